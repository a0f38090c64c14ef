import type { RealtimeError } from '../errors.js';

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
  /** Numbers the attempts: an answer to an earlier one is thrown away. */
  readonly attempt: number;
  /** Failures in a row. */
  readonly strikes: number;
  readonly error: RealtimeError | null;
  /** When a subscription that worked was lost; null where nothing is to be caught up with. */
  readonly lostAt: number | null;
}

export type ChannelEvent =
  /** The connection is up: begin an attempt. */
  | { readonly type: 'go' }
  | { readonly type: 'authorized' }
  | { readonly type: 'succeeded' }
  /** The attempt came to nothing; `retryable` errors schedule another. */
  | { readonly type: 'failed'; readonly error: RealtimeError }
  | { readonly type: 'lost'; readonly error: RealtimeError }
  /** The application ended the connection: no attempt is certain. */
  | { readonly type: 'rested' };

export type ChannelEffect = 'authorize' | 'subscribe';

export interface ChannelContext {
  readonly now: number;
  /** A random number in [0, 1). */
  readonly roll: number;
  readonly needsAuthorization: boolean;
  readonly authorizeMs: number;
  readonly subscribeMs: number;
}

const minRetryMs = 1_000;
const maxRetryMs = 30_000;

export const initialChannel: ChannelState = {
  phase: 'idle',
  deadline: null,
  attempt: 0,
  strikes: 0,
  error: null,
  lostAt: null,
};

type Step = readonly [ChannelState, ChannelEffect | null];

function subscribing(state: ChannelState, context: ChannelContext): Step {
  return [{ ...state, phase: 'subscribing', deadline: context.now + context.subscribeMs }, 'subscribe'];
}

function begin(state: ChannelState, context: ChannelContext): Step {
  const next = { ...state, attempt: state.attempt + 1 };
  if (!context.needsAuthorization) return subscribing(next, context);
  return [{ ...next, phase: 'authorizing', deadline: context.now + context.authorizeMs }, 'authorize'];
}

/** Without a connection nothing is awaited; a subscription that worked has a gap from now on. */
function down(state: ChannelState, context: ChannelContext): ChannelState {
  const lostAt = state.phase === 'subscribed' ? context.now : state.lostAt;
  return { ...state, deadline: null, strikes: 0, lostAt };
}

function failed(state: ChannelState, error: RealtimeError, context: ChannelContext): ChannelState {
  if (!error.retryable) return { ...down(state, context), phase: 'failed', error };
  const pause = Math.min(maxRetryMs, minRetryMs * 2 ** state.strikes) * (0.5 + context.roll / 2);
  return { ...state, phase: 'retrying', deadline: context.now + pause, strikes: state.strikes + 1, error };
}

/** One step of a channel. Pure: time and chance come in with `context`. */
export function channelTransition(state: ChannelState, event: ChannelEvent, context: ChannelContext): Step {
  switch (event.type) {
    case 'go':
      return begin(state, context);
    case 'authorized':
      return state.phase === 'authorizing' ? subscribing(state, context) : [state, null];
    case 'succeeded':
      return [{ ...initialChannel, phase: 'subscribed', attempt: state.attempt }, null];
    case 'failed':
      return [failed(state, event.error, context), null];
    case 'lost':
      if (state.phase === 'idle' || state.phase === 'failed') return [state, null];
      return [{ ...down(state, context), phase: 'retrying', error: event.error }, null];
    case 'rested':
      return [state.phase === 'idle' ? state : { ...down(state, context), phase: 'idle', error: null }, null];
    default:
      return event satisfies never;
  }
}
