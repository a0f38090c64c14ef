import { ViewingNowView } from '../../../src/index.js';
import { bo, chidi, dilnoza, emi, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { TicketHeader } from '../examples/viewing-now.js';
import source from '../examples/viewing-now.tsx?raw';
import { guests } from './guests.js';

export const viewingNow: ComponentDoc = {
  name: 'ViewingNow',
  summary: 'Who else looks at the same thing, as faces and a sentence; nothing at all while one is alone.',
  example: { file: 'ticket-header.tsx', source, Component: TicketHeader, others: guests(4) },
  figure: <ViewingNowView members={[bo, emi, chidi, dilnoza]} person={shownAs} />,
  parts: {
    '[data-slot=viewing-now]': 'The root, a `span` within a line.',
    '.cp-stack': 'The faces: decoration, for the sentence names them.',
    '[data-slot=avatar]': 'A face for each who is named.',
    '[data-slot=presence-dot]': 'Drawn by the face, and not seen in a row as small as this.',
  },
  props: [
    {
      name: 'ViewingNowProps',
      file: 'viewing-now/viewing-now.tsx',
      beside: 'And all of `ViewingNowViewProps` but `members` and `stale`.',
    },
    { name: 'ViewingNowViewProps', file: 'viewing-now/viewing-now-view.tsx', beside: 'And those of a span.' },
  ],
  states: [
    {
      attribute: 'data-stale',
      on: '[data-slot=viewing-now]',
      values: { true: 'The connection is down: they were here.', false: 'They are here.' },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [
    { step: 'Read on to the line', role: 'text', name: 'Bo Andersson, Emi Tanaka and 2 others are viewing' },
  ],
  silent: 'It is no live region. Who comes and goes is said by an announcer, with `PresenceAvatars`.',
  words: ['viewingNow'],
  sheets: ['viewing-now/viewing-now.css', 'presence-avatars/presence-avatars.css', 'avatar/avatar.css'],
  timings: [
    { group: 'degraded', key: 'badgeAfterMs', why: 'Faces are drawn as uncertain only after this long.' },
  ],
  hostile: [
    {
      text: 'Lists are joined as the language does, each name isolated: none can turn the sentence around.',
      rule: 'LG4',
    },
    { text: 'Plurals and digits are those of the language.', rule: 'LG3' },
  ],
  sizes: [
    'Nothing, unless `hideWhenAlone` is false.',
    'Two names and “8 others”; three where only one would be left over.',
    'Two names and “98 others”.',
    'The same sentence: only those who are named are asked how to be shown.',
  ],
  dos: ['Use `collapsed` where there is only room for an eye and a number.'],
  donts: [
    'Don’t count oneself: `members` is everyone else.',
    'Don’t use it as a lock: that somebody looks does not keep others from editing.',
  ],
  hook: { name: 'useViewingNow(channel)', text: 'gives `members`, everyone but oneself, and `stale`.' },
};
