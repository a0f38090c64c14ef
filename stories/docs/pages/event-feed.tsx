import { EventFeedView, type FeedEntry } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Activity } from '../examples/event-feed.js';
import source from '../examples/event-feed.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

const start = new Date(2026, 10, 14, 14, 2).getTime();
const entries: readonly FeedEntry[] = [
  { key: 1, at: start, event: 'member.added', detail: 'Bo Andersson', kind: 'member' },
  { key: 2, at: start + 4_000, event: 'card.moved', detail: 'Launch', data: { id: 7, to: 'done' } },
  { key: 3, at: start + 9_000, event: 'cursor.saved', kind: 'quiet', count: 48 },
  { key: 4, at: start + 12_000, event: 'over-limit', detail: 'The room is full.', kind: 'error' },
];

export const eventFeed: ComponentDoc = {
  name: 'EventFeed',
  summary:
    'What happens on a channel, line by line. It follows the end until somebody looks elsewhere; then it counts.',
  example: {
    file: 'activity.tsx',
    source,
    Component: Activity,
    others: guests(2),
    play: every(2_500, (actor, turn) =>
      actor.send('presence-room', 'client-card.moved', { card: turn + 1, to: 'done' }),
    ),
  },
  figure: <EventFeedView entries={entries} perSecond={2} />,
  parts: {
    '[data-slot=event-feed]': 'The root, a `section` that is a region named “Events”.',
    '.cp-feed-toggle': '“Follow”: a toggle whose name stays.',
    '.cp-feed-log':
      'What scrolls: `role="log"` that speaks of nothing by itself, and takes the focus so that keys scroll it.',
    '.cp-feed-row': 'A line: time, name, a few words, how often.',
  },
  props: [
    {
      name: 'EventFeedProps',
      file: 'event-feed/event-feed.tsx',
      beside: 'And all of the view’s but `entries`, `perSecond`, `skipped` and `total`.',
    },
    { name: 'UseEventFeedOptions', file: 'event-feed/use-event-feed.ts' },
    { name: 'EventFeedViewProps', file: 'event-feed/event-feed-view.tsx', beside: 'And those of a section.' },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=event-feed]',
      values: {
        following: 'The end is kept in sight.',
        paused: 'Somebody looks elsewhere: what comes is counted.',
      },
    },
    {
      attribute: 'data-kind',
      on: '.cp-feed-row',
      values: {
        event: 'An event.',
        member: 'Somebody came or went.',
        quiet: 'Of little weight.',
        error: 'Something went wrong: a tinted row with an edge.',
      },
    },
  ],
  keys: [
    {
      keys: ['ArrowUp', 'PageUp', 'Home'],
      on: 'the log',
      does: 'Scrolls back, and stops following.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['End'],
      on: 'the log',
      does: 'Goes to the end and follows it.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['Enter', 'Space'],
      on: '“Follow”, “Details of …”',
      does: 'Follows or stops; shows and hides the data of a line.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    { step: 'Next region', role: 'region', name: 'Events' },
    { step: 'Tab', role: 'button', name: 'Follow', pressed: true },
    { step: 'Tab', role: 'log', name: 'Events' },
    { step: 'Tab', role: 'button', name: 'Details of card.moved', expanded: false },
  ],
  silent:
    'An announcer says errors alone, unless `announce="all"`: a log that is read aloud line by line cannot be used.',
  words: ['eventFeed'],
  sheets: ['event-feed/event-feed.css', 'new-items-pill/new-items-pill.css'],
  timings: [],
  hostile: [
    { text: 'What it shows is text: no markup, no links.', rule: 'EF8' },
    { text: 'Data is shown to six levels and two kilobytes, whatever it is.', rule: 'EF4' },
    { text: 'Of a flood fifty lines a second are shown and the rest counted.', rule: 'EF3' },
  ],
  sizes: [
    'Your own events are not echoed: nothing comes.',
    'Each line as it comes.',
    'Lines of one flush are drawn together, ten times a second at most.',
    'Fifty lines a second; the rest is counted as skipped. `max` lines are kept.',
  ],
  dos: [
    'Give `events` and `detail`: a few words beat raw data.',
    'Leave `groupRepeats` on: what happens forty-eight times is one line.',
  ],
  donts: [
    'Don’t use it as a chat: it has no order that survives a reload.',
    'Don’t turn `announce="all"` on for a busy channel.',
  ],
  hook: {
    name: 'useEventFeed(channel, options)',
    text: 'gives `entries`, `perSecond`, `skipped`, `total` and `clear`; it holds the channel.',
  },
};
