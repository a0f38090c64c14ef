import { NewItemsPill } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Cards } from '../examples/new-items-pill.js';
import source from '../examples/new-items-pill.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

export const newItemsPill: ComponentDoc = {
  name: 'NewItemsPill',
  summary: 'News of a list, counted until it is asked for: nothing moves under who reads.',
  example: {
    file: 'cards.tsx',
    source,
    Component: Cards,
    others: guests(1),
    play: every(3_000, (actor, turn) => actor.send('presence-room', 'client-card', `Card ${turn + 1}`)),
  },
  figure: (
    <div className="cards">
      <NewItemsPill count={3} onShow={() => {}} />
      <ul>
        <li>Pricing</li>
        <li>Launch</li>
      </ul>
    </div>
  ),
  parts: {
    '[data-slot=new-items]':
      'The root and all of it: a button on the edge of the nearest positioned element.',
  },
  props: [
    {
      name: 'NewItemsPillProps',
      file: 'new-items-pill/new-items-pill.tsx',
      beside: 'And those of a button.',
    },
  ],
  states: [
    {
      attribute: 'data-edge',
      on: '[data-slot=new-items]',
      values: { start: 'Items arrive at the top.', end: 'Items arrive at the bottom.' },
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: 'the pill',
      does: 'Calls `onShow`. The focus is not moved into the list.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [{ step: 'Tab to the pill', role: 'button', name: '3 new updates' }],
  silent: 'It is no live region. Announce by `useAnnounce` where news must be heard.',
  words: ['newItems'],
  sheets: ['new-items-pill/new-items-pill.css'],
  timings: [],
  hostile: [{ text: 'What is no number of one or more shows nothing.', rule: 'NI1' }],
  dos: ['Keep what waits beside what is shown, and join them in `onShow`.'],
  donts: ['Don’t insert by yourself while somebody reads: that is what it is for.'],
  hook: {
    name: 'useEventLog(channel, event)',
    text: 'keeps the last events: what waits is what came since they were shown.',
  },
};
