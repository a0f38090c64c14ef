import { RealtimeError } from './errors.js';
import { addressOf } from './engine/address.js';
import { assertChannelName, assertEventName, assertOptions, warnOfChannelName } from './engine/assertions.js';
import type { ChannelRecord } from './engine/channel-record.js';
import { connect, disconnect, open, suspend } from './engine/connection.js';
import { isAtRest, type ConnectionState, type ConnectionStep } from './engine/connection-state.js';
import { createCore } from './engine/core.js';
import type { Kernel } from './engine/kernel.js';
import type { EventHandler } from './engine/listeners.js';
import type { EngineOptions } from './engine/options.js';
import { createReporter } from './engine/reporter.js';
import { membersOf, type Roster } from './engine/roster.js';
import type { SubscribeOptions, Subscription, TriggerOptions, TriggerResult } from './engine/subscription.js';
import { type Clock, systemClock } from './lib/clock.js';
import { createDeadlines } from './lib/deadlines.js';
import { createRealtimeStore, type RealtimeStore } from './store/create-store.js';
import type {
  ChannelSnapshot,
  ConnectionSnapshot,
  ConnectionStatus,
  PresenceSnapshot,
} from './store/state.js';
import { runtimeWebSocket, webSocketTransport } from './transport/web-socket.js';

/** What may change while an engine runs; what is left out here makes it what it is. */
export type LiveOptions = {
  readonly [Key in Exclude<keyof EngineOptions, FixedOption>]?: EngineOptions[Key] | undefined;
};

type FixedOption =
  | 'appKey'
  | 'url'
  | 'cluster'
  | 'transport'
  | 'clock'
  | 'random'
  | 'networkHints'
  | 'suspended'
  | 'extensions';

/**
 * One connection to a server of the protocol, and all that goes over it. Its state is in `store`; its events go to
 * those who listen.
 */
export interface Engine {
  /** The whole public state: connection and channels. */
  readonly store: RealtimeStore;
  /** The socket id of now; null unless connected. For `X-Socket-ID` headers, read it when the request is made. */
  readonly socketId: string | null;
  /** The clock that it goes by. */
  readonly clock: Clock;
  /** Its source of numbers in [0, 1). */
  readonly random: () => number;
  /** Connects, also after `disconnect()` and after the server refused. */
  connect(): void;
  /** Closes the connection; the channels stay wanted for the next `connect()`. */
  disconnect(): void;
  /** Tries again now: ends a pause between attempts, or replaces the connection. */
  reconnect(): void;
  /** The user changed: every channel is authorised anew, over a new connection. */
  reauthorize(): void;
  /**
   * Holds a channel; it is subscribed for as long as anybody holds it, and lingers after that.
   * @throws TypeError for a name that cannot be a channel's
   */
  subscribe(name: string, options?: SubscribeOptions): Subscription;
  /** Sends a client event. @throws TypeError for an event name without `client-` */
  trigger(channel: string, event: string, data?: unknown, options?: TriggerOptions): TriggerResult;
  /** Hears an event of a channel, without holding the channel. */
  on(channel: string, event: string, handler: EventHandler): () => void;
  /** Hears every event of every channel. */
  onAny(handler: EventHandler): () => void;
  /** Tells `onError`, as the engine does of its own errors: for what is built on it. */
  error(error: RealtimeError): void;
  /** Takes new options, such as `auth`, `user`, `onError` or limits; what identifies the engine stays. */
  update(options: LiveOptions): void;
  /** Lets go of the connection without forgetting the channels: no socket, timer or listener until `resume()`. */
  suspend(): void;
  resume(): void;
  /** Ends everything for good: no socket, timer or listener is left. */
  dispose(): void;
}

function statusOf(state: ConnectionState): ConnectionStatus {
  const { phase, online, unavailable, everConnected } = state;
  if (phase === 'open') return 'connected';
  if (isAtRest(state)) return phase as 'idle' | 'failed' | 'closed';
  if (!online) return 'offline';
  if (unavailable) return 'unavailable';
  return everConnected ? 'reconnecting' : 'connecting';
}

function projectConnection(
  state: ConnectionState,
  latencyMs: number | null,
): Omit<ConnectionSnapshot, 'since'> {
  const { phase, at, socketId, attempt, error, everConnected } = state;
  const retryAt = phase === 'waiting' ? at : null;
  return { status: statusOf(state), socketId, attempt, retryAt, error, latencyMs, everConnected };
}

function projectPresence(roster: Roster): PresenceSnapshot {
  const { byId, me, complete, stale } = roster;
  return { members: membersOf(roster), me: byId.get(me?.id ?? '') ?? null, complete, stale };
}

function projectChannel({
  name,
  state,
  subscriptionCount,
  cacheMiss,
  roster,
}: ChannelRecord): ChannelSnapshot {
  const { phase: status, error } = state;
  const presence = roster && projectPresence(roster);
  return { name, status, error, subscriptionCount, cacheMiss, presence };
}

