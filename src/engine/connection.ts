import { RealtimeError, type RealtimeErrorCode, type RealtimeErrorDetails } from '../errors.js';
import { backoffDelay } from '../lib/backoff.js';
import { closeAction, isProtocolCode } from '../protocol/close-codes.js';
import {
  initialConnection,
  isAtRest,
  type ConnectionContext,
  type ConnectionState,
  type ConnectionStep,
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
 *
 * Each arrow is a function below, from state to state. The shell opens a line where `attempt` has grown, and drops the
 * one it has where the phase is waiting or at rest.
 */

const unavailableAfterMs = 10_000;
/** A connection that lasted this long ends a run of failures. */
const stableAfterMs = 5_000;
const longOutageMs = 60_000;
const longOutageMaxDelayMs = 30_000;
/** Jitter may halve a pause: these are at least 1 s and 10 s. */
const patientMinDelayMs = 2_000;
const slowMinDelayMs = 20_000;
const slowMaxDelayMs = 60_000;
const suspiciousAfter = 3;
const lastWordMs = 5_000;

const retryable = true;

const isSuspect = ({ suspicions }: ConnectionState): boolean => suspicions >= suspiciousAfter;

/** The one instant at which `due` is to be taken; null where nothing is awaited. */
export function connectionDeadline({ at, unavailable, since }: ConnectionState): number | null {
  return at === null || unavailable || since === null ? at : Math.min(at, since + unavailableAfterMs);
}

/** Without a line an outage begins, unless one is on. A connection that lasted ends the run of failures before it. */
function down(state: ConnectionState, now: number): ConnectionState {
  const { phase, since, strikes } = state;
  if (phase !== 'open' || since === null) return { ...state, since: since ?? now };
  const lasted = now - since >= stableAfterMs;
  return { ...state, socketId: null, since: now, strikes: lasted ? 0 : strikes };
}

/** A new line in the place of any other. */
export const open: ConnectionStep = (before, { now, connectMs }) => {
  const state = down(before, now);
  return { ...state, phase: 'opening', at: now + connectMs, attempt: state.attempt + 1, lastWord: null };
};

export const connect: ConnectionStep = (state, context) => (isAtRest(state) ? open(state, context) : state);

/** Nothing awaited, nothing held. */
function rest(
  { everConnected, online }: ConnectionState,
  phase: 'idle' | 'closed' | 'failed',
  error: RealtimeError | null = null,
): ConnectionState {
  return { ...initialConnection, phase, everConnected, online, error };
}

export const disconnect: ConnectionStep = (state) => rest(state, 'closed');
export const suspend: ConnectionStep = (state) => (state.phase === 'closed' ? state : rest(state, 'idle'));

/** The server would refuse again: only the application tries again. */
export const refuse =
  (details: RealtimeErrorDetails): ConnectionStep =>
  (state) =>
    rest(state, 'failed', new RealtimeError('refused', details));

function delay(state: ConnectionState, isPatient: boolean, context: ConnectionContext): number {
  const { strikes, suspicions, online, since } = state;
  const { roll, now, minDelayMs, maxDelayMs, firstDelayMs } = context;
  if (isSuspect(state) || !online) {
    const steps = isSuspect(state) ? suspicions - suspiciousAfter : strikes;
    return backoffDelay(steps, roll, slowMinDelayMs, slowMaxDelayMs);
  }
  const isLong = now - (since ?? now) >= longOutageMs;
  const longest = isLong ? Math.max(maxDelayMs, longOutageMaxDelayMs) : maxDelayMs;
  if (isPatient) {
    return backoffDelay(strikes, roll, patientMinDelayMs, Math.max(patientMinDelayMs, longest));
  }
  return strikes === 0 ? roll * firstDelayMs : backoffDelay(strikes - 1, roll, minDelayMs, longest);
}

/** The line is lost, or was never there: wait, then try again. */
function wait(
  before: ConnectionState,
  context: ConnectionContext,
  code: RealtimeErrorCode,
  details?: RealtimeErrorDetails,
  isPatient = false,
): ConnectionState {
  const { now } = context;
  const state = down(before, now);
  return {
    ...state,
    phase: 'waiting',
    at: now + delay(state, isPatient, context),
    strikes: state.strikes + 1,
    unavailable: state.unavailable || isSuspect(state),
    error: isSuspect(state)
      ? new RealtimeError('key-suspect', { retryable })
      : new RealtimeError(code, { ...details, retryable }),
  };
}

/** The line closed. The server's last word counts where the close itself has no code (PROTOCOL 2.5). */
export const closed =
  (code: number | null, text: string): ConnectionStep =>
  (before, context) => {
    const { lastWord, phase, secure } = before;
    const word = lastWord && context.now - lastWord.at <= lastWordMs ? lastWord : null;
    const wireCode = isProtocolCode(code) ? code : (word?.code ?? code);
    const details = { wireCode, message: text || word?.text };
    const isOurs = isProtocolCode(wireCode);
    const suspicions = phase === 'handshaking' && !isOurs ? before.suspicions + 1 : 0;
    const state = { ...before, suspicions };
    const action = closeAction(wireCode);
    if (action === 'secure' && !secure) return open({ ...state, secure: true }, context);
    if (action === 'stop' || action === 'secure') return refuse(details)(state, context);
    const isPatient = action === 'patient';
    return wait(state, context, isPatient && isOurs ? 'over-limit' : 'connection-lost', details, isPatient);
  };

export const opened: ConnectionStep = (state) => ({ ...state, phase: 'handshaking' });

export const established =
  (socketId: string): ConnectionStep =>
  ({ secure, online, strikes }, { now }) => ({
    ...initialConnection,
    phase: 'open',
    socketId,
    since: now,
    everConnected: true,
    secure,
    online,
    strikes,
  });

/** `pusher:error` on its own: remembered, because a close may follow; before the greeting, the handshake has failed. */
export const serverError =
  (code: number | null, text: string): ConnectionStep =>
  (state, context) =>
    state.phase === 'handshaking'
      ? closed(code, text)(state, context)
      : { ...state, lastWord: { code, text, at: context.now } };

export const pongTimeout: ConnectionStep = (state, context) => wait(state, context, 'pong-timeout');

/** The deadline of `connectionDeadline` has come. */
export const due: ConnectionStep = (before, context) => {
  const { phase, at, since } = before;
  const { now } = context;
  const state = now >= (since ?? now) + unavailableAfterMs ? { ...before, unavailable: true } : before;
  if (at === null || now < at) return state;
  return phase === 'waiting'
    ? open(state, context)
    : wait({ ...state, suspicions: 0 }, context, 'handshake-timeout');
};

/** The network is there, or gone, as the environment has it. */
export const network =
  (online: boolean): ConnectionStep =>
  (before, context) => {
    const state = { ...before, online };
    return online && state.phase === 'waiting' ? open(state, context) : state;
  };

/** Time may have passed without our timers: the next attempt comes soon. */
export const woke: ConnectionStep = (state, { now, roll, firstDelayMs }) =>
  state.at === null || state.phase !== 'waiting' || isSuspect(state)
    ? state
    : { ...state, at: Math.min(state.at, now + roll * firstDelayMs) };
