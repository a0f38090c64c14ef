import { ConnectionBannerView, type BannerState } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { TopLine } from '../examples/connection-banner.js';
import source from '../examples/connection-banner.tsx?raw';

export const connectionBanner: ComponentDoc = {
  name: 'ConnectionBanner',
  summary:
    'What is wrong with the connection, in a sentence, and what can be done. Once it is well again, it says so.',
  example: {
    file: 'top-line.tsx',
    source,
    Component: TopLine,
    hint: 'The line is always there: what is told takes its place, so nothing jumps.',
  },
  figure: <ConnectionBannerView state="reconnecting" pending={3} dismissible onRetry={() => {}} />,
  parts: {
    '[data-slot=connection-banner]': 'The root, while there is something to tell.',
    '.cp-connection-glyph': 'The shape of the state; a ring that empties while an attempt is counted down.',
    '.cp-banner-detail': 'What follows from the fact before it: a countdown, or what waits to be sent.',
    '.cp-button': '“Retry now”, only where trying again helps. It stays in place while it is busy.',
    '.cp-close': 'Puts it away until there is something else to tell, with `dismissible`.',
  },
  props: [
    { name: 'UseConnectionBannerOptions', file: 'connection-banner/use-connection-banner.ts' },
    {
      name: 'ConnectionBannerViewProps',
      file: 'connection-banner/connection-banner-view.tsx',
      beside:
        'And those of a div. `ConnectionBanner` reads `state`, `unstable`, `retryAt`, `error` and `busy` itself.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=connection-banner]',
      values: {
        reconnecting: 'Lost, tries again.',
        offline: 'The browser says that there is no network. No button: trying would be futile.',
        unavailable: 'It takes longer than usual.',
        failed: 'Stopped: reload, or sign in again.',
        restored: 'It told of a loss, and all is well again.',
      } satisfies Record<BannerState, string>,
    },
    {
      attribute: 'data-tone',
      on: '[data-slot=connection-banner]',
      values: { healing: 'Amber.', broken: 'Red.', live: 'Green, for three seconds.' },
    },
    {
      attribute: 'data-placement',
      on: '[data-slot=connection-banner]',
      values: {
        inline: 'There only with something to tell.',
        top: 'Takes the place of a line that is always there.',
        bottom: 'Lies over the end of the page.',
      },
    },
  ],
  keys: [
    {
      keys: ['Enter', 'Space'],
      on: '“Retry now”',
      does: 'Tries again. While it is busy it does nothing, and keeps the focus.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
    {
      keys: ['Enter', 'Space'],
      on: '“Dismiss”',
      does: 'Puts the banner away.',
      walkedIn: 'test/docs/keyboard.browser.test.tsx',
    },
  ],
  spoken: [
    { step: 'Read on to the banner', role: 'text', name: 'Reconnecting… 3 changes will be sent' },
    { step: 'Tab', role: 'button', name: 'Retry now' },
    { step: 'Tab', role: 'button', name: 'Dismiss' },
  ],
  utterances: [
    {
      when: 'The browser says that there is no network',
      text: 'You are offline. You can go on working; what you see is the last known state.',
      from: ['connectionBanner', 'spoken', { state: 'offline', signedOut: false }],
    },
    {
      when: 'The session has ended',
      text: 'Your session has ended. Sign in again to keep working live.',
      priority: 'assertive',
      from: ['connectionBanner', 'spoken', { state: 'failed', signedOut: true }],
    },
  ],
  silent: 'It is no live region: the announcer says a loss once, and no second of the countdown.',
  words: ['connectionBanner'],
  sheets: ['connection-banner/connection-banner.css', 'connection-status/connection-status.css'],
  timings: [
    { group: 'banner', key: 'lostAfterMs', why: 'Most losses are over sooner. Its end is told at once.' },
    { group: 'banner', key: 'offlineAfterMs', why: 'That there is no network is a strong hint: sooner.' },
    {
      group: 'banner',
      key: 'restoredForMs',
      why: 'So long it says that all is well, if it had told of a loss.',
    },
    { group: 'banner', key: 'countdownFromMs', why: 'Shorter pauses would be over before they are read.' },
    {
      group: 'banner',
      key: 'minBusyMs',
      why: 'A press must be seen to do something, also where it fails at once.',
    },
  ],
  hostile: [
    { text: 'It says the fact in words of its own, never those of the server.', rule: 'CB1' },
    {
      text: 'Seconds are taken from the clock, not from the one before: a page that slept goes on rightly.',
      rule: 'CB2',
    },
  ],
  dos: [
    'Use `placement="top"` with a `quiet` fact, so that its line is there already.',
    'Pass `pending`: people keep writing when they know that it will be sent.',
    'Keep a `ConnectionStatus` as well where the banner can be put away.',
  ],
  donts: [
    'Don’t block the page: it is not modal, and nothing behind it is disabled.',
    'Don’t show two: one banner for each provider.',
  ],
  hook: {
    name: 'useConnectionBanner()',
    text: 'gives `state`, `unstable`, `retryAt`, `error`, `busy` and `retry`; `children` and `actions` draw its contents otherwise.',
  },
};
