'use client';
import type { ReactElement } from 'react';
import { createFaults as createTrouble } from './create-faults.js';
import { createInspector as create, type Inspector } from './create-inspector.js';
import type { WireLogOptions, WireSnapshot } from './create-wire-log.js';
import type { RealtimeDevtoolsProps } from './devtools-props.js';
import { calm, type Faults } from './faults.js';
import { devtoolsOver } from './realtime-devtools.js';

// As bundlers look for it: they put a text in its place, and drop what is then never used.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

const nothing: WireSnapshot = {
  entries: [],
  total: 0,
  errors: 0,
  keptBytes: 0,
  perSecond: { in: 0, out: 0 },
};

/** Passes everything on, and sees nothing. */
const blind = (): Inspector => ({
  inspect: (options) => options,
  log: {
    frame: () => {},
    note: () => {},
    clear: () => {},
    subscribe: () => () => {},
    snapshot: () => nothing,
  },
  line: { address: null, close: null },
  transcript: {
    props: { onUtterance: () => {}, onSuppress: () => {} },
    snapshot: () => [],
    subscribe: () => () => {},
    clear: () => {},
  },
  authorizationOf: () => null,
  replay: () => false,
  factsOf: () => null,
});

/**
 * Makes an inspector: keep it outside of components, since it keeps the frames. Outside of development it gives options
 * back as they are, and keeps nothing; `copresent/devtools/production` has one that works everywhere.
 *
 * @example
 * const inspector = createInspector();
 *
 * <RealtimeProvider options={inspector.inspect({ appKey: 'app-key', url: 'wss://realtime.example.com' })}>
 *   <App />
 *   <RealtimeDevtools inspector={inspector} />
 * </RealtimeProvider>
 */
export const createInspector: (options?: WireLogOptions) => Inspector =
  process.env.NODE_ENV === 'development' ? create : blind;

/** All is well. */
const untroubled = (): Faults => ({
  trouble: (options) => options,
  state: () => calm,
  subscribe: () => () => {},
  set: () => {},
  close: () => {},
  reset: () => {},
  loadTab: null,
});

/**
 * Makes trouble for an engine's line and authorisation, for the tab *Faults* of the devtools or for tests: keep it
 * outside of components. Outside of development it gives options back as they are; `copresent/devtools/production` has
 * none.
 *
 * @example
 * const faults = createFaults();
 * const inspector = createInspector();
 *
 * <RealtimeProvider options={inspector.inspect(faults.trouble(options))}>
 *   <App />
 *   <RealtimeDevtools inspector={inspector} faults={faults} />
 * </RealtimeProvider>
 */
export const createFaults: () => Faults =
  process.env.NODE_ENV === 'development'
    ? () => createTrouble(() => import('./panel/faults-tab.js'))
    : untroubled;

/**
 * A button in a corner of the page that opens a panel on the connection, the channels and what goes over the line.
 * Nothing outside of development, where bundlers leave it out; `copresent/devtools/production` has one for everywhere.
 *
 * @example
 * <RealtimeProvider options={inspector.inspect(options)}>
 *   <App />
 *   <RealtimeDevtools inspector={inspector} />
 * </RealtimeProvider>
 */
export const RealtimeDevtools: (props: RealtimeDevtoolsProps) => ReactElement | null =
  process.env.NODE_ENV === 'development' ? devtoolsOver(() => import('./panel/panel.js')) : () => null;
