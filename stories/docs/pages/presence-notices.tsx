import type { ComponentDoc } from '../blocks/doc.js';
import { Notices } from '../examples/presence-notices.js';
import source from '../examples/presence-notices.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

export const presenceNotices: ComponentDoc = {
  name: 'PresenceNotices',
  summary: '`usePresenceNotices`: who came, as news for toasts of your own. It draws nothing itself.',
  example: {
    file: 'notices.tsx',
    source,
    Component: Notices,
    others: guests(1),
    play: every(2_500, (actor, turn) => {
      if (turn === 1) actor.leave('presence-room');
      if (turn === 5) actor.join('presence-room');
    }),
    hint: 'Bo leaves, and is back after ten seconds: that is news. Within the grace of eight he would never have left.',
  },
  figure: null,
  parts: {},
  props: [
    {
      name: 'UsePresenceNoticesOptions',
      file: 'presence-notices/use-presence-notices.ts',
      beside: 'The second argument.',
    },
    {
      name: 'PresenceNotice',
      file: 'presence-notices/use-presence-notices.ts',
      beside: 'What `notify` hears.',
    },
  ],
  states: [],
  keys: [],
  noKeys:
    'It draws nothing. A toast of yours must be reachable by keyboard, and must not go while it has the focus.',
  spoken: [],
  utterances: [
    {
      when: 'With an `Announcer` and `PresenceAvatars` on the page: somebody comes',
      text: 'Bo joined.',
      from: ['presenceNotices', 'joined', { list: 'Bo', count: 1, locale: 'en' }],
    },
  ],
  silent:
    'The notices themselves are silent: give your toasts no live region where `PresenceAvatars` announces.',
  words: ['presenceNotices'],
  sheets: [],
  timings: [
    { group: 'announce', key: 'windowMs', why: 'Changes within it are one notice.' },
    { group: 'leave', key: 'graceMs', why: 'Who is back within it never left.' },
  ],
  hostile: [
    { text: 'Who is back within the grace never left, who only looked in never came.', rule: 'AN10' },
    { text: 'Rooms of more than a thousand have no news; nothing is left behind.', rule: 'AN12' },
    { text: 'The first list and oneself are no news.', rule: 'AN8' },
  ],
  sizes: [
    'Nothing: oneself is no news.',
    'Each by name.',
    'Two names and “3 others”; all of a window is one notice.',
    'Nothing, over 1,000.',
  ],
  dos: ['Leave `leave` off: somebody who goes is seen to go, and a toast about it is more often a nuisance.'],
  donts: ['Don’t build it from `usePresenceEvents`: every reload of a page would be two toasts.'],
  hook: {
    name: 'usePresenceNotices(channel)',
    text: 'is the hook: `notices`, the latest last, and `dismiss`.',
  },
};
