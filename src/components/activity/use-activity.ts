'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { PersonStatus } from '../../react/person.js';
import { useLatest } from '../../react/use-latest.js';
import { pageClock } from '../foundations/page-clock.js';
import { useTimings } from '../foundations/settings.js';
import { activityTimings } from '../foundations/timings.js';
import { createActivity, type Activity } from './create-activity.js';

/** Not made on a server, where there is no page to watch. */
function createOnce(create: () => Activity): () => Activity {
  let made: Activity | null = null;
  return () => {
    made ??= create();
    return made;
  };
}

/**
 * What this user does: `active`; `idle` after a minute without pointer or key; `away` when the page has been hidden for
 * half a minute. A glance at another window is neither. Nothing is sent: that is `useMyState`'s to do.
 *
 * @example
 * const activity = useActivity();
 * const { setMine, states } = useMyState('presence-room', activity, { name: 'status' });
 * useEffect(() => setMine(activity), [activity, setMine]);
 */
export function useActivity(): Exclude<PersonStatus, 'offline'> {
  const times = useLatest(useTimings('activity', activityTimings));
  const [watch] = useState(() => createOnce(() => createActivity(document, pageClock, () => times.current)));
  const subscribe = useCallback((listener: () => void) => watch().subscribe(listener), [watch]);
  return useSyncExternalStore(
    subscribe,
    () => watch().state(),
    () => 'active',
  );
}
