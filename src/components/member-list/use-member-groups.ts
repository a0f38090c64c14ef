'use client';
import { useEffect, useMemo, useState, type FocusEvent } from 'react';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { PeopleOrder } from '../foundations/people-order.js';
import { useTimings } from '../foundations/settings.js';
import { listTimings } from '../foundations/timings.js';
import { createPeopleRows, type PeopleRow } from '../presence-avatars/people-rows.js';

/** How members are put together: by status, not at all, or by a name of one's own. */
export type MemberGrouping = 'status' | 'none' | ((member: Member) => string);

/** Some of the people, under one heading. */
export interface MemberGroup {
  /** Empty: no heading. */
  readonly name: string;
  readonly rows: readonly PeopleRow[];
}

/** What a list of members is made of. */
export interface MemberGroupsOptions {
  readonly members: readonly Member[];
  /** Ids of those who are not here. */
  readonly absent: ReadonlySet<string>;
  readonly person: PersonMapping;
  readonly groups: MemberGrouping;
  readonly sort: PeopleOrder | undefined;
  readonly query: string;
}

/** What {@link useMemberGroups} gives. */
export interface MemberGroupsResult {
  readonly groups: readonly MemberGroup[];
  /** It was held still for a while and is no longer in order. */
  readonly changed: boolean;
  readonly refresh: () => void;
  /** For the element around the list: while pointer or focus is inside, no row moves. */
  readonly handlers: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

type Input = Omit<MemberGroupsOptions, 'query'>;

/** An order that stays. */
interface Reading {
  readonly of: Input;
  readonly read: ReturnType<typeof createPeopleRows>;
  readonly groupOf: ReadonlyMap<string, string>;
}

const statuses = ['active', 'idle', 'away', 'offline'];

function groupNameOf(member: Member, { absent, person, groups }: Input): string {
  if (groups === 'none') return '';
  if (groups !== 'status') return groups(member);
  if (absent.has(member.id)) return 'offline';
  const { status, presence = 'live' } = person(member);
  return presence === 'live' ? (status ?? 'active') : 'away';
}

function createReading(input: Input, folded: Map<unknown, string>): Reading {
  const { members, person, sort } = input;
  const groupOf = new Map(members.map((member) => [member.id, groupNameOf(member, input)]));
  return { of: input, read: createPeopleRows(members, person, { sort, folded }), groupOf };
}

/** People in groups and in order. While somebody points at the list or is in it, every row stays where it is. */
export function useMemberGroups({ query, ...options }: MemberGroupsOptions): MemberGroupsResult {
  const { members, absent, person, groups: grouping, sort } = options;
  const [folded] = useState(() => new Map<unknown, string>());
  const input = useMemo(
    () => ({ members, absent, person, groups: grouping, sort }),
    [members, absent, person, grouping, sort],
  );
  const fresh = useMemo(() => createReading(input, folded), [input, folded]);
  const [held, setHeld] = useState<Reading | null>(null);
  const [inside, setInside] = useState({ pointer: false, focus: false });
  const { groupOf, read } = held ?? fresh;

  const groups = useMemo(() => {
    const byName = new Map<string, PeopleRow[]>(
      grouping === 'status' ? statuses.map((name) => [name, []]) : [],
    );
    for (const row of read(input.members, input.person, query)) {
      const name = groupOf.get(row.member.id) ?? groupNameOf(row.member, input);
      const rows = byName.get(name);
      if (rows) rows.push(row);
      else byName.set(name, [row]);
    }
    return [...byName].map(([name, rows]) => ({ name, rows })).filter(({ rows }) => rows.length > 0);
  }, [read, groupOf, input, grouping, query]);

  const change = (part: Partial<typeof inside>): void => {
    const next = { ...inside, ...part };
    setInside(next);
    setHeld(next.pointer || next.focus ? (held ?? fresh) : null);
  };
  const isOld = useIsOld(held !== null && held.of !== input);
  return {
    groups,
    changed: isOld,
    refresh: () => setHeld(held && fresh),
    handlers: {
      onPointerEnter: () => change({ pointer: true }),
      onPointerLeave: () => change({ pointer: false }),
      onFocus: () => change({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) change({ focus: false });
      },
    },
  };
}

/** Whether something has been so for as long as a list may be held still. */
function useIsOld(is: boolean): boolean {
  const { refreshAfterMs } = useTimings('list', listTimings);
  const [old, setOld] = useState(false);
  if (!is && old) setOld(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setOld(true), refreshAfterMs);
    return () => clearTimeout(timer);
  }, [is, refreshAfterMs]);
  return old;
}
