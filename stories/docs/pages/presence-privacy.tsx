import { PresencePrivacyView, type PrivacyChoice } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { PrivacyMenu } from '../examples/presence-privacy.js';
import source from '../examples/presence-privacy.tsx?raw';

const choices = { showCursors: true, shareCursor: true, announceJoins: true, appearOffline: false };

export const presencePrivacy: ComponentDoc = {
  name: 'PresencePrivacy',
  summary: 'Switches of what one shows, sees and hears of presence. The browser remembers them.',
  example: {
    file: 'privacy-menu.tsx',
    source,
    Component: PrivacyMenu,
    hint: 'It only keeps the choices. Your application does what they say, by `usePresencePrivacy`.',
  },
  figure: <PresencePrivacyView choices={choices} onChoose={() => {}} />,
  parts: {
    '[data-slot=presence-privacy]': 'The root, a group named by its title.',
    '.cp-privacy-title': 'The title.',
    '[data-slot=presence-privacy-switch]': 'A button with `role="switch"`, its label and a hint.',
  },
  props: [
    {
      name: 'UsePresencePrivacyOptions',
      file: 'presence-privacy/use-presence-privacy.ts',
      beside: '`PresencePrivacy` takes these, and the view’s but `choices` and `onChoose`.',
    },
    {
      name: 'PresencePrivacyViewProps',
      file: 'presence-privacy/presence-privacy-view.tsx',
      beside: 'And those of a div.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=presence-privacy-switch]',
      values: { on: 'Chosen.', off: 'Not chosen.' },
    },
    {
      attribute: 'data-choice',
      on: '[data-slot=presence-privacy-switch]',
      values: {
        showCursors: 'See the cursors of others.',
        shareCursor: 'Send one’s own.',
        announceJoins: 'Hear who comes.',
        appearOffline: 'Stay out of the presence channel.',
      } satisfies Record<PrivacyChoice, string>,
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: 'a switch',
      does: 'Switches it.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['Tab'],
      on: 'a switch',
      does: 'Goes to the next one.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    { step: 'Tab into the group', role: 'group', name: 'Your presence' },
    { step: 'The first switch', role: 'switch', name: 'Show others’ cursors', checked: true },
    {
      step: 'Tab',
      role: 'switch',
      name: 'Share my cursor',
      checked: true,
      description: 'Others see where you point',
    },
  ],
  silent: 'A choice is said by the switch itself; nothing is announced.',
  words: ['presencePrivacy'],
  sheets: ['presence-privacy/presence-privacy.css'],
  timings: [],
  hostile: [
    { text: 'What the browser has is read as choices and as nothing else.', rule: 'PP4' },
    { text: 'It works where the browser keeps nothing.', rule: 'PP5' },
  ],
  dos: [
    'Pass `null` for the channel while `appearOffline` is chosen: that is what makes it true.',
    'Keep choices on your server by `value` and `onChange` where people use several devices.',
  ],
  donts: [
    'Don’t only hide what is sent: `share={false}` takes the cursor back from everybody.',
    'Don’t promise more than it does: the server still knows the connection.',
  ],
  hook: {
    name: 'usePresencePrivacy()',
    text: 'gives `choices` and `choose`; all that use the same key agree, in other tabs too.',
  },
};
