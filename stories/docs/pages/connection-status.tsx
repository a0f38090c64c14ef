import { ConnectionStatusView, type ConnectionSnapshot } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { StatusLine } from '../examples/connection-status.js';
import source from '../examples/connection-status.tsx?raw';

export const connectionStatus: ComponentDoc = {
  name: 'ConnectionStatus',
  summary: 'The state of the connection in one word. It is calmer than the connection: a blip is not news.',
  example: { file: 'status-line.tsx', source, Component: StatusLine },
  figure: <ConnectionStatusView status="reconnecting" />,
  parts: {
    '[data-slot=connection-status]': 'The root: a `span` with `role="img"`, named by its words.',
    '.cp-connection-glyph': 'A shape for each state; the same one in the banner.',
    '.cp-connection-words': 'The words. In containers under 320 px a badge shows its glyph alone.',
  },
  props: [
    {
      name: 'ConnectionStatusViewProps',
      file: 'connection-status/connection-status-view.tsx',
      beside:
        'And those of a span. `ConnectionStatus` takes all but `status` and `unstable`, which it reads.',
    },
  ],
  states: [
    {
      attribute: 'data-state',
      on: '[data-slot=connection-status]',
      values: {
        idle: 'Not connected yet, and not asked to be.',
        connecting: 'Never yet connected.',
        connected: 'Live.',
        reconnecting: 'Was connected, tries again.',
        unavailable: 'Over 10 s without a connection, still trying.',
        offline: 'Not connected, and the browser says that there is no network.',
        failed: 'Stopped: trying again would not help.',
        closed: 'Ended by the application.',
      } satisfies Record<ConnectionSnapshot['status'], string>,
    },
    {
      attribute: 'data-tone',
      on: '[data-slot=connection-status]',
      values: {
        quiet: 'Grey: as it was meant.',
        live: 'Neutral paper, a green glyph.',
        healing: 'Amber: heals by itself.',
        broken: 'Red: needs somebody.',
      },
    },
    {
      attribute: 'data-unstable',
      on: '[data-slot=connection-status]',
      values: { '': 'Lost four times within a minute. Stands beside the state.' },
    },
    {
      attribute: 'data-hidden',
      on: '[data-slot=connection-status]',
      values: { '': 'Nothing to see with `showWhen="degraded"`; the line is kept.' },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [{ step: 'Read on to the badge', role: 'img', name: 'Connection: Reconnecting…' }],
  utterances: [
    {
      when: 'The connection has been lost for two seconds',
      text: 'Connection lost. Reconnecting automatically.',
      from: ['connectionBanner', 'spoken', { state: 'reconnecting', signedOut: false }],
    },
    {
      when: 'It is back, where its loss was said',
      text: 'Back online.',
      from: ['connectionBanner', 'spoken', { state: 'restored', signedOut: false }],
    },
  ],
  silent: 'The badge itself is no live region, and attempts are never counted aloud.',
  words: ['connectionStatus'],
  sheets: ['connection-status/connection-status.css'],
  timings: [
    { group: 'degraded', key: 'badgeAfterMs', why: 'A loss is named after this long; recovery at once.' },
    {
      group: 'unstable',
      key: 'drops',
      why: 'So many losses within the window are one unstable connection …',
    },
    { group: 'unstable', key: 'windowMs', why: '… until it has held for as long.' },
  ],
  hostile: [
    {
      text: 'The server’s words for an error never reach the badge: each status has words of its own.',
      rule: 'CS1',
    },
  ],
  sizes: [
    'One badge for the provider’s connection.',
    'The same: it does not depend on the room.',
    'The same.',
    'The same. It renders when the status changes, never when a member does.',
  ],
  dos: [
    'Put it where people look when something feels wrong: the header, or beside what is live.',
    'Use `showWhen="degraded"` where a badge that says “Live” all day is too much.',
  ],
  donts: [
    'Don’t show `useConnection().status` as it is: it flickers with every blip.',
    'Don’t disable inputs because of it: what is written can be sent later.',
  ],
  hook: {
    name: 'useConnectionDisplay(useConnection())',
    text: 'gives the calm `status` and `unstable` for a badge of your own.',
  },
};
