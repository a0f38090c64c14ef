import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { EventFeed, EventFeedView, useTrigger, type FeedEntry } from '../../src/index.js';
import { ada, bo } from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { Sheet } from './sheet.js';

const at = (time: string): number => new Date(`2026-11-14T${time}`).getTime();

const entries: readonly FeedEntry[] = [
  { key: 1, at: at('14:02:07'), event: 'member.added', kind: 'member', detail: 'Emi Tanaka' },
  { key: 2, at: at('14:02:09'), event: 'cursor.moved', kind: 'quiet', detail: 'Bo Andersson', count: 48 },
  {
    key: 3,
    at: at('14:02:11'),
    event: 'card.moved',
    detail: '214 → review',
    data: { id: 214, title: 'Pricing', from: 'draft', to: 'review' },
  },
  {
    key: 4,
    at: at('14:02:14'),
    event: 'event.refused',
    kind: 'error',
    detail: 'over 10 per second',
    data: { code: 4301 },
  },
  {
    key: 5,
    at: at('14:02:15'),
    event: 'comment.created',
    detail: 'by Chidi Okafor',
    data: { card: 214, text: 'Looks right to me.' },
  },
];

const copied = fn();

const meta = {
  title: 'Components/EventFeed',
  component: EventFeedView,
  args: { entries, perSecond: 2, onCopy: copied },
  argTypes: {
    entries: { control: false },
    strings: { control: false },
    time: { control: 'inline-radio', options: ['clock', 'relative'] },
    order: { control: 'inline-radio', options: ['newest-last', 'newest-first'] },
    announce: { control: 'inline-radio', options: ['errors', 'all', 'off'] },
  },
  decorators: [(Story) => <div className="padded feed-frame">{Story()}</div>],
} satisfies Meta<typeof EventFeedView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What came with an event is read and copied by keyboard. */
export const Playground: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Details of card.moved' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getByText(/"title": "Pricing"/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }));
    await expect(copied).toHaveBeenCalled();
    await expect(canvas.getByRole('button', { name: 'Copied' })).toBeVisible();
  },
};

function many(count: number): FeedEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    key: i + 1,
    at: at('13:58:40') + i * 1_000,
    event: i % 5 === 1 ? 'member.added' : 'card.moved',
    kind: i % 5 === 1 ? ('member' as const) : ('event' as const),
    detail: `line ${i + 1}`,
  }));
}

function Growing({ start }: { start: number }): ReactElement {
  const [count, setCount] = useState(start);
  return (
    <>
      <div style={{ blockSize: 260 }}>
        <EventFeedView entries={many(count).slice(-500)} total={count} perSecond={4} />
      </div>
      <p>
        <button type="button" className="cp-button" onClick={() => setCount(count + 23)}>
          23 more
        </button>
      </p>
    </>
  );
}

/** It follows the end; who looks up is left alone, and told how much is new. */
export const Following: Story = {
  render: () => <Growing start={40} />,
  play: async ({ canvas, step }) => {
    const log = canvas.getByRole('log');
    const atEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 2;
    const toggle = canvas.getByRole('button', { name: 'Follow' });
    await waitFor(() => expect(atEnd()).toBe(true));
    await step('looks up', async () => {
      log.focus();
      await userEvent.keyboard('{ArrowUp}');
      log.scrollTop = 0;
      await expect(toggle).toHaveAttribute('aria-pressed', 'false');
      await userEvent.click(canvas.getByRole('button', { name: '23 more' }));
      await expect(canvas.getByRole('button', { name: '23 new' })).toBeVisible();
      await expect(log.scrollTop).toBe(0);
    });
    await step('goes on', async () => {
      await userEvent.click(canvas.getByRole('button', { name: '23 new' }));
      await expect(toggle).toHaveAttribute('aria-pressed', 'true');
      await waitFor(() => expect(atEnd()).toBe(true));
    });
  },
};

/** As it was drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="People and events" parts="EventFeed">
      <div className="sheet-columns">
        <EventFeedView entries={entries} perSecond={2} />
        <EventFeedView entries={[]} perSecond={0} aria-label="Events, none yet" />
        <div style={{ blockSize: 240 }}>
          <EventFeedView
            aria-label="Events, looked back at"
            {...{ entries: many(30), total: 53, follow: false, perSecond: 4, skipped: 312 }}
          />
        </div>
      </div>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };
export const Size1: Story = { args: { entries: entries.slice(0, 1) } };
export const Size500: Story = { args: { entries: many(500) } };

/** Text stays text, and what is too much is cut. */
export const HostileData: Story = {
  args: {
    entries: [
      {
        key: 1,
        at: at('14:02:07'),
        event: '<img src=x onerror=alert(1)>',
        detail: '\u202egnp.exe',
        data: { a: 'x'.repeat(9_000) },
      },
      {
        key: 2,
        at: at('14:02:08'),
        event: '__proto__',
        detail: 'constructor',
        data: JSON.parse('{"__proto__":{"a":1}}') as unknown,
      },
    ],
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('img')).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: /^Details of <img/ }));
    await expect(canvas.getByText(/… more/)).toBeVisible();
  },
};

const live = 'presence-feed';

function SayButton(): ReactElement {
  const say = useTrigger(live, 'client-note');
  return (
    <button type="button" className="cp-button" onClick={() => say({ text: 'Looks right to me.' })}>
      Say something
    </button>
  );
}

/** What one does, the other reads a moment later. */
export const Live: Story = {
  render: () => (
    <Sheet title="People and events" parts="EventFeed, live">
      <LabPanes users={[ada, bo]} channel={live}>
        {({ nickname }) => (
          <>
            <EventFeed channel={live} events={['client-note']} members aria-label={`Events, ${nickname}`} />
            <p>
              <SayButton />
            </p>
          </>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    await waitFor(
      async () => {
        await userEvent.click(adas!.getByRole('button', { name: 'Say something' }));
        await waitFor(() => expect(bos!.getAllByText('client-note').length).toBeGreaterThan(0), {
          timeout: 1_000,
        });
      },
      { timeout: 8_000 },
    );
    await expect(adas!.queryByText('client-note')).toBeNull(); // the server does not send it back
  },
};
