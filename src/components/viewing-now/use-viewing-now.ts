'use client';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { useStaleSince } from '../foundations/use-stale-since.js';

/** What {@link useViewingNow} gives. */
export interface ViewingNowResult {
  /** Everyone but oneself, in the order in which they were first seen. */
  readonly members: readonly Member[];
  /** The connection has been down for a while: they were here. */
  readonly stale: boolean;
}

/**
 * Who else looks at the same thing.
 *
 * @example
 * const { members } = useViewingNow('presence-ticket-7');
 */
export function useViewingNow(channel: NameOrNone<RegisteredPresenceName>): ViewingNowResult {
  const { others, stale } = usePresence(channel);
  return { members: others, stale: useStaleSince(stale) !== null };
}
