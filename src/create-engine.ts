import { addressOf } from './engine/address.js';
import type { ChannelRecord } from './engine/channel-record.js';
import { isPending, type ConnectionState } from './engine/connection.js';
import { createCore, type Core } from './engine/core.js';
import { assertChannelName, assertEventName, assertOptions } from './engine/assertions.js';
import { disposedSubscription } from './engine/disposed-subscription.js';
import type { EventHandler } from './engine/listeners.js';
import type { EngineOptions } from './engine/options.js';
import { membersOf, type Roster } from './engine/roster.js';
import { createReporter } from './engine/reporter.js';
import type { SubscribeOptions, Subscription, TriggerResult } from './engine/subscription.js';
import { systemClock } from './lib/clock.js';
import { browserHints } from './lib/network-hints.js';
import { createRealtimeStore, type RealtimeStore } from './store/create-store.js';
import type {
  ChannelSnapshot,
  ConnectionSnapshot,
  ConnectionStatus,
  PresenceSnapshot,
} from './store/state.js';
import type { Transport } from './transport/transport.js';
import { hasWebSocket, noWebSocketMessage, webSocketTransport } from './transport/web-socket.js';

/** What may change while an engine runs; all else makes it what it is. */
export type LiveOptions = {
  readonly [Key in 'auth' | 'user' | 'onError']?: EngineOptions[Key] | undefined;
};

/**
 * One connection to a server of the protocol, and all that goes over it. Its state is in `store`; its events go to
 * those who listen.
 */
export interface Engine {
  /** The whole public state: connection and channels. */
  readonly store: RealtimeStore;
  /** The socket id of now; null unless connected. For `X-Socket-ID` headers, read it when the request is made. */
  readonly socketId: string | null;
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
  trigger(channel: string, event: string, data?: unknown): TriggerResult;
  /** Hears an event of a channel, without holding the channel. */
  on(channel: string, event: string, handler: EventHandler): () => void;
  /** Hears every event of every channel. */
  onAny(handler: EventHandler): () => void;
  /** Takes new functions and limits (`auth`, `user`, `onError` …); what identifies the engine stays. */
  update(options: LiveOptions): void;
  /** Lets go of the connection without forgetting the channels: no socket, timer or listener until `resume()`. */
  suspend(): void;
  resume(): void;
  /** Ends everything for good: no socket, timer or listener is left. */
  dispose(): void;
}

function statusOf(state: ConnectionState): ConnectionStatus {
  if (state.phase === 'open') return 'connected';
  if (!isPending(state)) return state.phase as 'idle' | 'failed' | 'closed';
  if (!state.online) return 'offline';
  if (state.unavailable) return 'unavailable';
  return state.everConnected ? 'reconnecting' : 'connecting';
}

function projectConnection(
  state: ConnectionState,
  latencyMs: number | null,
): Omit<ConnectionSnapshot, 'since'> {
  return {
    status: statusOf(state),
    socketId: state.socketId,
    attempt: state.attempt,
    retryAt: state.phase === 'waiting' ? state.phaseAt : null,
    error: state.error,
    latencyMs,
    everConnected: state.everConnected,
  };
}

function projectPresence(roster: Roster): PresenceSnapshot {
  return {
    members: membersOf(roster),
    me: roster.me === null ? null : (roster.byId.get(roster.me.id) ?? null),
    complete: roster.complete,
    stale: roster.stale,
  };
}

function projectChannel({ name, state, subscriptionCount, roster }: ChannelRecord): ChannelSnapshot {
  return {
    name,
    status: state.phase,
    error: state.error,
    subscriptionCount,
    presence: roster === null ? null : projectPresence(roster),
  };
}

function lineOf(transport: Transport | undefined): { transport: Transport; assertUsable: () => void } {
  if (transport !== undefined) return { transport, assertUsable: () => undefined };
  return {
    transport: webSocketTransport(),
    assertUsable() {
      if (!hasWebSocket()) throw new Error(noWebSocketMessage);
    },
  };
}

/**
 * Makes an engine. It connects with its first subscription, unless `connect` says otherwise.
 *
 * @throws TypeError for options that are missing or impossible
 * @example
 * const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001' });
 * const news = engine.subscribe('news');
 * news.on('headline', (data) => console.log(data));
 */
export function createEngine(given: EngineOptions): Engine {
  assertOptions(given);
  let options = given;
  let suspended = given.suspended ?? false;
  let wanted = given.connect === 'eager';
  let disposed = false;

  const { transport, assertUsable } = lineOf(given.transport);
  const clock = given.clock ?? systemClock;
  const report = createReporter(() => options.onError);
  const { store, apply } = createRealtimeStore((error) => {
    core.report(error);
  });

  const core: Core = createCore(
    {
      options: () => options,
      transport,
      address: addressOf(given, transport),
      clock,
      random: given.random ?? Math.random,
      hints: given.networkHints ?? browserHints,
    },
    {
      connection(state, latencyMs) {
        apply({ type: 'connection', connection: projectConnection(state, latencyMs), at: clock.now() });
      },
      channel(record) {
        apply({ type: 'channel', channel: projectChannel(record) });
      },
      removed({ name }) {
        apply({ type: 'channel-removed', name });
      },
      error: report,
    },
  );

  function connect(): void {
    wanted = true;
    if (suspended || disposed) return;
    assertUsable();
    core.connect();
  }

  function stop(event: 'disconnect' | 'suspend', all: boolean): void {
    wanted = event === 'suspend' && wanted;
    core.stop(event, all);
  }

  function trigger(channel: string, event: string, data?: unknown): TriggerResult {
    assertChannelName(channel);
    assertEventName(event);
    return disposed ? { ok: false, reason: 'disposed' } : core.trigger(channel, event, data);
  }

  function subscribe(name: string, handlers: SubscribeOptions = {}): Subscription {
    assertChannelName(name);
    return disposed ? disposedSubscription(name) : hold(name, { ...handlers });
  }

  function hold(name: string, handlers: SubscribeOptions): Subscription {
    const { channels, listeners } = core;
    const record = channels.hold(name, handlers, handlers.linger ?? options.linger ?? 1_000);
    const offs = new Set<() => void>();
    let released = false;
    if (!suspended) {
      if (core.state.phase === 'idle') assertUsable();
      core.wanted(record);
    }
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
      trigger: (event, data) => {
        assertEventName(event);
        return released ? { ok: false, reason: 'not-subscribed' } : trigger(name, event, data);
      },
      retry() {
        if (!released) channels.retry(record);
      },
      release() {
        released = true;
        for (const off of offs) off();
        offs.clear();
        channels.release(record, handlers);
      },
    };
  }

  if (wanted) connect();

  return {
    store,
    get socketId() {
      return core.socketId;
    },
    connect,
    disconnect() {
      stop('disconnect', false);
    },
    reconnect() {
      if (disposed || suspended) return;
      wanted = true;
      assertUsable();
      core.reconnect();
    },
    reauthorize() {
      core.reauthorize();
    },
    subscribe,
    trigger,
    on: (channel, event, handler) =>
      disposed ? () => undefined : core.listeners.on(channel, event, handler),
    onAny: (handler) => (disposed ? () => undefined : core.listeners.onAny(handler)),
    update(changes) {
      options = { ...options, ...changes };
    },
    suspend() {
      suspended = true;
      stop('suspend', false);
    },
    resume() {
      if (!suspended || disposed) return;
      suspended = false;
      const lazy = (options.connect ?? 'lazy') === 'lazy' && core.channels.size > 0;
      if (wanted || lazy) connect();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      stop('disconnect', true);
    },
  };
}
