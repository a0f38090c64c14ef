import type { RealtimeError } from '../errors.js';
import { backoffDelay } from '../lib/backoff.js';

/*
 *            attempt                attempt               subscribed
 *   idle ─────────▶ authorizing ─────────────▶ subscribing ─────────▶ subscribed
 *                        │  denied                 │ refused              │ lost
 *                        │────────▶ failed ◀───────│                      │
 *                        │ error, time box, lost   │ time box, lost       │
 *                        └────────▶ retrying ◀─────┴──────────────────────┘
 *                                      │ due, attempt
 *                                      └───────▶ authorizing …
 */

export type ChannelPhase = 'idle' | 'authorizing' | 'subscribing' | 'subscribed' | 'retrying' | 'failed';

/** One channel's subscription as data. */
export interface ChannelState {
  readonly phase: ChannelPhase;
  /** Authorizing and subscribing: the end of the time box. Retrying on a live connection: the next attempt. */
  readonly deadline: number | null;
  /** Failures in a row. */
  readonly strikes: number;
  readonly error: RealtimeError | null;
  /** When a subscription that worked was lost; null where nothing is to be caught up with. */
  readonly lostAt: number | null;
}

/** Jitter may halve a pause: the first is 1-2 s. */
const retryMinDelayMs = 2_000;
const retryMaxDelayMs = 30_000;

export const initialChannel: ChannelState = {
  phase: 'idle',
  deadline: null,
  strikes: 0,
  error: null,
  lostAt: null,
};

export const subscribed: ChannelState = { ...initialChannel, phase: 'subscribed' };

/** An attempt is at this stage, and may take until then. */
export function attempt(
  state: ChannelState,
  phase: 'authorizing' | 'subscribing',
  deadline: number,
): ChannelState {
  return { ...state, phase, deadline };
}

const lostAtOf = ({ phase, lostAt }: ChannelState, now: number): number | null =>
  phase === 'subscribed' ? now : lostAt;

/** The attempt came to nothing; a `retryable` error schedules another. @param roll a random number in [0, 1) */
export function failed(state: ChannelState, error: RealtimeError, now: number, roll: number): ChannelState {
  const lostAt = lostAtOf(state, now);
  if (!error.retryable) return { ...initialChannel, phase: 'failed', error, lostAt };
  const { strikes } = state;
  const deadline = now + backoffDelay(strikes, roll, retryMinDelayMs, retryMaxDelayMs);
  return { phase: 'retrying', deadline, strikes: strikes + 1, error, lostAt };
}

/** The connection is gone: another attempt is certain, or (null: the application ended it) is not. */
export function lost(state: ChannelState, error: RealtimeError | null, now: number): ChannelState {
  const { phase } = state;
  return error && (phase === 'idle' || phase === 'failed')
    ? state
    : { ...initialChannel, phase: error ? 'retrying' : 'idle', error, lostAt: lostAtOf(state, now) };
}
