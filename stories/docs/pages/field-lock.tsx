import { FieldLockView, type FieldState } from '../../../src/index.js';
import { bo, shownAs } from '../../components/people.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { SummaryField } from '../examples/field-lock.js';
import source from '../examples/field-lock.tsx?raw';
import { guests } from './guests.js';
import { every } from './plays.js';

export const fieldLock: ComponentDoc = {
  name: 'FieldLock',
  summary:
    'A field that one person edits at a time. It is read-only for the others and says whose it is. The lock is advisory: your server decides.',
  example: {
    file: 'summary-field.tsx',
    source,
    Component: SummaryField,
    others: guests(1),
    play: every(4_000, (actor, turn) =>
      actor.send('presence-room', 'client-field', {
        k: 'tab',
        f: 'summary',
        a: 'hold',
        g: 1,
        i: turn * 4_000,
      }),
    ),
    hint: 'Bo has it and does nothing. After thirty seconds you can take over.',
  },
  figure: (
    <FieldLockView label="Summary" state="theirs" owner={bo} person={shownAs} onRequest={() => {}}>
      {(ids) => <input {...ids} readOnly defaultValue="Shipping the new room view" />}
    </FieldLockView>
  ),
  parts: {
    '[data-slot=field-lock]': 'The root, with the owner’s colour as an index.',
    '.cp-field-head': 'The label and the tag on its line.',
    '.cp-field-tag': 'Whose it is: a lock and the name.',
    '.cp-field-body': 'Your input; read-only, never disabled, so that it can be read and focused.',
    '.cp-field-button': 'One button while it makes sense: “Ask”, “Take over”, “Hand over”, “Show mine”.',
    '.cp-field-foot': 'The line of help: there in every state. It describes the input.',
  },
  props: [
    {
      name: 'FieldLockProps',
      file: 'field-lock/field-lock.tsx',
      beside: 'And those of the view that it does not read itself.',
    },
    { name: 'FieldLockViewProps', file: 'field-lock/field-lock-view.tsx', beside: 'And those of a div.' },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=field-lock]',
      values: {
        free: 'Nobody has it.',
        mine: 'You do.',
        theirs: 'Somebody else does.',
        requested: 'Theirs, and you have asked for it.',
        stale: 'Theirs, but they have been idle for 30 s: it can be taken.',
        lost: 'It was yours: what you typed is kept for you.',
      } satisfies Record<FieldState, string>,
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: '“Ask”, “Take over”, “Hand over”, “Show mine”',
      does: 'What it says. Each is there only while it makes sense.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    {
      step: 'Tab to the input',
      role: 'textbox',
      name: 'Summary',
      description: 'Bo Andersson is editing this field',
    },
    { step: 'Tab', role: 'button', name: 'Ask' },
  ],
  utterances: [
    {
      when: 'The field under your hands became somebody else’s',
      text: 'Bo is editing this field',
      from: ['field', 'editing', { name: 'Bo' }],
    },
    {
      when: 'It went to somebody else while you had typed',
      text: 'You lost this field to Bo. Your text is kept.',
      priority: 'assertive',
      from: ['field', 'lost', { name: 'Bo', kept: true }],
    },
  ],
  silent: 'Locks of fields without your focus are not announced.',
  words: ['field'],
  sheets: ['field-presence/field.css'],
  timings: [
    { group: 'field', key: 'renewMs', why: 'A lock is said again at this pace for as long as it is held.' },
    {
      group: 'field',
      key: 'ttlMs',
      why: 'Three of those unheard, and it is gone: a closed tab never lets go.',
    },
    {
      group: 'field',
      key: 'takeoverAfterMs',
      why: 'Who is at work is never relieved of it; who is idle for so long can be.',
    },
    { group: 'field', key: 'idleReleaseMs', why: 'Who went to lunch lets go by themselves.' },
  ],
  hostile: [
    { text: 'From who is at work it cannot be taken, whatever a message claims.', rule: 'FD5' },
    { text: 'Of two who claim it at once the same one has it everywhere.', rule: 'FD6' },
    { text: 'One’s own other tab never locks it.', rule: 'FD8' },
    { text: 'What is no message about the field is left aside.', rule: 'FD10' },
  ],
  sizes: [
    'Nothing is sent while one is alone.',
    'One owner, who is named.',
    'The same.',
    'The same. Every message goes to everybody: use a channel for each form.',
  ],
  dos: [
    'Check on your server who may save: a client can ignore what the page says.',
    'Give `onShowMine`: what somebody typed comes back to them.',
  ],
  donts: [
    'Don’t disable the input: `readOnly` can be focused, read and copied.',
    'Don’t take a field by force: who types sees their text kept, but not their trust.',
  ],
  hook: {
    name: 'useField(channel, { id })',
    text: 'gives `state`, `owner`, `askedBy`, `lost`, `getInputProps`, `request`, `takeOver`, `release` and `dismiss`.',
  },
};
