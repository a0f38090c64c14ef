import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { ChannelGate, ChannelGateView, type GateState } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { FrontDoor } from '../headless/front-door.js';
import { LabPanes } from '../lab-panes.js';
import { Sheet } from '../sheet.js';
import '../painted.css';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { tabTo } from './keys.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/ChannelGate',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = () => (
  <div className="fields">
    {(['denied', 'auth-error', 'subscribing'] as const).map((state) => (
      <ChannelGateView
        key={state}
        state={state}
        onRetry={fn()}
        action={
          <button type="button" className="cp-button">
            Request access
          </button>
        }
      />
    ))}
  </div>
);

export const Theming: Story = themed('ChannelGate', example);
export const Unstyled: Story = unstyled('ChannelGate', example, async (canvas) => {
  await expect(canvas.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
  await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

function Shut(): ReactElement {
  const [state, setState] = useState<GateState>('auth-error');
  return (
    <ChannelGateView state={state} focusRefusal onRetry={() => setState('ready')}>
      <p>
        <button type="button" className="cp-button" onClick={() => setState('denied')}>
          Ask for the secret page
        </button>
      </p>
    </ChannelGateView>
  );
}

/** By keyboard: "Try again" opens it; a refusal that one has brought about takes the focus to its heading. */
export const Keyboard: Story = {
  render: () => <Shut />,
  play: async ({ canvas, step }) => {
    await step('tries again', async () => {
      const retry = canvas.getByRole('button', { name: 'Try again' });
      await tabTo(retry);
      await userEvent.keyboard('{Enter}');
    });
    await step('what was asked for is refused: the heading has the focus', async () => {
      const ask = await canvas.findByRole('button', { name: 'Ask for the secret page' });
      await tabTo(ask);
      await userEvent.keyboard('{Enter}');
      await waitFor(() =>
        expect(canvas.getByRole('heading', { name: 'You don’t have access' })).toHaveFocus(),
      );
    });
  },
};

const channel = 'presence-gate-faults';
const draft = 'Numbers are in the second table.';

const gate = ({ adas }: BenchInPlay): HTMLElement =>
  adas.getByTestId('app').querySelector<HTMLElement>('.cp-gate')!;

async function stands(bench: BenchInPlay, state: string): Promise<void> {
  await waitFor(() => expect(gate(bench)).toHaveAttribute('data-state', state), { timeout: 4_000 });
}

/** Whatever happens to the line, the text behind the gate is still there, also after a refusal. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  parameters: { prints: ['The endpoint answered 403', 'You got disconnected by the app.'] },
  render: () => (
    <FaultBench parts="ChannelGate" channel={channel}>
      {({ nickname }) => (
        <ChannelGate channel={channel}>
          <input className="mock-input" aria-label={`Draft of ${nickname}`} defaultValue={draft} />
        </ChannelGate>
      )}
    </FaultBench>
  ),
  play: async (context) => {
    let input: HTMLElement | null = null;
    const keepsText = async ({ adas }: BenchInPlay): Promise<void> => {
      const now = adas.getByLabelText('Draft of Ada');
      input ??= now;
      await expect(now).toBe(input); // the very same: nothing was mounted anew
      await expect(now).toHaveValue(draft);
    };
    await playFaults({
      marks: ['data-state', 'aria-busy'],
      async well(bench) {
        await stands(bench, 'ready');
        await keepsText(bench);
      },
      async lost(bench) {
        await stands(bench, 'stale');
        await keepsText(bench);
      },
      async denied(bench) {
        await stands(bench, 'denied');
        await expect(bench.adas.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
        await keepsText(bench);
      },
      kicked: keepsText,
    })(context);
  },
};

/** `useChannelGate` alone: a door of one’s own. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useChannelGate">
      <LabPanes users={[room.ada]} channel={channel}>
        {() => (
          <FrontDoor channel={channel}>
            <label>
              Draft <input className="mock-input" defaultValue={draft} />
            </label>
          </FrontDoor>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('You are in', {}, { timeout: 3_000 })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Draft' })).toHaveValue(draft);
  },
};
