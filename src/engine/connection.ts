import { RealtimeError, type RealtimeErrorDetails } from '../errors.js';
import { backoffDelay, type BackoffOptions } from '../lib/backoff.js';
import { closeAction, isProtocolCode, type CloseAction } from '../protocol/close-codes.js';
import {
  initialConnection,
  isAtRest,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
} from './connection-state.js';

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

export interface ConnectionContext {
  readonly now: number;
  /** A random number in [0, 1). */
  readonly roll: number;
  readonly connectMs: number;
  /** The first retry comes after a random 0 to this. */
  readonly firstDelayMs: number;
  readonly backoff: BackoffOptions;
}

type Step = readonly [ConnectionState, ConnectionEffect];

const unavailableAfterMs = 10_000;
/** A connection that lasted this long ends a run of failures. */
const stableAfterMs = 5_000;
const longOutageMs = 60_000;
const longOutageMaxDelayMs = 30_000;
/** Jitter may halve a pause: these are at least 1 s and 10 s. */
const patientMinDelayMs = 2_000;
const slow: BackoffOptions = { minDelayMs: 20_000, maxDelayMs: 60_000 };
const suspiciousAfter = 3;
const lastWordMs = 5_000;

/** The one instant at which `due` is to be sent; null where nothing is awaited. */
export function connectionDeadline({ phaseAt, unavailable, downAt }: ConnectionState): number | null {
  return phaseAt === null || unavailable || downAt === null
    ? phaseAt
    : Math.min(phaseAt, downAt + unavailableAfterMs);
}

function open(state: ConnectionState, { now, connectMs }: ConnectionContext): Step {
  const next = {
    ...state,
    phase: 'opening',
    phaseAt: now + connectMs,
    socketId: null,
    openAt: null,
    attempt: state.attempt + 1,
    downAt: state.downAt ?? now,
    lastWord: null,
  } as const;
  return [next, 'open'];
}

/** Nothing awaited, nothing held. */
function rest(
  { everConnected, online }: ConnectionState,
  phase: 'idle' | 'closed' | 'failed',
  error?: RealtimeError,
): Step {
  return [{ ...initialConnection, phase, everConnected, online, error: error ?? null }, 'close'];
}

const isSuspect = ({ suspicions }: ConnectionState): boolean => suspicions >= suspiciousAfter;

function delay(state: ConnectionState, action: CloseAction, context: ConnectionContext): number {
  const { strikes, suspicions, online, downAt } = state;
  const { roll, now, backoff } = context;
  if (isSuspect(state)) return backoffDelay(suspicions - suspiciousAfter, roll, slow);
  if (!online) return backoffDelay(strikes, roll, slow);
  const long = downAt !== null && now - downAt >= longOutageMs;
  const maxDelayMs = Math.max(backoff.maxDelayMs, long ? longOutageMaxDelayMs : 0);
  if (action === 'patient') {
    const patient = { minDelayMs: patientMinDelayMs, maxDelayMs: Math.max(patientMinDelayMs, maxDelayMs) };
    return backoffDelay(strikes, roll, patient);
  }
  return strikes === 0
    ? roll * context.firstDelayMs
    : backoffDelay(strikes - 1, roll, { ...backoff, maxDelayMs });
}

/** A connection that lasted ends the run of failures before it. */
function unburdened(state: ConnectionState, now: number): ConnectionState {
  return state.openAt !== null && now - state.openAt >= stableAfterMs ? { ...state, strikes: 0 } : state;
}

/** The line is lost, or was never there: wait, then try again. */
function wait(
  lost: ConnectionState,
  action: CloseAction,
  error: RealtimeError,
  context: ConnectionContext,
): Step {
  const { now } = context;
  const state = unburdened(lost, now);
  const next = {
    ...state,
    phase: 'waiting',
    phaseAt: now + delay(state, action, context),
    strikes: state.strikes + 1,
    socketId: null,
    openAt: null,
    downAt: state.downAt ?? now,
    unavailable: state.unavailable || isSuspect(state),
    error: isSuspect(state) ? new RealtimeError('key-suspect', { retryable: true }) : error,
  } as const;
  return [next, 'close'];
}

