import type { RealtimeError } from '../errors.js';
import { backoffDelay } from '../lib/backoff.js';

/*
 *            go                    authorized             succeeded
 *   idle ─────────▶ authorizing ─────────────▶ subscribing ─────────▶ subscribed
 *                        │  denied                 │ refused              │ lost
 *                        │────────▶ failed ◀───────│                      │
 *                        │ error, time box, lost   │ time box, lost       │
 *                        └────────▶ retrying ◀─────┴──────────────────────┘
 *                                      │ due, go
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

export type ChannelEvent =
  /** The connection is up: begin an attempt. `authorized`: the attempt may go on. */
  | { readonly type: 'go' | 'authorized' | 'succeeded' }
  /** The attempt came to nothing; a `retryable` error schedules another. */
  | { readonly type: 'failed'; readonly error: RealtimeError }
  /** The connection is gone: another attempt is certain, or (null: the application ended it) is not. */
  | { readonly type: 'lost'; readonly error: RealtimeError | null };

export interface ChannelContext {
  readonly now: number;
  /** A random number in [0, 1). */
  readonly roll: number;
  readonly needsAuthorization: boolean;
  readonly authorizeMs: number;
  readonly subscribeMs: number;
}

/** Jitter may halve a pause: the first is 1-2 s. */
const retryBackoff = { minDelayMs: 2_000, maxDelayMs: 30_000 };

export const initialChannel: ChannelState = {
  phase: 'idle',
  deadline: null,
  strikes: 0,
  error: null,
  lostAt: null,
};

/** One step of a channel. Pure: time and chance come in with `context`. */
export function channelTransition(
  state: ChannelState,
  event: ChannelEvent,
  context: ChannelContext,
): ChannelState {
  const { now, roll } = context;
  const { phase, strikes } = state;
  const isDown = phase === 'idle' || phase === 'failed';
  const lostAt = phase === 'subscribed' ? now : state.lostAt;
  switch (event.type) {
    case 'go':
      if (context.needsAuthorization) {
        return { ...state, phase: 'authorizing', deadline: now + context.authorizeMs };
      }
      return { ...state, phase: 'subscribing', deadline: now + context.subscribeMs };
    case 'authorized':
      return { ...state, phase: 'subscribing', deadline: now + context.subscribeMs };
    case 'succeeded':
      return { ...initialChannel, phase: 'subscribed' };
    case 'failed': {
      const { error } = event;
      if (!error.retryable) return { ...initialChannel, phase: 'failed', error, lostAt };
      const deadline = now + backoffDelay(strikes, roll, retryBackoff);
      return { phase: 'retrying', deadline, strikes: strikes + 1, error, lostAt };
    }
    case 'lost': {
      const { error } = event;
      if (error && isDown) return state;
      return { ...initialChannel, phase: error ? 'retrying' : 'idle', error, lostAt };
    }
    default:
      return event satisfies never;
  }
}
