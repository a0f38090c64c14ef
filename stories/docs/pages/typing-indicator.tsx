import { TypingIndicatorView } from '../../../src/index.js';
import { bo, emi, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Composer } from '../examples/typing-indicator.js';
import source from '../examples/typing-indicator.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

export const typingIndicator: ComponentDoc = {
  name: 'TypingIndicator',
  summary: 'Who is typing, in one line that is always there, so that nothing moves when they begin.',
  example: {
    file: 'composer.tsx',
    source,
    Component: Composer,
    others: guests(1),
    play: every(2_000, (actor) => actor.send('presence-room', 'client-typing', { k: 'tab', s: 1 })),
  },
  figure: <TypingIndicatorView members={[bo, emi]} person={shownAs} />,
  parts: {
    '[data-slot=typing-indicator]': 'The root, a paragraph of one line; empty while nobody types.',
    '.cp-typing-dots': 'Three dots for the eye alone. They move for five seconds, where motion is welcome.',
    '.cp-typing-words': 'The sentence. With `variant="dots"` and `"avatars"` it is heard and not seen.',
  },
  props: [
    {
      name: 'TypingIndicatorProps',
      file: 'typing-indicator/typing-indicator.tsx',
      beside: 'Also `thread` and `clearOn` of `useTyping`, and all of the view’s but `members` and `count`.',
    },
    {
      name: 'TypingIndicatorViewProps',
      file: 'typing-indicator/typing-indicator-view.tsx',
      beside: 'And those of a paragraph.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=typing-indicator]',
      values: { typing: 'Somebody types.', idle: 'Nobody does; the line is kept.' },
    },
    {
      attribute: 'data-variant',
      on: '[data-slot=typing-indicator]',
      values: { text: 'Dots and a sentence.', dots: 'The dots alone.', avatars: 'Faces and dots.' },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus. The composer says that somebody types by `useTyping(channel).getInputProps`.',
  spoken: [{ step: 'Read on to the line', role: 'text', name: 'Bo Andersson and Emi Tanaka are typing' }],
  utterances: [
    {
      when: 'Somebody has typed for two seconds, in a room of ten or while the focus is in the composer',
      text: 'Bo Andersson is typing',
      from: ['typing', 'typing', { list: 'Bo Andersson', count: 1, locale: 'en' }],
    },
  ],
  silent: 'It is said once for each time that somebody types. That they stopped is never said.',
  words: ['typing'],
  sheets: ['typing-indicator/typing-indicator.css'],
  timings: [
    {
      group: 'typing',
      key: 'ttlMs',
      why: 'Who gives no sign for so long has stopped: a closed tab never says so.',
    },
    {
      group: 'typing',
      key: 'refreshMs',
      why: 'While keys arrive the sender says so again, at this pace and no faster.',
    },
    { group: 'typing', key: 'minVisibleMs', why: 'A name that only flashes cannot be read.' },
    {
      group: 'typing',
      key: 'hideDelayMs',
      why: 'Between two words people stop for a moment. None after a message.',
    },
    {
      group: 'typing',
      key: 'announceAfterMs',
      why: 'Short answers are there before they could be announced.',
    },
  ],
  hostile: [
    { text: 'Who types says the server; the name comes from presence, never from the message.', rule: 'TY6' },
    { text: 'Names are cleaned and isolated.', rule: 'TY4' },
    { text: 'Who only looks sends nothing.', rule: 'TY9' },
  ],
  sizes: [
    'Nothing to show; one’s own typing is never among it.',
    'Up to three are named, or two and “2 others”.',
    'Above five who type: “Several people are typing”. Announced only to who is in the composer.',
    'The same sentence. At most 50 who type are kept track of, the rest is counted.',
  ],
  dos: [
    'Name the message’s event in `clearOn`: typing ends when the message is there.',
    'Give `composerRef`, so that large rooms announce to those who write.',
  ],
  donts: [
    'Don’t put it into the list of messages: it would push them up and down.',
    'Don’t send each key: `getInputProps` says that somebody types, never what.',
  ],
  hook: { name: 'useTyping(channel)', text: 'gives `typing`, `count`, `getInputProps`, `start` and `stop`.' },
};
