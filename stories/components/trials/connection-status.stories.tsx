import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ConnectionStatus, ConnectionStatusView } from '../../../src/index.js';
import { LabPanes } from '../lab-panes.js';
import { Sheet } from '../sheet.js';
import * as room from '../../room/people.js';
import { LinkDial } from '../headless/link-dial.js';
import { allFaults, FaultBench } from './fault-bench.js';
import { playFaults, type Window } from './fault-play.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/ConnectionStatus',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const states = ['connected', 'reconnecting', 'offline', 'failed'] as const;

const example: Example = () => (
  <div className="stacked">
    {states.map((status) => (
      <p key={status} className="at-start">
        <ConnectionStatusView status={status} />
        <ConnectionStatusView status={status} variant="text" />
      </p>
    ))}
  </div>
);

export const Theming: Story = themed('ConnectionStatus', example);
export const Unstyled: Story = unstyled('ConnectionStatus', example, async (canvas) => {
  await expect(canvas.getAllByText('Reconnecting…')[0]).toBeVisible();
  await expect(canvas.getAllByRole('img', { name: 'Connection: Offline' })).toHaveLength(2);
});

const channel = 'presence-status';

const shows =
  (word: string) =>
  async ({ adas }: { readonly adas: Window }): Promise<void> => {
    await expect(await adas.findByRole('img', { name: `Connection: ${word}` })).toBeVisible();
  };

/** The word is calmer than the line: the chip above says each change of it, the badge what is worth knowing. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  parameters: { prints: ['You got disconnected by the app.'] },
  render: () => (
    <FaultBench parts="ConnectionStatus" channel={channel} faults={[...allFaults, 'flapping']}>
      {() => <ConnectionStatus />}
    </FaultBench>
  ),
  play: playFaults({
    well: shows('Live'),
    async lost(bench) {
      await shows('Reconnecting…')(bench);
      await expect(bench.bos.getByRole('img', { name: 'Connection: Live' })).toBeVisible();
    },
    kicked: shows('Can’t connect'),
  }),
};

/** `useConnectionDisplay` alone: the same calm, drawn otherwise. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useConnectionDisplay">
      <LabPanes users={[room.ada]} channel={channel}>
        {() => <LinkDial channel={channel} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Live', {}, { timeout: 3_000 })).toBeVisible();
  },
};
