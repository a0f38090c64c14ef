import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { ConnectionBanner, ConnectionBannerView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { LinkLine } from '../headless/link-line.js';
import { CableButton, LabPanes } from '../lab-panes.js';
import { Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/ConnectionBanner',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const states = ['reconnecting', 'unavailable', 'offline', 'failed', 'restored'] as const;

const example: Example = () => (
  <div className="stacked">
    {states.map((state) => (
      <ConnectionBannerView
        key={state}
        state={state}
        pending={state === 'reconnecting' ? 3 : 0}
        onRetry={fn()}
        dismissible
      />
    ))}
  </div>
);

export const Theming: Story = themed('ConnectionBanner', example);
export const Unstyled: Story = unstyled('ConnectionBanner', example, async (canvas) => {
  await expect(canvas.getByText('Taking longer than usual.')).toBeVisible();
  await expect(canvas.getByText('3 changes will be sent')).toBeVisible();
  await expect(canvas.getAllByRole('button', { name: 'Retry now' })[0]).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

function Closing(): ReactElement {
  const [retries, setRetries] = useState(0);
  return (
    <div className="stacked">
      <ConnectionBannerView
        state="unavailable"
        dismissible
        busy={retries === 2}
        onRetry={() => setRetries((count) => count + 1)}
      />
      <p>Tried {retries} times</p>
      <button type="button" className="cp-button">
        What comes after it
      </button>
    </div>
  );
}

/** By keyboard: "Retry now" keeps the focus while it is busy, "Dismiss" puts the banner away. */
export const Keyboard: Story = {
  render: () => <Closing />,
  play: async ({ canvas, step }) => {
    const retry = canvas.getByRole('button', { name: 'Retry now' });
    await step('tries, by Enter and by Space', async () => {
      await userEvent.tab();
      await expect(retry).toHaveFocus();
      await userEvent.keyboard('{Enter} ');
      await expect(canvas.getByText('Tried 2 times')).toBeVisible();
    });
    await step('busy: it is still there, has the focus, and does nothing', async () => {
      await userEvent.keyboard('{Enter}');
      await expect(canvas.getByText('Tried 2 times')).toBeVisible();
      await expect(retry).toHaveFocus();
      await expect(retry).toHaveAttribute('aria-disabled', 'true');
    });
    await step('puts it away', async () => {
      await userEvent.tab();
      await expect(canvas.getByRole('button', { name: 'Dismiss' })).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await expect(retry).not.toBeInTheDocument();
      await userEvent.tab();
      await expect(canvas.getByRole('button', { name: 'What comes after it' })).toHaveFocus();
    });
  },
};

const channel = 'presence-banner-faults';

const banner = ({ adas }: BenchInPlay): HTMLElement | null =>
  adas.getByTestId('app').querySelector('.cp-banner');

async function shows(bench: BenchInPlay, state: string): Promise<void> {
  await waitFor(() => expect(banner(bench)).toHaveAttribute('data-state', state), { timeout: 4_000 });
}

/** A blip is no news. What lasts is said once, and its end as well; what is below never moves. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  parameters: { prints: ['You got disconnected by the app.'] },
  render: () => (
    <FaultBench
      parts="ConnectionBanner"
      channel={channel}
      faults={['blip', 'loss', 'flapping', 'half-open', 'restart', 'kicked']}
    >
      {() => (
        <>
          <ConnectionBanner placement="top" quiet="Last edit by Chidi, 1 min ago" />
          <p>What is below never moves.</p>
        </>
      )}
    </FaultBench>
  ),
  play: playFaults({
    async well({ adas }) {
      await adas.findByText('Last edit by Chidi, 1 min ago', {}, { timeout: 4_000 });
    },
    async lost(bench) {
      const below = bench.adas.getByText('What is below never moves.');
      const { top } = below.getBoundingClientRect();
      await shows(bench, 'reconnecting');
      await expect(below.getBoundingClientRect().top).toBe(top);
      await expect(bench.said()).toMatch(/Connection lost\. Reconnecting automatically\./);
      await expect(within(bench.bos.getByTestId('app')).queryByText('Connection lost.')).toBeNull();
    },
    kicked: (bench) => shows(bench, 'failed'),
  }),
};

/** `useConnectionBanner` alone: one sentence, one link. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useConnectionBanner">
      <LabPanes users={[room.ada]} channel={channel}>
        {(_, client) => (
          <div className="fields">
            <LinkLine channel={channel} />
            <p>
              <CableButton client={client} />
            </p>
          </div>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('All changes are saved')).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 100)); // it has connected
    await userEvent.click(canvas.getByRole('button', { name: 'Pull the cable' }));
    await expect(await canvas.findByText(/We lost the line/, {}, { timeout: 3_000 })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Plug back in' }));
    await userEvent.click(canvas.getByRole('button', { name: /^Try/ }));
    await expect(await canvas.findByText('We are back.', {}, { timeout: 5_000 })).toBeVisible();
  },
};
