'use client';
import { useEffect, useState } from 'react';
import type { ConnectionSnapshot, ConnectionStatus } from '../../store/state.js';
import { useTimings } from '../foundations/settings.js';
import { degradedTimings, unstableTimings } from '../foundations/timings.js';
import { isLost, useCalmStatus } from './use-calm-status.js';

/** What is said of a connection, which is calmer than the connection. */
export interface ConnectionDisplay {
  readonly status: ConnectionStatus;
  /** It was lost four times within a minute. */
  readonly unstable: boolean;
}

/**
 * A connection's status for people: a loss is named only when it has lasted 2 s, recovery at once; one that comes and
 * goes is called unstable until it has held for a while.
 *
 * @example
 * const { status, unstable } = useConnectionDisplay(useConnection());
 */
export function useConnectionDisplay(
  connection: Pick<ConnectionSnapshot, 'status' | 'since'>,
  { lostAfterMs }: { lostAfterMs?: number | undefined } = {},
): ConnectionDisplay {
  const { badgeAfterMs } = useTimings('degraded', degradedTimings);
  return {
    status: useCalmStatus(connection.status, lostAfterMs ?? badgeAfterMs),
    unstable: useUnstable(connection),
  };
}

function useUnstable({ status, since }: Pick<ConnectionSnapshot, 'status' | 'since'>): boolean {
  const { drops: most, windowMs } = useTimings('unstable', unstableTimings);
  const lost = isLost(status);
  const [wasLost, setWasLost] = useState(lost);
  const [drops, setDrops] = useState<readonly number[]>([]);
  if (lost !== wasLost) {
    setWasLost(lost);
    const recent = drops.filter((at) => since - at < windowMs);
    if (lost) setDrops([...recent, since].slice(-most));
  }
  const unstable = drops.length >= most;
  useEffect(() => {
    if (!unstable || lost) return;
    const timer = setTimeout(() => setDrops([]), windowMs);
    return () => clearTimeout(timer);
  }, [unstable, lost, windowMs]);
  return unstable;
}
