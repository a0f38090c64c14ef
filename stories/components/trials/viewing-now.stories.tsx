import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { ViewingNow, ViewingNowView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { TicketHead } from '../headless/ticket-head.js';
import { LabPanes } from '../lab-panes.js';
import { bo, chidi, firstName, people } from '../people.js';
import { Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/ViewingNow',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = () => (
  <div className="fields">
    <ViewingNowView members={people(6).slice(1)} person={firstName} />
    <ViewingNowView members={people(5)} collapsed />
    <ViewingNowView members={[bo, chidi]} person={firstName} stale />
  </div>
);

export const Theming: Story = themed('ViewingNow', example);
export const Unstyled: Story = unstyled('ViewingNow', example, async (canvas) => {
  await expect(canvas.getByText(/others are viewing/)).toBeVisible();
});

const channel = 'presence-viewing-faults';

const words = ({ adas }: BenchInPlay): HTMLElement =>
  adas.getByTestId('app').querySelector<HTMLElement>('.cp-viewing')!;

/** Who looked at it before the line was lost is still named, as one who did. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="ViewingNow" channel={channel} actors={[room.emi]}>
      {() => <ViewingNow channel={channel} />}
    </FaultBench>
  ),
  play: playFaults({
    async well(bench) {
      await waitFor(() => expect(words(bench)).toHaveTextContent(/are viewing/));
      await expect(words(bench)).not.toHaveTextContent('Ada');
    },
    async lost(bench) {
      await waitFor(() => expect(words(bench)).toHaveAttribute('data-stale', 'true'));
      await expect(words(bench)).toHaveTextContent('Bo');
    },
  }),
};

/** `useViewingNow` alone: the head of a ticket. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useViewingNow">
      <LabPanes users={[room.ada, room.bo]} actors={[room.emi]} channel={channel}>
        {() => <TicketHead channel={channel} title="Ticket 214: totals are off" />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Ada Lovelace/, {}, { timeout: 3_000 })).toBeVisible();
    await waitFor(() => expect(canvas.getAllByText(/have this open/)).toHaveLength(2));
  },
};
