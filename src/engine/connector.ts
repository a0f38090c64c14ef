import type { Due } from '../lib/deadlines.js';
import { browserHints, type NetworkHint } from '../lib/network-hints.js';
import { encode } from '../protocol/codec.js';
import { redactSignatures } from '../protocol/signatures.js';
import type { Transport, TransportConnection, TransportHandlers } from '../transport/transport.js';
import {
  closed,
  connectionDeadline,
  due,
  established,
  network,
  opened,
  pongTimeout,
  woke,
} from './connection.js';
import {
  initialConnection,
  isAtRest,
  type ConnectionState,
  type ConnectionStep,
} from './connection-state.js';
import { heartbeatDeadline, startHeartbeat, type Heartbeat } from './heartbeat.js';
import type { Kernel } from './kernel.js';

/** After a hint that the network changed, an answer is awaited only this long; a timer this late is such a hint. */
const hintPongMs = 3_000;

export interface ConnectorHandlers {
  frame(text: string): void;
  changed(state: ConnectionState, before: ConnectionState): void;
}

/** The shell of the connection: it owns the line, the heartbeat and the hints, and decides nothing. */
export interface Connector {
  readonly state: ConnectionState;
  /** Round trip of the last ping, in milliseconds; null before the first. */
  readonly latencyMs: number | null;
  step(transition: ConnectionStep): void;
  /** The server greeted. @param activitySeconds the silence that it allows, as it said it */
  established(socketId: string, activitySeconds: unknown): void;
  /** The server answered a ping. */
  ponged(): void;
  /** Writes an application frame. False: nothing was written. */
  send(text: string): boolean;
  ping(ponged?: () => void, withinMs?: number): void;
}

/** A ping that is not answered yet. Answers come in order. */
interface Ping {
  readonly at: number;
  readonly ponged: (() => void) | undefined;
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
  let pings: Ping[] = [];
  let latencyMs: number | null = null;
  let stopHints: (() => void) | null = null;

  const deadline: Due = {
    due(now) {
      if (beat === null) step(due);
      else if (now < heartbeatDeadline(beat)) schedule();
      else if (beat.pongDueAt !== null) step(pongTimeout);
      else if (now - heartbeatDeadline(beat) < hintPongMs) ping();
      else ping(undefined, hintPongMs);
    },
  };

  function schedule(): void {
    deadlines.set(deadline, beat ? heartbeatDeadline(beat) : connectionDeadline(state));
  }

  function step(transition: ConnectionStep): void {
    const before = state;
    const { firstDelayMs = 700, minDelayMs = 500, maxDelayMs = 4_000 } = kernel.options.reconnect ?? {};
    const connectMs = kernel.timeout('connectMs');
    const context = { now: clock.now(), roll: random(), connectMs, firstDelayMs, minDelayMs, maxDelayMs };
    const after = transition(before, context);
    const isNewAttempt = after.attempt > before.attempt;
    state = after;
    if (after.phase !== 'open') beat = null;
    if (isNewAttempt || after.phase === 'waiting' || isAtRest(after)) dropLine();
    if (isNewAttempt) openLine();
    schedule();
    listenToHints();
    if (after !== before) handlers.changed(after, before);
  }

  function dropLine(): void {
    line?.close(1000);
    line = null;
  }

  function openLine(): void {
    const own = open({
      opened() {
        if (own !== line || state.phase !== 'opening') return;
        if (transport.keyIn === 'first-message') line?.send(encode.auth(options.appKey));
        step(opened);
      },
      message(text) {
        if (own !== line) return;
        const now = clock.now();
        if (beat) {
          beat.receivedAt = now;
          beat.pongDueAt = null;
        }
        deadlines.check(now);
        if (own === line) handlers.frame(text);
      },
      closed({ code, reason }) {
        if (own !== line) return;
        line = null;
        step(closed(code, redactSignatures(reason)));
      },
    });
    line = own;
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
    } else if (!stopHints) {
      stopHints = hints.subscribe(hint);
      if (hints.isOnline() !== state.online) step(network(!state.online));
    }
  }

  /** A reason to check: a live connection has to answer soon, and late timers are caught up with. */
  function hint(type: NetworkHint): void {
    const now = clock.now();
    if (beat && (beat.pongDueAt ?? Infinity) > now + hintPongMs) ping(undefined, hintPongMs);
    step(type === 'woke' ? woke : network(type === 'online'));
    deadlines.check(now);
  }

  function ping(ponged?: () => void, withinMs = kernel.timeout('pongMs')): void {
    if (!beat || !send(encode.beat('ping'))) return;
    const at = beat.sentAt;
    pings.push({ at, ponged });
    beat.pongDueAt = Math.min(beat.pongDueAt ?? Infinity, at + withinMs); // an earlier demand stands
    schedule();
  }

  function send(text: string): boolean {
    if (!beat || !line?.send(text)) return false;
    beat.sentAt = clock.now();
    return true;
  }

  return {
    get state() {
      return state;
    },
    get latencyMs() {
      return latencyMs;
    },
    step,
    established(socketId, activitySeconds) {
      if (state.phase !== 'handshaking') return;
      beat = startHeartbeat(clock.now(), activitySeconds, kernel.options.timeouts?.activityMs);
      pings = [];
      step(established(socketId));
    },
    ponged() {
      const answered = pings.shift();
      if (!answered) return;
      latencyMs = clock.now() - answered.at;
      answered.ponged?.();
    },
    send,
    ping,
  };
}
