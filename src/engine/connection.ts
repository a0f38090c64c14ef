import { RealtimeError } from '../errors.js';
import { backoffDelay, patientDelay, type BackoffOptions } from '../lib/backoff.js';
import { closeAction, isProtocolCode, type CloseAction } from '../protocol/close-codes.js';

/*
 *            connect                opened               established
 *   idle ───────────────▶ opening ─────────▶ handshaking ───────────▶ open
 *     ▲                    ▲   │ closed           │ closed              │ closed,
 *     │ suspend            │   │ time box         │ time box            │ pong-timeout
 *     │ (from anywhere)    │   ▼                  ▼                     ▼
 *     │             due,   └── waiting ◀──────────┴─────────────────────┤
 *     │             online                                              │ 4001-4099
 *     └── closed (disconnect, from anywhere)          failed ◀──────────┘ (also before)
 */

export type ConnectionPhase = 'idle' | 'opening' | 'handshaking' | 'open' | 'waiting' | 'failed' | 'closed';

/** The connection as data. A deadline stands in `phaseAt` exactly while something is awaited. */
export interface ConnectionState {
  readonly phase: ConnectionPhase;
  /** Opening and handshaking: the end of the time box. Waiting: when the next attempt begins. Else null. */
  readonly phaseAt: number | null;
  readonly socketId: string | null;
  readonly everConnected: boolean;
  /** Attempts since the connection was last up. */
  readonly attempt: number;
  /** Failures in a row; closes soon after connecting count too, so that they back off. */
  readonly strikes: number;
  /** When the present time without a connection began; null while there is one, or none is wanted. */
  readonly downAt: number | null;
  /** When the present run of failures began: what `strikes` counts. */
  readonly troubleAt: number | null;
  readonly openAt: number | null;
  /** It has been down for long enough to say so. */
  readonly unavailable: boolean;
  readonly online: boolean;
  /** How often in a row the line opened and closed before the greeting. */
  readonly suspicions: number;
  /** The server asked for TLS. */
  readonly secure: boolean;
  readonly error: RealtimeError | null;
  /** The last `pusher:error` of this socket: some servers close without a code after it. */
  readonly lastWord: { readonly code: number | null; readonly message: string; readonly at: number } | null;
}

export type ConnectionEvent =
  | { readonly type: 'connect' | 'disconnect' | 'suspend' | 'reconnect' }
  | { readonly type: 'opened' | 'pong-timeout' | 'due' | 'online' | 'offline' | 'woke' }
  | { readonly type: 'established'; readonly socketId: string }
  | { readonly type: 'server-error'; readonly code: number | null; readonly message: string }
  | { readonly type: 'closed'; readonly code: number | null; readonly reason: string };

/** What the shell is to do: open a new line (after dropping any other), or drop the line. */
export type ConnectionEffect = 'open' | 'close';

export interface ConnectionContext {
  readonly now: number;
  /** A random number in [0, 1). */
  readonly roll: number;
  readonly connectMs: number;
  readonly backoff: BackoffOptions;
}

type Step = readonly [ConnectionState, readonly ConnectionEffect[]];

const unavailableAfterMs = 10_000;
/** A connection that lasted this long ends a run of failures. */
const stableAfterMs = 5_000;
const longOutageMs = 60_000;
const longOutageMaxDelayMs = 30_000;
const patientFloorMs = 1_000;
const slow = { floorMs: 10_000, ceilingMs: 60_000 };
const suspiciousAfter = 3;
const lastWordMs = 5_000;

export const initialConnection: ConnectionState = {
  phase: 'idle',
  phaseAt: null,
  socketId: null,
  everConnected: false,
  attempt: 0,
  strikes: 0,
  downAt: null,
  troubleAt: null,
  openAt: null,
  unavailable: false,
  online: true,
  suspicions: 0,
  secure: false,
  error: null,
  lastWord: null,
};

/** Phases in which a line is wanted and there is none yet. */
export function isPending(state: ConnectionState): boolean {
  return state.phase === 'opening' || state.phase === 'handshaking' || state.phase === 'waiting';
}

