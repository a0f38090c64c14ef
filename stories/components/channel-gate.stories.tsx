import type { Meta, StoryObj } from '@storybook/react-vite';
import { Suspense, useState, type ReactElement } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { ChannelGate, ChannelGateView, type GateState } from '../../src/index.js';
import { ada as adaUser } from '../room/people.js';
import { CableButton, LabPanes } from './lab-panes.js';
import { Card, Sheet } from './sheet.js';

const ask = (words: string): ReactElement => (
  <button type="button" className="cp-button ink">
    {words}
  </button>
);
const request = ask('Request access');

const meta = {
  title: 'Components/ChannelGate',
  component: ChannelGateView,
  args: {
    state: 'denied',
    action: request,
    onRetry: fn(),
    retrying: false,
    children: <p>What is inside.</p>,
  },
  argTypes: {
    state: {
      control: 'select',
      options: [
        'waiting-connection',
        'authorizing',
        'subscribing',
        'ready',
        'stale',
        'unauthenticated',
        'denied',
        'auth-error',
        'over-limit',
        'closed',
      ],
    },
    action: { control: false },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof ChannelGateView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Request access' })).toBeVisible();
  },
};

export const ErrorWithRetry: Story = {
  args: { state: 'auth-error', retrying: true },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

/** Every state, as it was drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="ChannelGate">
      <div className="sheet-columns">
        {(['subscribing', 'denied', 'auth-error', 'unauthenticated', 'over-limit', 'closed'] as const).map(
          (state) => (
            <Card key={state} title={state} className="flush">
              <ChannelGateView
                state={state}
                retrying={state === 'auth-error'}
                action={state === 'unauthenticated' ? ask('Sign in') : request}
                onRetry={fn()}
              />
            </Card>
          ),
        )}
      </div>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

function Blip(): ReactElement {
  const [state, setState] = useState<GateState>('ready');
  return (
    <Card title="A blip loses no form">
      <ChannelGateView state={state}>
        <label>
          Summary <input className="mock-input" defaultValue="" />
        </label>
      </ChannelGateView>
      <p>
        <button type="button" className="cp-button" onClick={() => setState('stale')}>
          Pull the cable
        </button>{' '}
        <button type="button" className="cp-button" onClick={() => setState('denied')}>
          Revoke
        </button>
      </p>
    </Card>
  );
}

/** Whatever happens to the connection, what was written stays. */
export const KeepsForms: Story = {
  render: () => <Blip />,
  play: async ({ canvas, canvasElement }) => {
    const field = canvas.getByRole('textbox', { name: 'Summary' });
    await userEvent.type(field, 'Shipping');
    await userEvent.click(canvas.getByRole('button', { name: 'Pull the cable' }));
    const gate = canvasElement.querySelector('.cp-gate');
    await expect(gate).toHaveAttribute('data-state', 'stale');
    await expect(gate).toHaveAttribute('aria-busy', 'true');
    await userEvent.click(canvas.getByRole('button', { name: 'Revoke' }));
    await expect(canvas.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Summary' })).toBe(field);
    await expect(field).toHaveValue('Shipping');
  },
};

/** With `suspense`, the nearest boundary waits; over a lost connection it does not wait again. */
export const WithSuspense: Story = {
  render: () => (
    <Sheet title="Signals" parts="ChannelGate, suspense">
      <LabPanes users={[adaUser]} channel="presence-doc">
        {(_, client) => (
          <>
            <Suspense fallback={<p>The boundary waits…</p>}>
              <ChannelGate channel="private-doc" suspense>
                <p>What is inside.</p>
              </ChannelGate>
            </Suspense>
            <p>
              <CableButton client={client} />
            </p>
          </>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('What is inside.', {}, { timeout: 5_000 })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Pull the cable' }));
    await expect(canvas.getByText('What is inside.')).toBeVisible();
    await expect(canvas.queryByText('The boundary waits…')).toBeNull();
    await userEvent.click(within(canvas.getByRole('main')).getByRole('button', { name: 'Plug back in' }));
  },
};
