'use client';

import { useEffect, useState, type RefObject } from 'react';
import type { Engine } from '../create-engine.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';

type Subscription = ReturnType<Engine['subscribe']>;
type SubscribeOptions = NonNullable<Parameters<Engine['subscribe']>[1]>;

/** A component's hold of a channel: the subscription of now; null where there is none. */
export interface Hold {
  now: Subscription | null;
}

function keep(hold: Hold, subscription: Subscription): () => void {
  hold.now = subscription;
  return () => {
    hold.now = null;
    subscription.release();
  };
}

/** Holds a channel while the component is on the page. */
export function useHold(name: MaybeChannel, options?: RefObject<SubscribeOptions>, linger?: number): Hold {
  const engine = useEngine();
  const [hold] = useState<Hold>(() => ({ now: null }));
  useEffect(() => {
    if (!name) return;
    return keep(
      hold,
      engine.subscribe(name, {
        linger,
        onError: (error) => options?.current.onError?.(error),
        onResync: (resync) => options?.current.onResync?.(resync),
      }),
    );
  }, [engine, name, linger, options, hold]);
  return hold;
}
