import { MemberListView } from '../../../src/index.js';
import { crowd, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { People } from '../examples/member-list.js';
import source from '../examples/member-list.tsx?raw';
import { guests } from './guests.js';

const few = crowd.filter(({ id }) => ['ada', 'bo', 'chidi', 'lin-1', 'lin-2'].includes(id));

export const memberList: ComponentDoc = {
  name: 'MemberList',
  summary:
    'Everyone in a presence channel, in groups with counts and a search: as quick with thousands as with ten.',
  example: { file: 'people.tsx', source, Component: People, others: guests(3) },
  figure: (
    <MemberListView
      members={few}
      person={shownAs}
      search
      actions={(member) => <button type="button">Follow {shownAs(member).name}</button>}
    />
  ),
  parts: {
    '[data-slot=member-list]': 'The root, a `section` that is a region named “People”.',
    '.cp-people-search': 'The search, from eight people on.',
    '.cp-members-list': 'What scrolls: a heading and a list for each group.',
    '.cp-member': 'A row, with its place in the group and the group’s size.',
    '[data-slot=avatar]': 'The face: decoration, for the name stands beside it.',
    '[data-slot=presence-dot]': 'The status as a shape; its words stand in the row.',
    '.cp-person-who': 'The name; “You” and the mark of look-alikes are elements of their own.',
    '.cp-person-doing': 'What they do, or the status in words.',
    '.cp-member-actions': 'Your buttons, while the row is pointed at or holds the focus.',
  },
  props: [
    {
      name: 'MemberListProps',
      file: 'member-list/member-list.tsx',
      beside: 'And all of `MemberListViewProps` but `members`, `stale` and `staleSince`.',
    },
    {
      name: 'MemberListViewProps',
      file: 'member-list/member-list-view.tsx',
      beside: 'And those of a section.',
    },
  ],
  states: [
    {
      attribute: 'data-stale',
      on: '[data-slot=member-list]',
      values: {
        true: 'The connection is down: everyone stays, drawn as uncertain.',
        false: 'The list is live.',
      },
    },
  ],
  keys: [
    {
      keys: ['Tab'],
      on: 'the list',
      does: 'Goes from the search to the buttons of your `actions`, row by row; rows themselves take no focus.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['Enter', 'Space'],
      on: '“Refresh order”, once the list was held still for ten seconds',
      does: 'Puts the rows in order.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    { step: 'Next region', role: 'region', name: 'People' },
    { step: 'Next heading', role: 'heading', name: 'People 5' },
    { step: 'Tab to the search', role: 'searchbox', name: 'Find a person' },
    { step: 'Next list', role: 'list', name: 'Active 4', items: 4 },
    { step: 'Next list', role: 'list', name: 'Idle 1', items: 1 },
  ],
  silent: 'It is no live region. Only that nobody is found by a search is said, from a `status`.',
  words: ['memberList', 'people'],
  sheets: ['member-list/member-list.css', 'presence-avatars/people-popover.css', 'avatar/avatar.css'],
  timings: [
    {
      group: 'list',
      key: 'refreshAfterMs',
      why: 'No row moves while it is pointed at; after this long the order is offered.',
    },
    {
      group: 'list',
      key: 'crowdedEveryMs',
      why: 'Over 200 people nobody can read a list that changes more often.',
    },
  ],
  hostile: [
    { text: 'Names that look alike are told apart, the nameless are not.', rule: 'PA9' },
    { text: '“You” is an element of its own: a name that says so is still a name.', rule: 'PA28' },
    { text: 'A name of any length keeps to its row.', rule: 'PA47' },
  ],
  sizes: [
    'One row: yourself.',
    'All of them, in groups; a search from eight on.',
    'The same. Over 200 it changes four times a second at most.',
    'A screenful of rows is in the document, each with its place; the row with the focus stays in it.',
  ],
  dos: [
    'Give `roster` and `seenAt` where you know who belongs here: the absent are shown as offline.',
    'Keep `sort`, `groups` and `person` the same function from render to render.',
  ],
  donts: [
    'Don’t make it a listbox: people read it, `actions` are buttons.',
    'Don’t show an email address as `detail`: everybody in the channel is sent it.',
  ],
  hook: {
    name: 'useMemberList(channel)',
    text: 'gives `members`, `total`, `stale` and `staleSince` for a list of your own.',
  },
};
