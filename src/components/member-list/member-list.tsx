'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { MemberListView, type MemberListViewProps } from './member-list-view.js';
import { useMemberList } from './use-member-list.js';

/** Props of {@link MemberList}. */
export interface MemberListProps extends Omit<MemberListViewProps, 'members' | 'stale' | 'staleSince'> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
}

/**
 * Everyone in a presence channel, in groups, with a search.
 *
 * @example
 * <MemberList channel="presence-room.42" />
 */
export const MemberList: ForwardRefExoticComponent<MemberListProps & RefAttributes<HTMLElement>> = forwardRef(
  function MemberList({ channel, ...props }, ref) {
    const person = usePersonMapping();
    return <MemberListView person={person} {...useMemberList(channel)} {...props} ref={ref} />;
  },
);