/**
 * Makes an engine. It connects with its first subscription or sign-in, unless `connect` says otherwise.
 *
 * @throws TypeError for options that are missing or impossible
 * @example
 * const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001' });
 * const news = engine.subscribe('news');
 * news.on('headline', (data) => console.log(data));
 */
export function createEngine(options: EngineOptions): Engine {
  assertOptions(options);
  const { clock = systemClock, random = Math.random, transport = webSocketTransport() } = options;
  let { suspended = false } = options;
  let wanted = options.connect === 'eager';
  let disposed = false;

  const error = createReporter(() => kernel.options.onError);
  const report = (cause: unknown): void => {
    error(new RealtimeError('handler-failed', { cause }));
  };
  const kernel: Kernel = {
    options,
    socketId: null,
    isPushService: false,
    clock,
    random,
    deadlines: createDeadlines(clock),
    timeout: (name) => kernel.options.timeouts?.[name] ?? 10_000,
    send: () => false,
    ping: () => undefined,
    error,
    report,
  };
  const { store, setConnection, setChannel, setUser } = createRealtimeStore(report);
  const core = createCore(kernel, transport, addressOf(options, transport.keyIn), {
    connection(state, latencyMs) {
      setConnection(projectConnection(state, latencyMs), clock.now());
    },
    channel(record) {
      setChannel(record.name, projectChannel(record));
    },
    removed({ name }) {
      setChannel(name, undefined);
    },
    user: setUser,
  });
  const { channels, clientEvents, listeners, step } = core;

  function connectBy(transition: ConnectionStep): void {
    wanted = true;
    if (suspended) return;
    assertRuntime();
    step(transition);
  }

  function assertRuntime(): void {
    if (!options.transport) runtimeWebSocket();
  }

  function trigger(channel: string, event: string, data?: unknown, given?: TriggerOptions): TriggerResult {
    assertChannelName(channel);
    assertEventName(event);
    return disposed ? { ok: false, reason: 'disposed' } : clientEvents.trigger(channel, event, data, given);
  }

  /** The next subscription or sign-in connects. */
  function isBeginning(): boolean {
    return !suspended && core.state.phase === 'idle' && kernel.options.connect !== 'manual';
  }

  /** Somebody wants a channel: connects where that is how it begins; says so where it is in vain. */
  function begin(record: ChannelRecord): void {
    const { phase, error: refusal } = core.state;
    if (disposed) channels.fail(record, new RealtimeError('disposed', { channel: record.name }));
    else if (phase === 'failed' && refusal && record.state.phase === 'idle') channels.fail(record, refusal);
    else if (isBeginning()) connectBy(connect);
  }

  function subscribe(name: string, given: SubscribeOptions = {}): Subscription {
    assertChannelName(name);
    if (!channels.records.has(name)) warnOfChannelName(name);
    if (isBeginning()) assertRuntime(); // before anything is held
    const holder = { ...given };
    const record = channels.hold(name, holder, given.linger ?? kernel.options.linger ?? 1_000);
    const offs = new Set<() => void>();
    let released = false;
    begin(record);
    return {
      name,
      get ready() {
        return channels.ready(record);
      },
      on(event, handler) {
        if (released) return () => undefined;
        const off = listeners.on(name, event, handler);
        offs.add(off);
        return () => {
          offs.delete(off);
          off();
        };
      },
      trigger: (...event) => (released ? { ok: false, reason: 'not-subscribed' } : trigger(name, ...event)),
      retry() {
        if (!released) channels.retry(record);
      },
      release() {
        released = true;
        for (const off of offs) off();
        channels.release(record, holder, isAtRest(core.state));
      },
    };
  }

  /** Connects where somebody wants it by now. */
  function start(): void {
    const isUsed = channels.records.size > 0 || options.extensions?.connects;
    if (wanted || (isBeginning() && isUsed)) connectBy(connect);
  }

  start();

  return {
    store,
    clock,
    random,
    error,
    get socketId() {
      return core.state.socketId;
    },
    connect() {
      connectBy(connect);
    },
    disconnect() {
      wanted = false;
      channels.leave(false);
      step(disconnect);
    },
    reconnect() {
      connectBy(open);
    },
    reauthorize() {
      if (!isAtRest(core.state)) step(open);
    },
    subscribe,
    trigger,
    on: listeners.on,
    onAny: listeners.onAny,
    update(changes) {
      kernel.options = { ...kernel.options, ...changes };
    },
    suspend() {
      suspended = true;
      channels.leave(false);
      step(suspend);
    },
    resume() {
      if (!suspended || disposed) return;
      suspended = false;
      start();
    },
    dispose() {
      suspended = disposed = true;
      channels.leave(true);
      step(disconnect);
      listeners.clear();
    },
  };
}
