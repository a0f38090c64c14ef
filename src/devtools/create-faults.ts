import type { AuthorizationOptions, EngineOptions } from '../engine/options.js';
import { systemClock } from '../lib/clock.js';
import { browserHints, type NetworkHint, type NetworkHints } from '../lib/network-hints.js';
import type { Transport } from '../transport/transport.js';
import { webSocketTransport } from '../transport/web-socket.js';
import { calm, type Faults, type FaultState } from './faults.js';
import { troubledTransport, type TroubledLine } from './troubled-transport.js';

function check({ latencyMs = 0, jitterMs = 0 }: Partial<FaultState>): void {
  for (const ms of [latencyMs, jitterMs]) {
    if (!(ms >= 0 && ms <= 60_000)) throw new RangeError(`A delay is 0 to 60000 ms, not ${ms}.`);
  }
}

type StatusOf = () => FaultState['authStatus'];

/** An endpoint is asked as ever, by a `fetch` that answers itself; a function is not asked. */
function troubledAuth(auth: AuthorizationOptions, statusOf: StatusOf): AuthorizationOptions {
  if (typeof auth === 'function') {
    const { timeoutMs } = auth;
    return Object.assign(
      (request: Parameters<typeof auth>[0]) => {
        const status = statusOf();
        if (status === null) return auth(request);
        throw Object.assign(new Error(`The devtools answer ${status}.`), { status });
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
  }
  return {
    ...auth,
    fetch(...request) {
      const status = statusOf();
      if (status !== null) return Promise.resolve(new Response('', { status }));
      return (auth.fetch ?? globalThis.fetch)(...request);
    },
  };
}

/**
 * Makes trouble for an engine's line and authorisation, for the tab *Faults* of the devtools or for tests: keep it
 * outside of components.
 *
 * @example
 * const faults = createFaults();
 * const inspector = createInspector();
 *
 * <RealtimeProvider options={inspector.inspect(faults.trouble(options))}>
 *   <App />
 *   <RealtimeDevtools inspector={inspector} faults={faults} />
 * </RealtimeProvider>
 * @param loadTab given, so that a bundler that leaves this out leaves out the tab's file too
 */
export function createFaults(loadTab: Faults['loadTab'] = null): Faults {
  const listeners = new Set<() => void>();
  const hintListeners = new Set<(hint: NetworkHint) => void>();
  const lines = new Set<TroubledLine>();
  const troubled = new WeakMap<Transport, Transport>();
  let runtimes: Transport | null = null;
  let state = calm;

  function set(change: Partial<FaultState>): void {
    check(change);
    const { offline } = state;
    state = { ...state, ...change };
    for (const line of [...lines]) line.changed();
    if (state.offline !== offline) {
      for (const listener of [...hintListeners]) listener(offline ? 'online' : 'offline');
    }
    for (const listener of [...listeners]) listener();
  }

  /** The same one each time: another transport is another engine. */
  function transportOf({
    transport = (runtimes ??= webSocketTransport()),
    clock = systemClock,
    random = Math.random,
  }: EngineOptions): Transport {
    const known = troubled.get(transport);
    if (known) return known;
    const made = troubledTransport(transport, { state: () => state, clock, random, lines });
    troubled.set(transport, made);
    troubled.set(made, made); // options that went through here before
    return made;
  }

  const hintsOver = (own: NetworkHints): NetworkHints => ({
    isOnline: () => !state.offline && own.isOnline(),
    subscribe(listener) {
      const stop = own.subscribe(listener);
      hintListeners.add(listener);
      return () => {
        stop();
        hintListeners.delete(listener);
      };
    },
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    reset: () => set(calm),
    close(code, reason = 'by the devtools') {
      const isSent = code === 1000 || code === 1001 || (code >= 1011 && code <= 1014);
      if (!isSent && !(code >= 3_000 && code < 5_000)) throw new RangeError(`No server closes with ${code}.`);
      for (const line of [...lines]) line.end({ code, reason });
    },
    trouble: (options) => ({
      ...options,
      transport: transportOf(options),
      networkHints: hintsOver(options.networkHints ?? browserHints),
      ...(options.auth && { auth: troubledAuth(options.auth, () => state.authStatus) }),
    }),
    loadTab,
  };
}
