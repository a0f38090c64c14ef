import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { EventFeed, EventFeedView, type FeedEntry } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { every } from '../../shell/every.js';
import { DayLine } from '../headless/day-line.js';
import { LabPanes } from '../lab-panes.js';
import { Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { pass, playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/EventFeed',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const at = (seconds: number): number => new Date(2026, 10, 14, 14, 2, seconds).getTime();
const entries: readonly FeedEntry[] = [
  { key: 1, at: at(7), event: 'member.added', kind: 'member', detail: 'Emi Tanaka' },
  { key: 2, at: at(9), event: 'cursor.moved', kind: 'quiet', detail: 'Bo Andersson', count: 48 },
  { key: 3, at: at(11), event: 'card.moved', detail: '214 → review', data: { id: 214, to: 'review' } },
  { key: 4, at: at(14), event: 'event.refused', kind: 'error', detail: 'over 10 per second' },
];

const example: Example = (where) => (
  <EventFeedView aria-label={`Events, ${where}`} entries={entries} perSecond={2} />
);

export const Theming: Story = themed('EventFeed', example);
export const Unstyled: Story = unstyled('EventFeed', example, async (canvas) => {
  await expect(canvas.getByRole('log')).toBeVisible();
  await expect(canvas.getByText('214 → review')).toBeVisible();
  await userEvent.click(canvas.getByRole('button', { name: 'Details of card.moved' }));
  await expect(canvas.getByText(/"to": "review"/)).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

const many = (count: number): FeedEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    key: i + 1,
    at: at(i),
    event: 'card.moved',
    detail: `line ${i + 1}`,
  }));

function Growing(): ReactElement {
  const [count, setCount] = useState(30);
  return (
    <div className="fields">
      <button type="button" className="cp-button" onClick={() => setCount(count + 7)}>
        7 more
      </button>
      <EventFeedView entries={many(count)} total={count} perSecond={1} style={{ blockSize: 220 }} />
    </div>
  );
}

/** By keyboard: up stops following, what comes is counted, End follows again, and the toggle says which it is. */
export const Keyboard: Story = {
  render: () => <Growing />,
  play: async ({ canvas, step }) => {
    const log = canvas.getByRole('log');
    const more = canvas.getByRole('button', { name: '7 more' });
    const toggle = canvas.getByRole('button', { name: 'Follow' });
    const atEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 2;
    await waitFor(() => expect(atEnd()).toBe(true));
    await step('Tab reaches the button, the toggle and the log', async () => {
      await userEvent.tab();
      await expect(more).toHaveFocus();
      await userEvent.tab();
      await expect(toggle).toHaveFocus();
      await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    });
    await step('the toggle stops it: what comes is counted and nothing moves', async () => {
      await userEvent.keyboard(' ');
      await expect(toggle).toHaveAttribute('aria-pressed', 'false');
      const { scrollTop } = log;
      more.click();
      await expect(await canvas.findByRole('button', { name: '7 new' })).toBeVisible();
      await expect(log.scrollTop).toBe(scrollTop);
    });
    await step('End goes to the newest, and follows', async () => {
      log.focus();
      await userEvent.keyboard('{End}');
      await waitFor(() => expect(toggle).toHaveAttribute('aria-pressed', 'true'));
      await waitFor(() => expect(atEnd()).toBe(true));
    });
  },
};

const channel = 'presence-feed-faults';

const lines = ({ adas }: BenchInPlay): number =>
  within(adas.getByRole('log')).queryAllByText('card.moved').length;

const moveCard = ({ bos }: BenchInPlay): Promise<void> =>
  userEvent.click(bos.getByRole('button', { name: 'Move a card' }));

/** What it has stays through a loss; what comes after it comes below. What was missed is the application’s to fetch. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="EventFeed" channel={channel}>
      {({ nickname }, { lab }) => (
        <>
          <EventFeed
            channel={channel}
            aria-label={`Events of ${nickname}`}
            groupRepeats={false}
            members={false}
            events={['card.moved']}
            style={{ blockSize: 220 }}
          />
          <button
            type="button"
            className="cp-button"
            onClick={() => lab.publish(channel, 'card.moved', { to: 'review' })}
          >
            Move a card
          </button>
        </>
      )}
    </FaultBench>
  ),
  play: playFaults({
    async well(bench) {
      const before = lines(bench);
      await moveCard(bench);
      await waitFor(() => expect(lines(bench)).toBe(before + 1));
    },
    async lost(bench) {
      const before = lines(bench);
      await moveCard(bench);
      await pass(1_000);
      await expect(lines(bench)).toBe(before);
    },
  }),
};

const notes = [
  ['client-note', 'Totals look right to me'],
  ['client-vote', 'For hall 4'],
  ['client-note', 'I take the second table'],
  ['client-vote', 'For the ninth of May'],
] as const;

/** `useEventFeed` alone: the last of it on a line through the day. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useEventFeed">
      <LabPanes
        users={[room.ada]}
        actors={[room.bo]}
        channel={channel}
        play={([bos], clock) => {
          const left = [...notes];
          return every(clock, 300, () => {
            const [event, text] = left.shift() ?? [];
            if (event !== undefined) bos?.send(channel, event, { text });
          });
        }}
      >
        {() => <DayLine channel={channel} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText('For the ninth of May', { exact: false }, { timeout: 4_000 }),
    ).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(canvas.queryAllByRole('listitem')).toEqual([]));
  },
};
