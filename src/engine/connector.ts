import type { BackoffOptions } from '../lib/backoff.js';
import type { Clock } from '../lib/clock.js';
import type { NetworkHints } from '../lib/network-hints.js';
import { redactSignatures } from '../protocol/signatures.js';
import { encode } from '../protocol/codec.js';
import type { Transport, TransportConnection } from '../transport/transport.js';
import {
  connectionDeadline,
  connectionTransition,
  initialConnection,
  type ConnectionEvent,
  type ConnectionState,
} from './connection.js';
import {
  frameReceived,
  frameSent,
  heartbeatDeadline,
  pinged,
  startHeartbeat,
  type Heartbeat,
} from './heartbeat.js';

/** After a hint that the network changed, an answer is awaited only this long. */
const hintPongMs = 3_000;

export interface ConnectorConfig {
  readonly appKey: string;
  readonly transport: Transport;
  /** The address to open; `secure`: the server asked for TLS. */
  readonly address: (secure: boolean) => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly hints: NetworkHints;
  readonly backoff: BackoffOptions;
  readonly connectMs: number;
  readonly pongMs: number;
  readonly activityMs: number | undefined;
}

export interface ConnectorHandlers {
  frame(text: string, now: number): void;
  changed(state: ConnectionState, before: ConnectionState): void;
  /** The next instant at which `due()` is to be called; null for none. */
  deadline(at: number | null): void;
  /** A sign of life came in: a good moment to look at the deadlines. */
  alive(now: number): void;
}

/** The shell of the connection: it owns the line, the heartbeat and the hints, and decides nothing. */
export interface Connector {
  readonly state: ConnectionState;
  /** Round trip of the last ping, in milliseconds; null before the first. */
  readonly latencyMs: number | null;
  dispatch(event: ConnectionEvent): void;
  /** The server greeted. */
  established(socketId: string, serverActivityMs: number | null): void;
  /** The server answered a ping. */
  ponged(now: number): void;
  /** False: nothing was written. */
  send(text: string): boolean;
  due(now: number): void;
}

export function createConnector(config: ConnectorConfig, handlers: ConnectorHandlers): Connector {
  const { clock, hints, transport } = config;
  let state = initialConnection;
  let line: TransportConnection | null = null;
  let beat: Heartbeat | null = null;
  let latencyMs: number | null = null;
  let stopHints: (() => void) | null = null;

  function dispatch(event: ConnectionEvent): void {
    const before = state;
    const context = {
      now: clock.now(),
      roll: config.random(),
      connectMs: config.connectMs,
      backoff: config.backoff,
    };
    const [after, effects] = connectionTransition(before, event, context);
    state = after;
    if (after.phase !== 'open') beat = null;
    for (const effect of effects) {
      dropLine();
      if (effect === 'open') openLine();
    }
    listenToHints(after.phase !== 'idle' && after.phase !== 'closed' && after.phase !== 'failed');
    schedule();
    if (after !== before) handlers.changed(after, before);
  }

  function dropLine(): void {
    const dropped = line;
    line = null;
    dropped?.close(1000);
  }

  function openLine(): void {
    const opened: TransportConnection = transport.open(config.address(state.secure), {
      opened() {
        if (opened !== line) return;
        if (transport.keyIn === 'first-message') opened.send(encode.auth(config.appKey));
        dispatch({ type: 'opened' });
      },
      message(text) {
        if (opened !== line) return;
        const now = clock.now();
        heard(now);
        handlers.alive(now);
        if (opened === line) handlers.frame(text, now);
      },
      closed(close) {
        if (opened !== line) return;
        line = null;
        dispatch({ type: 'closed', code: close.code, reason: redactSignatures(close.reason) });
      },
    });
    line = opened;
  }

  function listenToHints(wanted: boolean): void {
    if (wanted === (stopHints !== null)) return;
    stopHints?.();
    stopHints = null;
    if (!wanted) return;
    stopHints = hints.subscribe({
      online: () => {
        dispatchHint('online');
      },
      offline: () => {
        dispatchHint('offline');
      },
      woke: () => {
        dispatchHint('woke');
      },
    });
    if (hints.isOnline() !== state.online) dispatch({ type: state.online ? 'offline' : 'online' });
  }

  function dispatchHint(type: 'online' | 'offline' | 'woke'): void {
    const wasOpen = state.phase === 'open';
    dispatch({ type });
    if (wasOpen) ping(hintPongMs);
    handlers.alive(clock.now());
  }

  function heard(now: number): void {
    if (beat !== null) beat = frameReceived(beat, now);
  }

  function ping(pongMs: number): void {
    if (beat === null || line === null) return;
    line.send(encode.ping());
    beat = pinged(beat, clock.now(), pongMs);
    schedule();
  }

  function schedule(): void {
    handlers.deadline(beat === null ? connectionDeadline(state) : heartbeatDeadline(beat));
  }

  function beatDue(current: Heartbeat, now: number): void {
    if (now < heartbeatDeadline(current)) schedule();
    else if (current.pongDueAt !== null) dispatch({ type: 'pong-timeout' });
    else ping(config.pongMs);
  }

  return {
    get state() {
      return state;
    },
    get latencyMs() {
      return latencyMs;
    },
    dispatch,
    established(socketId, serverActivityMs) {
      if (state.phase !== 'handshaking') return;
      beat = startHeartbeat(clock.now(), serverActivityMs, config.activityMs);
      dispatch({ type: 'established', socketId });
    },
    ponged(now) {
      const pingedAt = beat?.pingedAt ?? null;
      if (beat === null || pingedAt === null) return;
      latencyMs = now - pingedAt;
      beat = { ...beat, pingedAt: null };
    },
    send(text) {
      if (line === null || beat === null || !line.send(text)) return false;
      beat = frameSent(beat, clock.now());
      return true;
    },
    due(now) {
      if (beat !== null) beatDue(beat, now);
      else dispatch({ type: 'due' });
    },
  };
}