/** Phases in which nothing happens by itself. */
export function isAtRest(state: ConnectionState): boolean {
  return state.phase === 'idle' || state.phase === 'failed' || state.phase === 'closed';
}

/** The one instant at which `due` is to be sent; null where nothing is awaited. */
export function connectionDeadline(state: ConnectionState): number | null {
  if (state.phaseAt === null) return null;
  const unavailableAt =
    state.unavailable || state.downAt === null ? Infinity : state.downAt + unavailableAfterMs;
  return Math.min(state.phaseAt, unavailableAt);
}

const stay = (state: ConnectionState): Step => [state, []];

function open(state: ConnectionState, context: ConnectionContext, secure = state.secure): Step {
  return [
    {
      ...state,
      phase: 'opening',
      phaseAt: context.now + context.connectMs,
      socketId: null,
      openAt: null,
      attempt: state.attempt + 1,
      downAt: state.downAt ?? context.now,
      secure,
      lastWord: null,
    },
    ['open'],
  ];
}

/** At rest: nothing awaited, nothing held. */
function rest(
  state: ConnectionState,
  phase: 'idle' | 'closed' | 'failed',
  error: RealtimeError | null,
): Step {
  const { everConnected, online } = state;
  return [{ ...initialConnection, phase, everConnected, online, error }, ['close']];
}

function delay(state: ConnectionState, action: CloseAction, context: ConnectionContext): number {
  const { roll, now } = context;
  if (state.suspicions >= suspiciousAfter || !state.online) {
    const strikes = state.suspicions >= suspiciousAfter ? state.suspicions - suspiciousAfter : state.strikes;
    return patientDelay(strikes, roll, slow.floorMs, slow.ceilingMs);
  }
  const long = state.troubleAt !== null && now - state.troubleAt >= longOutageMs;
  const backoff = long
    ? { ...context.backoff, maxDelayMs: Math.max(context.backoff.maxDelayMs, longOutageMaxDelayMs) }
    : context.backoff;
  return action === 'patient'
    ? patientDelay(state.strikes, roll, patientFloorMs, Math.max(patientFloorMs, backoff.maxDelayMs))
    : backoffDelay(state.strikes, roll, backoff);
}

const keySuspect = (): RealtimeError =>
  new RealtimeError(
    'key-suspect',
    'The server closes each connection before its greeting: check the app key.',
    {
      retryable: true,
    },
  );

/** The line is lost, or was never there: wait, then try again. */
function wait(
  state: ConnectionState,
  action: CloseAction,
  error: RealtimeError,
  context: ConnectionContext,
): Step {
  const { now } = context;
  const wasStable = state.openAt !== null && now - state.openAt >= stableAfterMs;
  const trouble = wasStable
    ? { ...state, strikes: 0, troubleAt: now }
    : { ...state, troubleAt: state.troubleAt ?? state.downAt ?? now };
  const suspect = trouble.suspicions >= suspiciousAfter;
  return [
    {
      ...trouble,
      phase: 'waiting',
      phaseAt: now + delay(trouble, action, context),
      strikes: trouble.strikes + 1,
      socketId: null,
      openAt: null,
      downAt: state.downAt ?? now,
      unavailable: state.unavailable || suspect,
      error: suspect ? keySuspect() : error,
      lastWord: null,
    },
    ['close'],
  ];
}

