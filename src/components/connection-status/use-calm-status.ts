'use client';
import { useEffect, useState } from 'react';
import type { ConnectionStatus } from '../../store/state.js';

/** It was up, or was to be, and is being tried again. */
export function isLost(status: ConnectionStatus): boolean {
  return status === 'reconnecting' || status === 'offline' || status === 'unavailable';
}

/**
 * A status that names a loss only once it has lasted.
 *
 * @param first what was shown before: of a loss that is there from the start it says nothing sooner either
 */
export function useCalmStatus(
  status: ConnectionStatus,
  lostAfterMs: number,
  first: ConnectionStatus = status,
): ConnectionStatus {
  const [shown, setShown] = useState(first);
  // only the first word of a loss waits: what it turns into is news about something already said
  const waiting = isLost(status) && !isLost(shown) && lostAfterMs > 0;
  if (!waiting && shown !== status) setShown(status);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setShown('reconnecting'), lostAfterMs);
    return () => clearTimeout(timer);
  }, [waiting, lostAfterMs]);
  return shown;
}
