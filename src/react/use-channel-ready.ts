'use client';

import type { Engine } from '../create-engine.js';
import type { RealtimeError } from '../errors.js';
import type { ChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import { useEngine } from './provider.js';
import { useHold } from './use-hold.js';

/** The type of {@link useChannelReady}, for these channels. */
export type UseChannelReady<Channels extends ChannelDefinitions = RegisteredChannels> = (
  channel: ChannelName<Channels>,
) => void;

interface Attempt {
  readonly settled: Promise<void>;
  /** Undefined while it is under way, null once it was subscribed. */
  error?: RealtimeError | null;
}

const attemptsOf = new WeakMap<Engine['store'], Map<string, Attempt>>();

/** Holds the channel until the attempt is over: what waits for it is not on the page, and can hold nothing. */
function beginAttempt(engine: Engine, channel: string): Attempt {
  async function settle(): Promise<void> {
    await Promise.resolve(); // others may not be told of the subscription while this renders
    const hold = engine.subscribe(channel);
    hold.retry();
    try {
      await hold.ready;
      attempt.error = null;
    } catch (error) {
      attempt.error = error as RealtimeError;
    }
    hold.release();
  }
  const attempt: Attempt = { settled: settle() };
  return attempt;
}

/**
 * Suspends until the channel is subscribed for the first time, and holds it. It does not suspend again while the
 * connection comes and goes: `useChannel` tells of that. On a server it suspends for good, so that the fallback is
 * what is sent.
 *
 * @throws RealtimeError where the subscription failed for good, for an error boundary; rendering again tries again
 * @example
 * function Room() {
 *   useChannelReady('presence-room');
 *   return <p>{usePresence('presence-room').count} are here</p>;
 * }
 * <Suspense fallback={<Spinner />}><Room /></Suspense>
 */
export const useChannelReady: UseChannelReady = (channel) => {
  const engine: Engine = useEngine();
  useHold(channel);
  readReady(engine, channel);
};

/** @throws the promise, for Suspense, which React 18 knows by nothing else */
export function suspend(until: Promise<void>): never {
  throw until;
}

/** @throws a promise, for Suspense; the error of the attempt that failed */
function readReady(engine: Engine, channel: string): void {
  const { store } = engine;
  if (typeof window === 'undefined') {
    throw new Error(
      `copresent: "${channel}" is subscribed in the browser only; the fallback is shown until then.`,
    );
  }
  const attempts = attemptsOf.get(store) ?? new Map<string, Attempt>();
  attemptsOf.set(store, attempts);
  const status = store.getState().channels.get(channel)?.status;
  const known = attempts.get(channel);
  const wasReady = status === 'subscribed' || (status !== undefined && known?.error === null);
  if (wasReady) {
    attempts.set(channel, known ?? { settled: Promise.resolve(), error: null });
    return;
  }
  if (known?.error) {
    queueMicrotask(() => attempts.delete(channel)); // React renders once more before it gives up
    throw known.error;
  }
  const attempt = known?.error === undefined && known ? known : beginAttempt(engine, channel);
  attempts.set(channel, attempt);
  suspend(attempt.settled);
}
