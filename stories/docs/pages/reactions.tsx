import { ReactionBarView, ReactionOverlayView } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Stage } from '../examples/reactions.js';
import source from '../examples/reactions.tsx?raw';

const counts = new Map([
  ['thumbs-up', { count: 5, mine: true, names: ['you', 'Bo Andersson'] }],
  ['celebrate', { count: 12 }],
  ['heart', { count: 3 }],
]);
const walkedIn = 'stories/components/reactions.stories.tsx';
const here = 'test/docs/keyboard.browser.test.tsx';

export const reactions: ComponentDoc = {
  name: 'Reactions',
  summary:
    '`ReactionBar` has the buttons, `ReactionOverlay` draws what was pressed: for a moment, or to stay.',
  example: {
    file: 'stage.tsx',
    source,
    Component: Stage,
    hint: 'Press a button: yours is drawn at once, everybody else’s with the next message.',
  },
  figure: (
    <div className="doc-relative">
      <ReactionBarView counts={counts} mode="toggle" onReact={() => {}} onMore={() => {}} />
      <ReactionOverlayView />
    </div>
  ),
  parts: {
    '[data-slot=reaction-bar]': 'The root of the bar: `role="toolbar"`, one stop of the Tab key.',
    '[data-slot=reaction]': 'A button. Its name holds the count and never the state.',
    '[data-slot=reaction-more]': 'A last button for a picker of your own, with `onMore`.',
    '[data-slot=reaction-overlay]': 'Lies over what it is about: `aria-hidden`, takes no pointer.',
  },
  props: [
    {
      name: 'ReactionBarProps',
      file: 'reactions/reaction-bar.tsx',
      beside: 'And all of `ReactionBarViewProps` but `counts`.',
    },
    { name: 'ReactionBarViewProps', file: 'reactions/reaction-bar-view.tsx', beside: 'And those of a div.' },
    {
      name: 'ReactionOverlayProps',
      file: 'reactions/reaction-overlay.tsx',
      beside: 'And all of `ReactionOverlayViewProps` but `handle`.',
    },
    {
      name: 'ReactionOverlayViewProps',
      file: 'reactions/reaction-overlay-view.tsx',
      beside: 'And those of a div.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=reaction]',
      values: { mine: 'One’s own is among them.', idle: 'It is not.' },
    },
  ],
  keys: [
    {
      keys: ['ArrowRight', 'End', 'Enter'],
      on: 'a button',
      does: 'Walks to the next one, to the last; presses it.',
      walkedIn,
    },
    {
      keys: ['ArrowLeft', 'Home', 'Space'],
      on: 'a button',
      does: 'Walks back, to the first; presses it.',
      walkedIn: here,
    },
  ],
  spoken: [
    { step: 'Tab into the bar', role: 'toolbar', name: 'Reactions' },
    {
      step: 'The first button',
      role: 'button',
      name: 'Thumbs up, 5',
      pressed: true,
      description: 'By you, Bo Andersson and 3 others',
    },
    { step: 'Right arrow', role: 'button', name: 'Celebrate, 12', pressed: false },
  ],
  utterances: [
    {
      when: 'With `announce`: reactions of others, at most every three seconds',
      text: 'Celebrate, 12',
      from: ['reactions', 'button', { label: 'Celebrate', count: 12, locale: 'en' }],
    },
  ],
  silent: 'By default nothing is said of reactions: a cheering room would drown everything else.',
  words: ['reactions'],
  sheets: ['reactions/reactions.css'],
  timings: [],
  hostile: [
    { text: 'What is not among the emojis is neither sent nor drawn.', rule: 'RB6' },
    { text: 'What others send is checked; whose it is says the server.', rule: 'RB4' },
    { text: 'What is faster than the rate is counted and sent together.', rule: 'RB5' },
  ],
  sizes: [
    'Your own, drawn at once.',
    'Each as it comes.',
    'Those of one kind within a moment are one particle with “×7”.',
    'The same; 30 particles at most are on the page.',
  ],
  dos: [
    'Give each emoji a `label` where your language has none for it.',
    'Use `mode="toggle"` with a `target` for reactions to one thing; they stay while their authors are here.',
  ],
  donts: [
    'Don’t count on toggles as a vote: who leaves takes theirs along. Keep votes on your server.',
    'Don’t move the bar with the overlay: buttons must stay where they are.',
  ],
  hook: {
    name: 'useReactions, useReactionCounts',
    text: 'give `react` for bursts, and `counts` with `toggle` for what stays.',
  },
};
