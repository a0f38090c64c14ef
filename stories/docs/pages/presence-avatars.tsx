import { PresenceAvatarsView } from '../../../src/index.js';
import { crowd, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { DocumentHeader } from '../examples/presence-avatars.js';
import source from '../examples/presence-avatars.tsx?raw';
import { guests } from './guests.js';

export const presenceAvatars: ComponentDoc = {
  name: 'PresenceAvatars',
  summary:
    'Who is in a presence channel: faces in a row that keeps its width, and a `+N` that opens a list of everyone.',
  example: {
    file: 'document-header.tsx',
    source,
    Component: DocumentHeader,
    others: guests(7),
    hint: 'Press `+4`, or focus it and press Enter.',
  },
  figure: <PresenceAvatarsView members={crowd} person={shownAs} size="lg" max={5} />,
  parts: {
    '[data-slot=presence-avatars]': 'The root. It takes `ref`, `className` and every prop of a div.',
    '.cp-stack': 'The list, a real `ul`: its order in the document is the order that one sees.',
    '[data-slot=avatar]': 'A face, an `Avatar` with its own parts.',
    '[data-slot=presence-dot]': 'A glyph, only on those who are not active.',
    '.cp-more': '`+N`: a button whose name begins with what is seen and holds the true number.',
  },
  props: [
    {
      name: 'PresenceAvatarsProps',
      file: 'presence-avatars/presence-avatars.tsx',
      beside: 'And all of `PresenceAvatarsViewProps` but `members` and `staleSince`.',
    },
    {
      name: 'PresenceAvatarsViewProps',
      file: 'presence-avatars/presence-avatars-props.ts',
      beside:
        'And those of a div. The view draws what it is given: for servers, tests and lists of one’s own.',
    },
  ],
  states: [
    {
      attribute: 'data-stale',
      on: '[data-slot=presence-avatars]',
      values: {
        true: 'The connection is down: everyone but oneself is drawn as uncertain, and nobody leaves.',
        false: 'The list is live.',
      },
    },
    {
      attribute: 'data-size',
      on: '[data-slot=presence-avatars]',
      values: {
        xs: '20 px, overlap 4',
        sm: '24 px, overlap 5',
        md: '32 px, overlap 6',
        lg: '40 px, overlap 8',
      },
    },
    {
      attribute: 'data-presence',
      on: '[data-slot=avatar]',
      values: {
        live: 'Known to be here.',
        stale: 'Not known to be here still.',
        leaving: 'Looks like `stale`.',
      },
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: '`+N`',
      does: 'Opens the list of everyone, and closes it again.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['ArrowDown', 'ArrowUp', 'Home', 'End'],
      on: 'the list',
      does: 'Walks the rows; up from the first row is the search.',
      walkedIn: 'test/components/presence-avatars.test.tsx',
    },
    {
      keys: ['Escape'],
      on: 'the list',
      does: 'Closes it and gives the focus back to `+N`.',
      walkedIn: 'test/components/presence-avatars.test.tsx',
    },
    {
      keys: ['ArrowRight', 'ArrowLeft'],
      on: 'faces, with `activation="each"` and more than eight of them',
      does: 'Walks from face to face: they are one stop of the Tab key.',
      walkedIn: 'test/components/presence-features.test.tsx',
    },
  ],
  spoken: [
    { step: 'Read on to the faces', role: 'list', name: '17 people here', items: 5 },
    { step: 'Next item: of who is active no status is said', role: 'img', name: 'Ada Lovelace (you)' },
    { step: 'Tab to `+N`', role: 'button', name: '+13 more people', expanded: false },
  ],
  utterances: [
    {
      when: 'Two people join within three seconds, in a room of ten or fewer',
      text: 'Ada and Bo joined.',
      from: ['presenceNotices', 'joined', { list: 'Ada and Bo', count: 2, locale: 'en' }],
    },
    {
      when: 'Three people join, in a room of eleven to fifty',
      text: '3 people joined.',
      from: ['presenceNotices', 'someJoined', { count: 3, locale: 'en' }],
    },
  ],
  silent: 'Over fifty people nothing is said of who comes and goes, and the first list is never news.',
  words: ['presenceAvatars', 'people'],
  sheets: [
    'presence-avatars/presence-avatars.css',
    'presence-avatars/people-popover.css',
    'avatar/avatar.css',
    'presence-dot/presence-dot.css',
  ],
  timings: [
    {
      group: 'degraded',
      key: 'badgeAfterMs',
      why: 'Faces are drawn as uncertain only after this long: most losses are over sooner.',
    },
    {
      group: 'leave',
      key: 'graceMs',
      why: 'Who is back within it never left, as far as announcements go. The face itself goes at once.',
    },
    { group: 'announce', key: 'windowMs', why: 'All who come and go within it are one sentence.' },
    {
      group: 'announce',
      key: 'groupGapMs',
      why: 'At least so long lies between two sentences about presence: a hundred joins a second stay one.',
    },
  ],
  hostile: [
    {
      text: 'Names are cleaned and isolated: nothing invisible, nothing that turns text around.',
      rule: 'NM16',
    },
    { text: 'Ids of any form are taken, `__proto__` too.', rule: 'PA10' },
    { text: 'Of `info` only strings are read, and nothing else of it reaches the document.', rule: 'PA17' },
    { text: 'Names that look alike are told apart in the list.', rule: 'PA9' },
    {
      text: '“You” and the mark of look-alikes are elements of their own, which no name can imitate.',
      rule: 'PA28',
    },
  ],
  sizes: [
    'Your own face, and “Only you are here”.',
    'Faces up to `max`; above it one slot less and `+N`. `+1` never shows.',
    'The same row. The list has a search from eight people on.',
    'The same row: only those in sight are asked how to be shown. Of the list, 48 rows are in the document.',
  ],
  dos: [
    'Give `total` where the server’s list is cut short: `+N` counts those who are not in it.',
    'Leave the order alone: nobody moves while people come and go.',
    'Put an `Announcer` around the app, so that what is seen is heard.',
  ],
  donts: [
    'Don’t sort by activity in the row: faces would move under the pointer.',
    'Don’t hide it when the connection drops: `stale="dim"` keeps everyone in their place. `stale="hide"`, which leaves only oneself, is for pages on which nobody may be taken for present who is not.',
    'Don’t put people’s email addresses into `info`: everybody in the channel is sent it.',
  ],
  hook: {
    name: 'usePresence(channel)',
    text: 'gives `members`, `others`, `me`, `count`, `complete` and `stale` for a row of your own; `distinctColors` and `orderBy` help with the rest.',
  },
};
