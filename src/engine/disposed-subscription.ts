import { RealtimeError } from '../errors.js';
import type { Subscription } from './subscription.js';

/** What a disposed engine gives: a hold on nothing, that says so. */
export function disposedSubscription(name: string): Subscription {
  const error = new RealtimeError('disposed', 'The engine has been disposed.', { channel: name });
  return {
    name,
    get ready() {
      const ready = Promise.reject<undefined>(error);
      ready.catch(() => undefined);
      return ready;
    },
    on: () => () => undefined,
    trigger: () => ({ ok: false, reason: 'disposed' }),
    retry: () => undefined,
    release: () => undefined,
  };
}
