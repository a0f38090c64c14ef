import { FieldPresenceView } from '../../../src/index.js';
import { bo, chidi, dilnoza, emi, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { TitleField } from '../examples/field-presence.js';
import source from '../examples/field-presence.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

export const fieldPresence: ComponentDoc = {
  name: 'FieldPresence',
  summary: 'A labelled field that shows who else is at it. Several may edit it at once.',
  example: {
    file: 'title-field.tsx',
    source,
    Component: TitleField,
    others: guests(1),
    play: every(5_000, (actor) =>
      actor.send('presence-room', 'client-field', { k: 'tab', f: 'title', a: 'here' }),
    ),
  },
  figure: (
    <FieldPresenceView label="Title" members={[bo, emi, chidi, dilnoza]} person={shownAs}>
      {(ids) => <input {...ids} defaultValue="Autumn launch" />}
    </FieldPresenceView>
  ),
  parts: {
    '[data-slot=field-presence]': 'The root.',
    '.cp-field-head': 'The label, and the faces on its line, never on the value.',
    '[data-slot=avatar]': 'A face: decoration, for the help names them.',
    '[data-slot=presence-dot]': 'Drawn by the face, and not seen in a row as small as this.',
    '.cp-field-body': 'Your input.',
    '.cp-field-foot':
      'The line of help: there in every state, so that nothing moves. It describes the input.',
  },
  props: [
    {
      name: 'FieldPresenceProps',
      file: 'field-presence/field-presence.tsx',
      beside: 'And all of `FieldPresenceViewProps` but `members`.',
    },
    {
      name: 'FieldPresenceViewProps',
      file: 'field-presence/field-presence-view.tsx',
      beside: 'And those of a div.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=field-presence]',
      values: { here: 'Somebody else is at it.', free: 'Nobody is.' },
    },
  ],
  keys: [],
  noKeys: 'The input is yours; nothing else takes the focus.',
  spoken: [
    {
      step: 'Tab to the input',
      role: 'textbox',
      name: 'Title',
      description: 'Bo Andersson, Emi Tanaka and 2 others are here',
    },
  ],
  silent: 'Who comes to a field is not announced: the description says it when the focus comes there.',
  words: ['field'],
  sheets: ['field-presence/field.css', 'avatar/avatar.css'],
  timings: [
    {
      group: 'field',
      key: 'renewMs',
      why: 'Said again at this pace while one is at it, so that newcomers know.',
    },
    {
      group: 'field',
      key: 'ttlMs',
      why: 'Who is not heard of for so long has gone: a closed tab never says so.',
    },
  ],
  hostile: [
    { text: 'What is no message about the field is left aside.', rule: 'FD10' },
    { text: 'Who is at it goes by presence: who leaves, or is silent for 15 s, is not shown.', rule: 'FD12' },
  ],
  sizes: [
    'Nothing is sent while one is alone.',
    'Up to three faces, then `+N`; two names in the help.',
    'The same.',
    'The same line. Every message goes to everybody: use a channel for each form.',
  ],
  dos: ['Spread what the function is given onto the input: ids, handlers and `readOnly` come with it.'],
  donts: ['Don’t take it for a merge: it shows that two people type, your application decides what is kept.'],
  hook: { name: 'useField(channel, { id, lock: false })', text: 'gives `viewers` and `getInputProps`.' },
};
