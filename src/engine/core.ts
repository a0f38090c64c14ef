import { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import { createDeadlines } from '../lib/deadlines.js';
import type { NetworkHints } from '../lib/network-hints.js';
import { createTokenBucket } from '../lib/token-bucket.js';
import { channelKind } from '../protocol/channel-name.js';
import { decode, encode } from '../protocol/codec.js';
import { dialectOf, type Dialect } from '../protocol/dialect.js';
import type { ServerErrorMessage, ServerMessage } from '../protocol/messages.js';
import type { Transport } from '../transport/transport.js';
import { createChannels, type Channels } from './channels.js';
import type { ChannelRecord } from './channel-record.js';
import { createClientEvents } from './client-events.js';
import { isAtRest, isPending, type ConnectionState } from './connection.js';
import { createConnector } from './connector.js';
import { createEventListeners, type EventListeners } from './listeners.js';
import type { EngineOptions } from './options.js';
import type { TriggerResult } from './subscription.js';

/** What the core tells of itself; the store is made from it. */
export interface CoreHandlers {
  connection(state: ConnectionState, latencyMs: number | null): void;
  channel(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
  error(error: Error): void;
}

export interface CoreConfig {
  /** The options of now: functions and limits may be newer than the engine. */
  readonly options: () => EngineOptions;
  readonly transport: Transport;
  readonly address: (secure: boolean) => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly hints: NetworkHints;
}

/** The engine without its store: connection, channels, listeners and client events behind one timer. */
export interface Core {
  readonly channels: Channels;
  readonly listeners: EventListeners;
  readonly state: ConnectionState;
  readonly socketId: string | null;
  trigger(channel: string, event: string, data: unknown): TriggerResult;
  /** Somebody holds a channel: connects where that is how it begins. */
  wanted(record: ChannelRecord): void;
  connect(): void;
  reconnect(): void;
  /** Ends the connection; `all` leaves every channel too. */
  stop(event: 'disconnect' | 'suspend', all: boolean): void;
  reauthorize(): void;
  report(error: unknown): void;
}

const reopening = (): RealtimeError =>
  new RealtimeError('connection-lost', 'The connection is being opened anew.', { retryable: true });

type Key = 'connection' | 'presence' | 'outbox' | ChannelRecord;

export function createCore(config: CoreConfig, handlers: CoreHandlers): Core {
  const { clock, options, random } = config;
  const timeouts = options().timeouts ?? {};
  const now = (): number => clock.now();
  let dialect: Dialect = 'pusher';

  const deadlines = createDeadlines<Key>(clock, (key, at) => {
    if (key === 'connection') connector.due(at);
    else if (key === 'outbox') clientEvents.flush(at);
    else channels.due(key, at);
  });

  const report = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    handlers.error(new RealtimeError('handler-failed', `A handler threw: ${message}`, { cause: error }));
  };

  const connector = createConnector(
    {
      appKey: options().appKey,
      transport: config.transport,
      address: config.address,
      clock,
      random,
      hints: config.hints,
      backoff: {
        firstDelayMs: options().reconnect?.firstDelayMs ?? 700,
        minDelayMs: options().reconnect?.minDelayMs ?? 500,
        maxDelayMs: options().reconnect?.maxDelayMs ?? 4_000,
      },
      connectMs: timeouts.connectMs ?? 10_000,
      pongMs: timeouts.pongMs ?? 10_000,
      activityMs: timeouts.activityMs,
    },
    {
      frame,
      changed,
      deadline: (at) => {
        deadlines.set('connection', at);
      },
      alive: (at) => {
        deadlines.check(at);
      },
    },
  );

  const isLive = (): boolean => connector.state.phase === 'open';

  const channels = createChannels(
    {
      auth: () => options().auth,
      userId: () => options().user?.id,
      random,
      now,
      authorizeMs: timeouts.authorizeMs ?? 10_000,
      subscribeMs: timeouts.subscribeMs ?? 10_000,
    },
    {
      send: (text) => connector.send(text),
      live: () => {
        const { socketId } = connector.state;
        return socketId === null ? null : { socketId, dialect };
      },
      deadline: (key, at) => {
        deadlines.set(key, at);
      },
      publish: handlers.channel,
      removed(record) {
        clientEvents.drop(record.name);
        handlers.removed(record);
      },
      subscribed: () => {
        clientEvents.flush(now());
      },
      error: handlers.error,
      report,
    },
  );

  const listeners = createEventListeners(report);

  const clientEvents = createClientEvents({
    bucket: createTokenBucket(options().clientEvents?.perSecond ?? 10),
    maxBytes: options().clientEvents?.maxBytes ?? 10_240,
    now,
    isLive,
    phase: (channel) => channels.get(channel)?.state.phase ?? null,
    write: (text) => connector.send(text),
    deadline: (at) => {
      deadlines.set('outbox', at);
    },
    dropped: (channel) => {
      const message = `A client event for "${channel}" could not be sent in time.`;
      handlers.error(new RealtimeError('trigger-dropped', message, { channel }));
    },
  });

  function publishConnection(): void {
    handlers.connection(connector.state, connector.latencyMs);
  }

  function changed(state: ConnectionState, before: ConnectionState): void {
    publishConnection(); // whoever hears it may connect or disconnect right here
    if (state.error !== before.error && state.error !== null) handlers.error(state.error);
    const wasOpen = before.phase === 'open';
    if (isAtRest(state) && !isAtRest(before)) {
      clientEvents.drop();
      channels.lost(state.error, true);
    } else if (wasOpen && state.phase !== 'open') {
      clientEvents.drop();
      channels.lost(state.error ?? reopening(), false);
    } else if (!wasOpen && connector.state === state && state.phase === 'open') {
      dialect = options().dialect ?? dialectOf(state.socketId ?? '');
      channels.established();
    }
  }

  function frame(text: string, at: number): void {
    const decoded = decode(text);
    if (decoded.ok) handle(decoded.message, at);
    else handlers.error(new RealtimeError('malformed-frame', `The server sent ${decoded.reason}.`));
  }

  function handle(message: ServerMessage, at: number): void {
    switch (message.type) {
      case 'event':
        if (message.channel !== null) listeners.emit(message, message.channel);
        return;
      case 'established':
        connector.established(message.socketId, message.activityTimeoutMs);
        return;
      case 'ping':
        if (dialect !== 'push-service') connector.send(encode.pong());
        return;
      case 'pong':
        connector.ponged(at);
        publishConnection();
        return;
      case 'error':
        serverError(message);
        return;
      case 'unknown':
        return;
      default:
        channels.handle(message);
    }
  }

  function serverError(message: ServerErrorMessage): void {
    const { channel, code, message: text } = message;
    if (channel === null) {
      const wasOpen = isLive();
      connector.dispatch({ type: 'server-error', code, message: text });
      if (!wasOpen) return;
      channels.handle(message);
    } else {
      const data = JSON.stringify({ code, message: text });
      listeners.emit({ type: 'event', event: 'pusher:error', channel, data, userId: null }, channel);
    }
    const limited = code !== null && code >= 4300 && code < 4400;
    const sentence = text !== '' ? text : 'The server reported an error.';
    handlers.error(
      new RealtimeError(limited ? 'over-limit' : 'server-error', sentence, { wireCode: code, channel }),
    );
  }

  return {
    channels,
    listeners,
    get state() {
      return connector.state;
    },
    get socketId() {
      return connector.state.socketId;
    },
    trigger: (channel, event, data) =>
      channelKind(channel) === 'public'
        ? { ok: false, reason: 'not-private' }
        : clientEvents.trigger(channel, event, data),
    wanted(record) {
      const { phase, error } = connector.state;
      if (phase === 'failed' && error !== null && record.state.phase === 'idle') channels.fail(record, error);
      if (phase === 'idle' && options().connect !== 'manual') connector.dispatch({ type: 'connect' });
    },
    connect() {
      connector.dispatch({ type: 'connect' });
    },
    reconnect() {
      connector.dispatch({ type: 'reconnect' });
    },
    stop(event, all) {
      channels.leave(all);
      connector.dispatch({ type: event });
      if (all) listeners.clear();
      deadlines.clear();
    },
    reauthorize() {
      channels.forgetIdentity();
      if (isLive() || isPending(connector.state)) connector.dispatch({ type: 'reconnect' });
    },
    report,
  };
}
