'use client';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { useStaleSince } from '../foundations/use-stale-since.js';

/** What {@link useMemberList} gives. */
export interface MemberListResult {
  readonly members: readonly Member[];
  /** The connection has been down for a while. */
  readonly stale: boolean;
  /** When it went down; null while it is up. */
  readonly staleSince: number | null;
}

/**
 * Everyone in a presence channel, and since when that is uncertain.
 *
 * @example
 * const { members, stale } = useMemberList('presence-room');
 */
export function useMemberList(channel: NameOrNone<RegisteredPresenceName>): MemberListResult {
  const { members, stale } = usePresence(channel);
  const staleSince = useStaleSince(stale);
  return { members, stale: staleSince !== null, staleSince };
}
