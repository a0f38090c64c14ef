import { Announcer } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { App } from '../examples/announcer.js';
import source from '../examples/announcer.tsx?raw';

export const announcer: ComponentDoc = {
  name: 'Announcer',
  summary:
    'One voice for all components below it, so that no two speak at once. Without one they are silent.',
  example: {
    file: 'app.tsx',
    source,
    Component: App,
    hint: 'Pressed three times at once, it says “Saved.” once: the same is not said again within a second.',
  },
  figure: (
    <Announcer connection={false}>
      <p className="doc-quiet">Nothing of it is seen: its regions are one pixel large.</p>
    </Announcer>
  ),
  parts: {
    '[data-slot=announcer]': 'Two live regions, polite and assertive, on the page before anything is said.',
  },
  props: [
    { name: 'AnnouncerProps', file: 'announcer/announcer.tsx' },
    {
      name: 'AnnounceOptions',
      file: 'announcer/create-announcer.ts',
      beside:
        'The second argument of what `useAnnounce()` gives. What that returns takes it back, as long as it is unsaid.',
    },
  ],
  states: [],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [
    { step: 'In the document: polite news', role: 'status', name: '' },
    { step: 'In the document: what interrupts', role: 'alert', name: '' },
  ],
  utterances: [
    {
      when: 'The connection has been lost for two seconds',
      text: 'Connection lost. Reconnecting automatically.',
      from: ['connectionBanner', 'spoken', { state: 'reconnecting', signedOut: false }],
    },
    {
      when: 'It stopped for good',
      text: 'Can’t connect. Reload the page to try again.',
      priority: 'assertive',
      from: ['connectionBanner', 'spoken', { state: 'failed', signedOut: false }],
    },
    {
      when: 'Somebody left, and the grace is over',
      text: 'Bo left.',
      from: ['presenceNotices', 'left', { list: 'Bo', count: 1, locale: 'en' }],
    },
    {
      when: 'A field with your text in it went to somebody else',
      text: 'You lost this field to Bo. Your text is kept.',
      priority: 'assertive',
      from: ['field', 'lost', { name: 'Bo', kept: true }],
    },
  ],
  silent:
    'A modal dialog silences what is outside of it: put an `AnnouncerOutlet` into it. The innermost one speaks.',
  words: ['presenceNotices'],
  sheets: ['foundations/tokens.css'],
  timings: [
    {
      group: 'announce',
      key: 'gapMs',
      why: 'At least so long lies between any two: readers finish a sentence first.',
    },
    {
      group: 'announce',
      key: 'groupGapMs',
      why: 'And so long between two of one kind: a busy room is no running commentary.',
    },
    { group: 'announce', key: 'windowMs', why: 'All who come and go within it are one sentence.' },
    {
      group: 'announce',
      key: 'ttlMs',
      why: 'Old news is taken out of the document, where it would be read again.',
    },
  ],
  hostile: [
    { text: 'Of a group at most three wait; the next is told how many were dropped.', rule: 'AN4' },
    { text: 'A hundred joins a second are one utterance.', rule: 'AN9' },
    { text: 'Who is back within the grace never left, who only looked in never came.', rule: 'AN10' },
  ],
  sizes: [
    'Your own connection.',
    'Who comes and goes, by name; who types.',
    'Nothing of who comes and goes, over fifty; typing only to who is in the composer.',
    'The connection, locks and what your application says. Over 1,000 there is no news of people.',
  ],
  dos: [
    'Put one around the app, inside the `RealtimeProvider`.',
    'Give people `muted`, or `PresencePrivacy`: what is welcome in one room is noise in another.',
    'Use `onUtterance` in tests: a transcript is what axe cannot see.',
  ],
  donts: [
    'Don’t add live regions of your own for the same event: both would speak.',
    'Don’t use `assertive` but for what is lost otherwise.',
  ],
  hook: {
    name: 'useAnnounce()',
    text: 'gives the voice of the nearest `Announcer`; without one it says nothing.',
  },
};
