'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { Engine } from '../create-engine.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';

type Subscription = ReturnType<Engine['subscribe']>;
type SubscribeOptions = NonNullable<Parameters<Engine['subscribe']>[1]>;

/** Holds a channel while the component is on the page. The box has the hold of now; null where there is none. */
export function useHold(
  name: MaybeChannel,
  options?: RefObject<SubscribeOptions>,
  linger?: number,
): RefObject<Subscription | null> {
  const engine = useEngine();
  const held = useRef<Subscription | null>(null);
  useEffect(() => {
    if (!name) return;
    const subscription = engine.subscribe(name, {
      linger,
      onError: (error) => options?.current.onError?.(error),
      onResync: (resync) => options?.current.onResync?.(resync),
    });
    held.current = subscription;
    return () => {
      held.current = null;
      subscription.release();
    };
  }, [engine, name, linger, options]);
  return held;
}