/** The line closed. The server's last word counts where the close itself has no code (PROTOCOL 2.5). */
function closed(
  state: ConnectionState,
  code: number | null,
  message: string,
  context: ConnectionContext,
): Step {
  const { lastWord, phase, secure } = state;
  const word = lastWord && context.now - lastWord.at <= lastWordMs ? lastWord : null;
  const wireCode = isProtocolCode(code) ? code : (word?.code ?? code);
  const details: RealtimeErrorDetails = { wireCode, message: message || (word?.message ?? '') };
  const action = closeAction(wireCode);
  const suspicions = phase === 'handshaking' && !isProtocolCode(wireCode) ? state.suspicions + 1 : 0;
  if (action === 'secure' && !secure) return open({ ...state, suspicions, secure: true }, context);
  if (action === 'stop' || action === 'secure')
    return rest(state, 'failed', new RealtimeError('refused', details));
  const problem = action === 'patient' && isProtocolCode(wireCode) ? 'over-limit' : 'connection-lost';
  return wait(
    { ...state, suspicions },
    action,
    new RealtimeError(problem, { ...details, retryable: true }),
    context,
  );
}

function established(state: ConnectionState, socketId: string, now: number): ConnectionState {
  const { secure, online, strikes } = state;
  const fresh = { ...initialConnection, secure, online, strikes, everConnected: true };
  return { ...fresh, phase: 'open', socketId, openAt: now };
}

function due(before: ConnectionState, context: ConnectionContext): Step {
  const { now } = context;
  const { phase, phaseAt, downAt } = before;
  const unavailable = before.unavailable || (downAt !== null && now >= downAt + unavailableAfterMs);
  const state = unavailable === before.unavailable ? before : { ...before, unavailable };
  if (phaseAt === null || now < phaseAt) return [state, null];
  if (phase === 'waiting') return open(state, context);
  const error = new RealtimeError('handshake-timeout', { retryable: true });
  return wait({ ...state, suspicions: 0 }, 'retry', error, context);
}

/** One step of the connection. Pure: time and chance come in with `context`. */
export function connectionTransition(
  state: ConnectionState,
  event: ConnectionEvent,
  context: ConnectionContext,
): Step {
  const { now, roll, firstDelayMs } = context;
  const { phase, phaseAt } = state;
  const stay: Step = [state, null];
  switch (event.type) {
    case 'connect':
      return isAtRest(state) ? open(state, context) : stay;
    case 'reconnect':
      return open(unburdened(state, now), context);
    case 'disconnect':
      return rest(state, 'closed');
    case 'suspend':
      return phase === 'closed' ? stay : rest(state, 'idle');
    case 'opened':
      return phase === 'opening' ? [{ ...state, phase: 'handshaking' }, null] : stay;
    case 'established':
      return phase === 'handshaking' ? [established(state, event.socketId, now), null] : stay;
    case 'server-error': {
      const { code, message } = event;
      if (phase === 'handshaking') return closed(state, code, message, context); // the handshake has failed
      return phase === 'open' ? [{ ...state, lastWord: { code, message, at: now } }, null] : stay;
    }
    case 'closed':
      return isAtRest(state) || phase === 'waiting'
        ? stay
        : closed(state, event.code, event.message, context);
    case 'pong-timeout':
      return phase === 'open'
        ? wait(state, 'retry', new RealtimeError('pong-timeout', { retryable: true }), context)
        : stay;
    case 'due':
      return isAtRest(state) ? stay : due(state, context);
    case 'online':
      return phase === 'waiting'
        ? open({ ...state, online: true }, context)
        : [{ ...state, online: true }, null];
    case 'offline':
      return [{ ...state, online: false }, null];
    case 'woke':
      return phase === 'waiting' && phaseAt !== null && !isSuspect(state)
        ? [{ ...state, phaseAt: Math.min(phaseAt, now + roll * firstDelayMs) }, null]
        : stay;
    default:
      return event satisfies never;
  }
}
