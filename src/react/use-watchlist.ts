'use client';

import { useMemo } from 'react';
import type { UserSnapshot } from '../store/state.js';
import { useUserState } from './use-user-state.js';

/** What {@link useWatchlist} gives: the same object until something of it changes. */
export interface UseWatchlistResult {
  /** The ids of those who are online, in the order in which they came. */
  readonly online: readonly string[];
  readonly isOnline: (id: string) => boolean;
  /** The server watches only the first of a list that is too long (4302); else null. */
  readonly error: UserSnapshot['error'];
}

const onlineOf = ({ online }: UserSnapshot): ReadonlySet<string> => online;
const limitOf = ({ error }: UserSnapshot): UserSnapshot['error'] =>
  error?.code === 'over-limit' ? error : null;

/**
 * Who of the signed-in user's watchlist is online, where the engine was given `extensions(signIn(…))`. Over a lost
 * connection, those of before stay until the next list.
 *
 * @example
 * const { isOnline } = useWatchlist();
 * return friends.map(({ id, name }) => <li key={id}>{name} {isOnline(id) && '●'}</li>);
 */
export function useWatchlist(): UseWatchlistResult {
  const online = useUserState(onlineOf);
  const error = useUserState(limitOf);
  return useMemo(() => ({ online: [...online], isOnline: (id) => online.has(id), error }), [online, error]);
}
