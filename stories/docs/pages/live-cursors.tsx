import {
  CursorToggleView,
  LiveCursorsView,
  type Cursor,
  type CursorPath,
  type LiveCursorsViewProps,
  type CursorState,
} from '../../../src/index.js';
import { bo, chidi, emi, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Board } from '../examples/live-cursors.js';
import source from '../examples/live-cursors.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

const standing = [
  { member: chidi, x: 0.2, y: 0.3 },
  { member: bo, x: 0.5, y: 0.55 },
  { member: emi, x: 0.75, y: 0.25 },
];

function still(): Pick<LiveCursorsViewProps, 'cursors' | 'pathOf'> {
  const cursors = standing.map(({ member }): Cursor => ({ key: member.id, member }));
  const paths = new Map(
    standing.map(({ member: { id }, x, y }): [string, CursorPath] => [
      id,
      { key: id, userId: id, points: [{ x, y, atMs: 0 }], pressed: false, receivedAt: 0 },
    ]),
  );
  return { cursors, pathOf: (key) => paths.get(key) };
}

/** Round and round, as a pointer would go. */
const round = (turn: number): number[][] =>
  [0, 1, 2, 3].map((step) => {
    const angle = (turn * 4 + step) / 12;
    return [0.5 + Math.cos(angle) * 0.3, 0.5 + Math.sin(angle) * 0.3, step * 120];
  });

export const liveCursors: ComponentDoc = {
  name: 'LiveCursors',
  summary: 'Everybody’s pointer over an area, and `CursorToggle`, by which one hides them and one’s own.',
  example: {
    file: 'board.tsx',
    source,
    Component: Board,
    others: guests(1),
    play: every(500, (actor, turn) =>
      actor.send('presence-room', 'client-cursor', { k: 'tab', p: round(turn), seq: turn }),
    ),
  },
  figure: (
    <>
      <CursorToggleView pressed />
      <LiveCursorsView {...still()} person={shownAs} className="board" />
    </>
  ),
  parts: {
    '[data-slot=cursor-toggle]':
      'The switch, a button of the application’s toolbar. Its name stays, its pressed state speaks.',
    '[data-slot=live-cursors]':
      'The area, a `div` around what is pointed at. Its own handlers are called first.',
    '.cp-cursor-layer': 'Lies over the area: `aria-hidden`, takes no pointer and no focus.',
    '[data-slot=cursor]': 'A cursor, alone a `CursorView`; its tip stands on the point.',
    '.cp-cursor-arrow': 'The arrow, in the person’s colour with an edge of the surface.',
    '.cp-cursor-label': 'The name, cleaned and at most 24 characters.',
  },
  props: [
    {
      name: 'LiveCursorsProps',
      file: 'live-cursors/live-cursors.tsx',
      beside: 'Also `space`, `share`, `intervalMs`, `maxCursors` and `includeOwnTabs` of `useCursors`.',
    },
    {
      name: 'LiveCursorsViewProps',
      file: 'live-cursors/live-cursors-view.tsx',
      beside: 'And those of a div.',
    },
    {
      name: 'CursorToggleViewProps',
      file: 'live-cursors/cursor-toggle.tsx',
      beside: 'And those of a button.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=cursor]',
      values: {
        moving: 'A filled arrow.',
        pressed: 'A button is held: a ring of 26 px.',
        quiet: 'Still for a while: an outline with a paper label.',
        outside: 'Out of what is seen, with `edges="hint"`: a name 8 px from the edge.',
      } satisfies Record<CursorState, string>,
    },
    {
      attribute: 'data-state',
      on: '[data-slot=cursor-toggle]',
      values: { on: 'Cursors are shown and shared.', off: 'Neither.' },
    },
    {
      attribute: 'data-coordinates',
      on: '[data-slot=live-cursors]',
      values: {
        percent: 'Parts of the area, for surfaces that look the same to everybody.',
        content: 'Pixels of what scrolls in it, for documents.',
        projected: 'The application’s own, for canvases with a camera.',
      },
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: '`CursorToggle`',
      does: 'Hides the cursors of others and takes one’s own back, or shows both.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [{ step: 'Tab to the switch', role: 'button', name: 'Cursors', pressed: true }],
  silent: 'Cursors say nothing, ever: who is here is said by `PresenceAvatars` and `MemberList`.',
  words: ['cursors'],
  sheets: ['live-cursors/live-cursors.css'],
  timings: [
    {
      group: 'cursor',
      key: 'idleFadeMs',
      why: 'A cursor that rests turns quiet, so that it does not cover what it points at.',
    },
    {
      group: 'cursor',
      key: 'ttlMs',
      why: 'A tab that was closed while its user stays here says nothing: it is forgotten.',
    },
  ],
  hostile: [
    {
      text: 'The name comes from presence, by the id that the server attached: a message cannot bring one.',
      rule: 'LC8',
    },
    {
      text: 'What is outside of the bounds is brought within, and never makes the content larger.',
      rule: 'LC6',
    },
    { text: 'The layer takes no pointer and no focus: nobody can lay a cursor over a button.', rule: 'LC7' },
  ],
  sizes: [
    'Nothing is sent while one is alone.',
    'Everybody’s, eight messages a second at most.',
    'The 50 that moved last.',
    'The 50 that moved last. Prefer `filter`, or a channel for each board: every message goes to everybody.',
  ],
  dos: [
    'Offer `CursorToggle`, or `PresencePrivacy`: what moves by itself must be stoppable.',
    'Use `coordinates="content"` for documents: percentages of a page that wraps otherwise point elsewhere.',
  ],
  donts: [
    'Don’t put positions into React state: they are drawn in one loop of frames without rendering.',
    'Don’t rely on them to say who works where: say it in words too.',
  ],
  hook: {
    name: 'useCursors(channel)',
    text: 'gives `cursors`, `pathOf`, `onPath`, `getAreaProps`, `move` and `leave` for a canvas of your own.',
  },
};
