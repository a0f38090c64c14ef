'use client';
import { useEffect, useState } from 'react';
import { useChannel } from '../../react/use-channel.js';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import { useStaleSince } from '../foundations/use-stale-since.js';
import type { CountUnit } from './live-count-strings.js';

/** A number changes at most this often. */
const everyMs = 1_000;

/** What {@link useLiveCount} gives. */
export interface LiveCountResult {
  /** Null where it is not known. */
  readonly count: number | null;
  /** When the connection went down; null while the number is live. */
  readonly staleSince: number | null;
}

/**
 * How many people, or connections, a channel has. It changes at most once a second; while the connection is down it is
 * the last one known.
 *
 * @param unit people are counted on presence channels, connections where the server tells their number
 * @example
 * const { count, staleSince } = useLiveCount('presence-launch');
 */
export function useLiveCount(
  channel: NameOrNone<RegisteredChannelName>,
  unit: CountUnit = 'people',
): LiveCountResult {
  const ofPeople = unit === 'people' ? channel : null;
  const { status, subscriptionCount } = useChannel(channel);
  const people = usePresence(ofPeople, ({ count }) => count);
  const isDown = usePresence(ofPeople, ({ stale }) => stale) || status === 'retrying';
  const staleSince = useStaleSince(isDown);
  const isKnown = status === 'subscribed' || isDown;
  const latest = unit === 'connections' ? subscriptionCount : isKnown ? people : null;
  return { count: useSlowly(latest), staleSince };
}

/** The value of now, or of a moment ago. What was not known is shown at once. */
function useSlowly(value: number | null): number | null {
  const [shown, setShown] = useState({ value, at: 0 });
  if (value !== shown.value && (shown.value === null || value === null)) setShown({ value, at: 0 });
  useEffect(() => {
    if (value === shown.value) return;
    const timer = setTimeout(
      () => setShown({ value, at: Date.now() }),
      Math.max(0, shown.at + everyMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown.value;
}
