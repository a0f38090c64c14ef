'use client';

import { useEffect, useState } from 'react';
import type { Engine } from '../create-engine.js';
import {
  createConnectionGaps,
  type ConnectionEventHandlers,
  type ConnectionGaps,
} from './connection-gaps.js';
import { useEngine } from './provider.js';
import { useLatest } from './use-latest.js';

/** Options of {@link useConnectionEvents}. */
export interface UseConnectionEventsOptions {
  /** How long the connection has to be gone before the loss is told, in milliseconds. @default 0 */
  readonly after?: number;
}

/**
 * Tells when the connection is lost, and when it is back: once for each gap, however many attempts it took. A gap
 * shorter than `after` is not told at all. What `disconnect()` closed is not lost.
 *
 * @example
 * useConnectionEvents({ onRestored: ({ since }) => refetch(since) });
 * useConnectionEvents({ onLost: () => toast('Connection lost') }, { after: 2_000 });
 */
export function useConnectionEvents(
  handlers: ConnectionEventHandlers,
  { after = 0 }: UseConnectionEventsOptions = {},
): void {
  const { store, clock }: Engine = useEngine();
  const latest = useLatest({ handlers, after });
  const [gaps] = useState<WeakMap<Engine['store'], ConnectionGaps>>(() => new WeakMap());
  useEffect(() => {
    // kept over StrictMode's second mount, which must not tell a loss again
    const follow =
      gaps.get(store) ??
      createConnectionGaps(
        clock,
        () => latest.current.after,
        () => latest.current.handlers,
      );
    gaps.set(store, follow);
    follow.see(store.getState().connection);
    const off = store.subscribe(({ connection }, before) => {
      if (connection !== before.connection) follow.see(connection);
    });
    return () => {
      off();
      follow.rest();
    };
  }, [store, clock, gaps, latest]);
}
