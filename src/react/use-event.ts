'use client';

import { useEffect } from 'react';
import type { Engine } from '../create-engine.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';
import { useLatest } from './use-latest.js';

type EventMeta = Parameters<Parameters<Engine['on']>[2]>[1];

/** Hears an event. The handler of the latest render is called; it may be written inline. */
export type UseEventHandler<Data> = (data: Data, meta: EventMeta) => void;

/**
 * Hears an event of a channel, and holds the channel. A new handler never resubscribes.
 *
 * @example
 * useEvent('orders', 'created', (order: Order) => setOrders((all) => [...all, order]));
 */
export function useEvent<Data = unknown>(
  channel: MaybeChannel,
  event: string,
  handler: UseEventHandler<Data>,
): void {
  const engine = useEngine();
  const latest = useLatest(handler);
  useHold(channel);
  useEffect(() => {
    if (!channel) return;
    return engine.on(channel, event, (data, meta) => {
      latest.current(data as Data, meta);
    });
  }, [engine, channel, event, latest]);
}
