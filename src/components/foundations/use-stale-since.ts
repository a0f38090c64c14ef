'use client';
import { useEffect, useState } from 'react';
import { useConnection } from '../../react/use-connection.js';
import { useSettings } from './settings.js';
import { degradedTimings } from './timings.js';

/**
 * When the connection went down: of the states that follow each other until it is back, the first. Null at first: a
 * blip is not worth a change of every face.
 */
export function useStaleSince(stale: boolean): number | null {
  const { since } = useConnection();
  const afterMs = useSettings().timings?.degraded?.badgeAfterMs ?? degradedTimings.badgeAfterMs;
  const [held, setHeld] = useState<number | null>(null);
  if (!stale && held !== null) setHeld(null);
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => setHeld((first) => first ?? since), afterMs);
    return () => clearTimeout(timer);
  }, [stale, since, afterMs]);
  return held;
}
