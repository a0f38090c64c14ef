import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import {
  ComponentsProvider,
  ConnectionBanner,
  ConnectionBannerView,
  ConnectionStatusView,
  PresenceAvatarsView,
  RealtimeError,
  useChannel,
  useConnection,
  type ConnectionBannerViewProps,
} from '../../src/index.js';
import * as room from '../room/people.js';
import { CableButton, LabPanes } from './lab-panes.js';
import { ada, bo, chidi, dilnoza, shownAs } from './people.js';
import { Card, Sheet } from './sheet.js';

const meta = {
  title: 'Components/ConnectionBanner',
  component: ConnectionBannerView,
  args: {
    state: 'reconnecting',
    placement: 'inline',
    unstable: false,
    busy: false,
    pending: 0,
    onRetry: fn(),
  },
  argTypes: {
    state: {
      control: 'select',
      options: [null, 'reconnecting', 'offline', 'unavailable', 'failed', 'restored'],
    },
    placement: { control: 'inline-radio', options: ['inline', 'top', 'bottom'] },
    error: { control: false },
    strings: { control: false },
    actions: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof ConnectionBannerView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A banner whose next attempt lies ahead: the instant is taken when it is first drawn. */
function Counting({ inMs, ...props }: ConnectionBannerViewProps & { inMs: number }): ReactElement {
  const [retryAt] = useState(() => Date.now() + inMs);
  return <ConnectionBannerView {...props} retryAt={retryAt} />;
}

/** "Retry now" stays where it is, keeps the focus, and does nothing more while it is busy. */
export const Playground: Story = {
  render: (args) => <Counting {...args} inMs={8_000} />,
  play: async ({ canvas, args, step }) => {
    const button = canvas.getByRole('button', { name: 'Retry now' });
    await step('by keyboard', async () => {
      await userEvent.tab();
      await expect(button).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await expect(args.onRetry).toHaveBeenCalledOnce();
    });
    await expect(await canvas.findByText(/Reconnecting in \d s/)).toBeVisible();
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};

export const Busy: Story = {
  args: { busy: true, pending: 3 },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Retry now' }));
    await expect(args.onRetry).not.toHaveBeenCalled();
    await expect(canvas.getByText('3 changes will be sent')).toBeVisible();
  },
};

const ended = new RealtimeError('authorization-denied', { status: 401 });

/** Every state, as it was drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="Connection" parts="ConnectionBanner">
      <Card title="Banner, inline" className="stacked">
        <Counting state="reconnecting" inMs={5_000} />
        <ConnectionBannerView state="reconnecting" busy pending={3} />
        <Counting state="unavailable" inMs={18_000} />
        <ConnectionBannerView state="offline" />
        <ConnectionBannerView state="reconnecting" unstable />
        <ConnectionBannerView
          state="failed"
          error={ended}
          actions={() => (
            <button type="button" className="cp-button">
              Sign in
            </button>
          )}
        />
        <ConnectionBannerView state="restored" updates={12} />
      </Card>
      <div className="sheet-columns">
        <Pane title="Launch notes" />
        <Pane title="Notes" />
      </div>
    </Sheet>
  ),
};

function Pane({ title }: { title: string }): ReactElement {
  const [lost, setLost] = useState(true);
  const people = title === 'Notes' ? [ada, bo] : [ada, bo, chidi, dilnoza];
  return (
    <section className="card pane">
      <div className="pane-bar">
        <strong>{title}</strong>
        <PresenceAvatarsView members={people} size="sm" stale={lost} person={shownAs} />
        <ConnectionStatusView status={lost ? 'reconnecting' : 'connected'} />
      </div>
      <Counting
        state={lost ? 'reconnecting' : null}
        inMs={4_000}
        placement="top"
        quiet="Last edit by Chidi, 1 min ago"
        onRetry={() => setLost(false)}
      />
      <p>What is below never moves.</p>
    </section>
  );
}

/** The line is there before and after: what is below stays where it is. */
export const Top: Story = {
  render: () => <Pane title="Launch notes" />,
  play: async ({ canvas }) => {
    const below = canvas.getByText('What is below never moves.');
    const before = below.getBoundingClientRect().top;
    await userEvent.click(canvas.getByRole('button', { name: 'Retry now' }));
    await expect(canvas.getByText('Last edit by Chidi, 1 min ago')).toBeVisible();
    await expect(below.getBoundingClientRect().top).toBe(before);
  },
};

export const Dismissible: Story = {
  args: { dismissible: true, state: 'offline' },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }));
    await expect(canvasElement.querySelector('.cp-banner')).toBeNull();
  },
};

export const Bottom: Story = {
  args: { placement: 'bottom', state: 'offline' },
  render: (args) => (
    <div
      style={{ minBlockSize: 320, display: 'flex', flexDirection: 'column', justifyContent: 'space-between' }}
    >
      <p>The page goes on below.</p>
      <ConnectionBannerView {...args} />
    </div>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

const soon = { banner: { lostAfterMs: 400, restoredForMs: 1_500 } };

/** Shown sooner than an application would: the cable is pulled, the banner comes; plugged in, it says so and goes. */
export const CablePulled: Story = {
  render: () => (
    <Sheet title="Connection" parts="ConnectionBanner, live">
      <ComponentsProvider timings={soon}>
        <LabPanes users={[room.ada]} channel="presence-banner">
          {(_, client) => (
            <>
              <ConnectionBanner />
              <p>
                <CableButton client={client} />
              </p>
              <Holder />
            </>
          )}
        </LabPanes>
      </ComponentsProvider>
    </Sheet>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    const state = (): string | null | undefined =>
      canvasElement.querySelector('.cp-banner')?.getAttribute('data-state');
    await waitFor(() => expect(canvas.getByText('connected')).toBeVisible(), { timeout: 5_000 });
    await expect(state()).toBeUndefined();
    await step('lost', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Pull the cable' }));
      await waitFor(() => expect(state()).toBe('reconnecting'), { timeout: 5_000 });
    });
    await step('back: said, then gone', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Plug back in' }));
      await waitFor(() => expect(state()).toBe('restored'), { timeout: 8_000 });
      await waitFor(() => expect(state()).toBeUndefined(), { timeout: 5_000 });
    });
  },
};

/** Holds a channel: without one there would be no connection. */
function Holder(): ReactElement {
  useChannel('presence-banner');
  return <p>{useConnection(({ status }) => status)}</p>;
}