function closed(
  state: ConnectionState,
  code: number | null,
  reason: string,
  context: ConnectionContext,
): Step {
  const remembered =
    state.lastWord !== null && context.now - state.lastWord.at <= lastWordMs ? state.lastWord : null;
  const wireCode = isProtocolCode(code) ? code : (remembered?.code ?? code);
  const text = reason !== '' ? reason : (remembered?.message ?? '');
  const details = { wireCode, retryable: true };
  const action = closeAction(wireCode);
  const suspicions = state.phase === 'handshaking' && !isProtocolCode(wireCode) ? state.suspicions + 1 : 0;
  if (action === 'secure' && !state.secure) return open({ ...state, suspicions: 0 }, context, true);
  if (action === 'stop' || action === 'secure') {
    const message = text !== '' ? text : `The server refused the connection (code ${String(wireCode)}).`;
    return rest(state, 'failed', new RealtimeError('refused', message, { wireCode }));
  }
  const message = text !== '' ? text : 'The connection was lost.';
  const error = new RealtimeError(
    wireCode === 4100 || wireCode === 4301 ? 'over-limit' : 'connection-lost',
    message,
    details,
  );
  return wait({ ...state, suspicions }, action, error, context);
}

function established(state: ConnectionState, socketId: string, context: ConnectionContext): Step {
  if (state.phase !== 'handshaking') return stay(state);
  return stay({
    ...state,
    phase: 'open',
    phaseAt: null,
    socketId,
    everConnected: true,
    attempt: 0,
    downAt: null,
    openAt: context.now,
    unavailable: false,
    suspicions: 0,
    error: null,
    lastWord: null,
  });
}

function due(state: ConnectionState, context: ConnectionContext): Step {
  const { now } = context;
  if (state.phaseAt !== null && now >= state.phaseAt) {
    if (state.phase === 'waiting') return open(markUnavailable(state, now), context);
    const text = 'The server did not answer in time.';
    const error = new RealtimeError('handshake-timeout', text, { retryable: true });
    return wait(markUnavailable({ ...state, suspicions: 0 }, now), 'retry', error, context);
  }
  return stay(markUnavailable(state, now));
}

function markUnavailable(state: ConnectionState, now: number): ConnectionState {
  return !state.unavailable && state.downAt !== null && now >= state.downAt + unavailableAfterMs
    ? { ...state, unavailable: true }
    : state;
}

/** A `pusher:error` without a channel. As the first frame it is a refusal; later it is remembered for the close. */
function serverError(
  state: ConnectionState,
  code: number | null,
  message: string,
  context: ConnectionContext,
): Step {
  if (state.phase === 'handshaking') return closed(state, code, message, context);
  return state.phase === 'open'
    ? stay({ ...state, lastWord: { code, message, at: context.now } })
    : stay(state);
}

/** One step of the connection. Pure: time and chance come in with `context`. */
export function connectionTransition(
  state: ConnectionState,
  event: ConnectionEvent,
  context: ConnectionContext,
): Step {
  const { now, roll } = context;
  const resting = isAtRest(state);
  switch (event.type) {
    case 'connect':
      return resting ? open(state, context) : stay(state);
    case 'reconnect':
      return open(state, context);
    case 'disconnect':
      return rest(state, 'closed', null);
    case 'suspend':
      return rest(state, 'idle', null);
    case 'opened':
      return stay(state.phase === 'opening' ? { ...state, phase: 'handshaking' } : state);
    case 'established':
      return established(state, event.socketId, context);
    case 'server-error':
      return serverError(state, event.code, event.message, context);
    case 'closed':
      return resting || state.phase === 'waiting'
        ? stay(state)
        : closed(state, event.code, event.reason, context);
    case 'pong-timeout': {
      if (state.phase !== 'open') return stay(state);
      const error = new RealtimeError('pong-timeout', 'The server fell silent.', { retryable: true });
      return wait(state, 'retry', error, context);
    }
    case 'due':
      return resting ? stay(state) : due(state, context);
    case 'online':
      return state.phase === 'waiting'
        ? open({ ...state, online: true }, context)
        : stay({ ...state, online: true });
    case 'offline':
      return stay({ ...state, online: false });
    case 'woke': {
      const hurry = state.phase === 'waiting' && state.suspicions < suspiciousAfter;
      const soon = now + roll * context.backoff.firstDelayMs;
      return stay(hurry ? { ...state, phaseAt: Math.min(state.phaseAt ?? soon, soon) } : state);
    }
    default:
      return event satisfies never;
  }
}
