import type { Due } from '../lib/deadlines.js';
import { browserHints } from '../lib/network-hints.js';
import { encode } from '../protocol/codec.js';
import { redactSignatures } from '../protocol/signatures.js';
import type { Transport, TransportConnection, TransportHandlers } from '../transport/transport.js';
import { connectionDeadline, connectionTransition } from './connection.js';
import {
  initialConnection,
  isAtRest,
  type ConnectionEvent,
  type ConnectionState,
} from './connection-state.js';
import { frameReceived, heartbeatDeadline, pinged, startHeartbeat, type Heartbeat } from './heartbeat.js';
import type { Kernel } from './kernel.js';

/** After a hint that the network changed, an answer is awaited only this long. */
const hintPongMs = 3_000;

export interface ConnectorHandlers {
  frame(text: string, now: number): void;
  changed(state: ConnectionState, before: ConnectionState): void;
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
  /** Writes an application frame. False: nothing was written. */
  send(text: string): boolean;
}

/** @param address the address to open; `secure`: the server asked for TLS */
export function createConnector(
  kernel: Kernel,
  transport: Transport,
  address: (secure: boolean) => string,
  handlers: ConnectorHandlers,
): Connector {
  const { clock, deadlines, random, options } = kernel;
  const { networkHints: hints = browserHints } = options;
  let state = initialConnection;
  let line: TransportConnection | null = null;
  let beat: Heartbeat | null = null;
  let latencyMs: number | null = null;
  let stopHints: (() => void) | null = null;

  const deadline: Due = {
    due(now) {
      if (beat === null) dispatch({ type: 'due' });
      else if (now < heartbeatDeadline(beat)) schedule();
      else if (beat.pongDueAt === null) ping(kernel.options.timeouts?.pongMs ?? 10_000);
      else dispatch({ type: 'pong-timeout' });
    },
  };

  function schedule(): void {
    deadlines.set(deadline, beat ? heartbeatDeadline(beat) : connectionDeadline(state));
  }

  function dispatch(event: ConnectionEvent): void {
    const before = state;
    const { timeouts: { connectMs = 10_000 } = {}, reconnect = {} } = kernel.options;
    const { firstDelayMs = 700, minDelayMs = 500, maxDelayMs = 4_000 } = reconnect;
    const backoff = { minDelayMs, maxDelayMs };
    const context = { now: clock.now(), roll: random(), connectMs, firstDelayMs, backoff };
    const [after, effect] = connectionTransition(before, event, context);
    state = after;
    if (after.phase !== 'open') beat = null;
    if (effect) dropLine();
    if (effect === 'open') openLine();
    schedule();
    listenToHints();
    if (after !== before) handlers.changed(after, before);
  }

  function dropLine(): void {
    line?.close(1000);
    line = null;
  }

  function openLine(): void {
    const opened = open({
      opened() {
        if (opened !== line) return;
        if (transport.keyIn === 'first-message') line?.send(encode.auth(options.appKey));
        dispatch({ type: 'opened' });
      },
      message(text) {
        if (opened !== line) return;
        const now = clock.now();
        if (beat) frameReceived(beat, now);
        deadlines.check(now);
        if (opened === line) handlers.frame(text, now);
      },
      closed({ code, reason }) {
        if (opened !== line) return;
        line = null;
        dispatch({ type: 'closed', code, message: redactSignatures(reason) });
      },
    });
    line = opened;
  }

  /** A transport that throws has broken its promise: the time box of the attempt finds the line that is not there. */
  function open(lineHandlers: TransportHandlers): TransportConnection | null {
    try {
      return transport.open(address(state.secure), lineHandlers);
    } catch (thrown) {
      kernel.report(thrown);
      return null;
    }
  }

  function listenToHints(): void {
    if (isAtRest(state)) {
      stopHints?.();
      stopHints = null;
    } else if (stopHints === null) {
      stopHints = hints.subscribe({
        online: () => {
          hint('online');
        },
        offline: () => {
          hint('offline');
        },
        woke: () => {
          hint('woke');
        },
      });
      if (hints.isOnline() !== state.online) dispatch({ type: state.online ? 'offline' : 'online' });
    }
  }

  /** A reason to check: a live connection has to answer soon, and late timers are caught up with. */
  function hint(type: 'online' | 'offline' | 'woke'): void {
    const now = clock.now();
    if (beat && (beat.pongDueAt ?? Infinity) > now + hintPongMs) ping(hintPongMs);
    dispatch({ type });
    deadlines.check(now);
  }

  function ping(withinMs: number): void {
    if (beat === null || !line?.send(encode.beat('ping'))) return;
    pinged(beat, clock.now(), withinMs);
    schedule();
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
      beat = startHeartbeat(clock.now(), serverActivityMs, kernel.options.timeouts?.activityMs);
      dispatch({ type: 'established', socketId });
    },
    ponged(now) {
      if (!beat?.pingedAt) return;
      latencyMs = now - beat.pingedAt;
      beat.pingedAt = null;
    },
    send(text) {
      if (beat === null || !line?.send(text)) return false;
      beat.sentAt = clock.now();
      return true;
    },
  };
}
