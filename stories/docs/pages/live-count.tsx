import { LiveCountView } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Audience } from '../examples/live-count.js';
import source from '../examples/live-count.tsx?raw';
import { guests } from './guests.js';

export const liveCount: ComponentDoc = {
  name: 'LiveCount',
  summary:
    'How many people, or connections, a channel has: a number in text that changes at most once a second.',
  example: { file: 'audience.tsx', source, Component: Audience, others: guests(11) },
  figure: <LiveCountView count={12_408} compact label="watching now" />,
  parts: {
    '[data-slot=live-count]': 'The root, a `span` of text.',
    '.cp-spoken': 'The exact number, heard where “12.4K” is seen.',
    '[data-slot=presence-dot]': 'A disc while the number is live, a dotted ring while it is not.',
  },
  props: [
    {
      name: 'LiveCountProps',
      file: 'live-count/live-count.tsx',
      beside: 'And all of `LiveCountViewProps` but `count` and `staleSince`.',
    },
    { name: 'LiveCountViewProps', file: 'live-count/live-count-view.tsx', beside: 'And those of a span.' },
  ],
  states: [
    {
      attribute: 'data-stale',
      on: '[data-slot=live-count]',
      values: { true: 'The last number known, with “as of”, or unknown.', false: 'Live.' },
    },
    {
      attribute: 'data-variant',
      on: '[data-slot=live-count]',
      values: { inline: 'A line of text.', figure: 'A large number over its label.' },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [{ step: 'Read on to the number', role: 'text', name: '12,408 watching now' }],
  silent: 'It is no live region: a number that changes is not news.',
  words: ['liveCount'],
  sheets: ['live-count/live-count.css', 'presence-dot/presence-dot.css'],
  timings: [
    {
      group: 'degraded',
      key: 'badgeAfterMs',
      why: 'Only then it says “as of”: most losses are over sooner.',
    },
  ],
  hostile: [{ text: 'What is no finite number is a dash and “unknown”, never `NaN`.', rule: 'LN1' }],
  sizes: [
    '“1 person”.',
    '“10 people”.',
    '“100 people”.',
    '“10,000 people”, or “10K” with `compact`. It renders once a second at most, however many come and go.',
  ],
  dos: [
    'Say what is counted: one person may have several connections.',
    'Use `unit="connections"` on channels without presence, where the server tells their number.',
  ],
  donts: [
    'Don’t call connections “people”.',
    'Don’t animate the digits: a number that rolls cannot be read.',
  ],
  hook: {
    name: 'useLiveCount(channel, unit)',
    text: 'gives `count`, null where it is not known, and `staleSince`.',
  },
};
