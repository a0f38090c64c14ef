import { ChannelGateView, type GateState } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Document } from '../examples/channel-gate.js';
import source from '../examples/channel-gate.tsx?raw';

export const channelGate: ComponentDoc = {
  name: 'ChannelGate',
  summary: 'Shows its children to those who may enter a channel. Once shown they stay: a blip loses no form.',
  example: { file: 'document.tsx', source, Component: Document },
  figure: (
    <div className="doc-two">
      <ChannelGateView state="auth-error" retrying onRetry={() => {}} />
      <ChannelGateView state="subscribing" />
    </div>
  ),
  parts: {
    '[data-slot=channel-gate]': 'The root, around whatever is shown.',
    '.cp-gate-panel': 'Why it is closed: a glyph, a heading, a reason, one action.',
    '.cp-button': '“Try again”, only where that helps: who is refused is refused again.',
    '.cp-skeleton': 'The place of what is to come: kept from the start, seen after a moment.',
  },
  props: [
    {
      name: 'ChannelGateProps',
      file: 'channel-gate/channel-gate.tsx',
      beside: 'And all of `ChannelGateViewProps` but `state`, `retrying` and `onRetry`.',
    },
    { name: 'UseChannelGateOptions', file: 'channel-gate/use-channel-gate.ts' },
    {
      name: 'ChannelGateViewProps',
      file: 'channel-gate/channel-gate-view.tsx',
      beside: 'And those of a div.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=channel-gate]',
      values: {
        'waiting-connection': 'There is no connection yet.',
        authorizing: 'The application’s server is asked.',
        subscribing: 'The realtime server is asked.',
        ready: 'Open.',
        stale: 'Was open, the connection is down: the children stay and can be used.',
        unauthenticated: 'Not signed in (401, 419).',
        denied: 'Not allowed (403).',
        'auth-error': 'Asking failed: 5xx, network, time, an answer that is none.',
        'over-limit': 'The room is full.',
        closed: 'The application has disconnected.',
      } satisfies Record<GateState, string>,
    },
    {
      attribute: 'data-visible',
      on: '.cp-skeleton',
      values: { true: 'It is seen.', false: 'Its place is kept, unseen.' },
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: '“Try again”',
      does: 'Asks again. While the connection is closed, connects.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    { step: 'Next heading', role: 'heading', name: 'Couldn’t open the room' },
    { step: 'Read on', role: 'text', name: 'The sign-in service didn’t answer. Trying again by itself.' },
    { step: 'Tab', role: 'button', name: 'Try again' },
  ],
  silent:
    'A change in the background moves no focus. With `focusRefusal` a refusal that answers something the user did takes it to its heading. While waiting and while stale the root is `aria-busy`.',
  words: ['channelGate'],
  sheets: ['channel-gate/channel-gate.css', 'connection-banner/connection-banner.css'],
  timings: [
    { group: 'skeleton', key: 'afterMs', why: 'What is there at once must not flash a skeleton first.' },
    { group: 'skeleton', key: 'minMs', why: 'A skeleton that was seen stays long enough not to flicker.' },
  ],
  hostile: [
    {
      text: 'It decides what is shown, not what is allowed: your auth endpoint does, and an answer that is none opens nothing.',
      rule: 'CG1',
    },
    { text: 'Words of the server are not shown; each state has its own.', rule: 'CG6' },
  ],
  dos: [
    'Give `onUnauthenticated` a way to sign in: it is called once each time.',
    'Use `keepPrevious` where one switches between channels: the old one stays until the new one is open.',
  ],
  donts: [
    'Don’t rely on it for secrecy: data that the page already has is there with the gate closed too.',
    'Don’t unmount a form because the connection is down: the gate does not either.',
  ],
  hook: { name: 'useChannelGate(channel)', text: 'gives `state`, `error`, `retrying` and `retry`.' },
};
