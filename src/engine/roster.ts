import type { Member } from '../protocol/member.js';
import type { PresenceList } from '../protocol/presence-list.js';

/** The people of one presence channel. */
export interface Roster {
  /** In the order in which they were first seen. Changed in place: who needs a snapshot takes `membersOf`. */
  byId: Map<string, Member>;
  /** Who we are, as we told the server. */
  me: { readonly id: string; readonly info: unknown } | null;
  complete: boolean;
  /** The connection is down: these are the people of before. */
  stale: boolean;
  /** What was published last; null once it is out of date. */
  snapshot: readonly Member[] | null;
}

/** Somebody came or went. */
export type PresenceChange = readonly [type: 'join' | 'leave', member: Member];

export function createRoster(): Roster {
  return { byId: new Map(), me: null, complete: true, stale: false, snapshot: null };
}

/** The people as an immutable list; the same one until somebody comes, goes or changes. */
export function membersOf(roster: Roster): readonly Member[] {
  return (roster.snapshot ??= [...roster.byId.values()]);
}

/** Adds a person, or gives a present one new info; null where nobody came. */
export function addMember(roster: Roster, id: string, info: unknown): PresenceChange | null {
  const known = roster.byId.has(id);
  const member = { id, info, isMe: id === roster.me?.id };
  roster.byId.set(id, member);
  roster.snapshot = null;
  return known ? null : ['join', member];
}

/** Removes a person; null where nobody of that id was there, which servers do say (PROTOCOL 3.4). */
export function removeMember(roster: Roster, id: string): PresenceChange | null {
  const member = roster.byId.get(id);
  if (member === undefined) return null;
  roster.byId.delete(id);
  roster.snapshot = null;
  return ['leave', member];
}

/**
 * Takes a server's list as the truth, with oneself added where it lacks one. People who stayed keep their place.
 * Gives what changed since the list before; nothing for the first.
 */
export function replaceMembers(roster: Roster, list: PresenceList, me: Roster['me']): PresenceChange[] {
  const before = roster.byId;
  const listed = new Map(list.entries);
  if (me && !listed.has(me.id)) listed.set(me.id, me.info);
  Object.assign(roster, { ...createRoster(), me, complete: list.complete });
  for (const ids of [before, listed]) {
    for (const id of ids.keys()) {
      if (listed.has(id) && !roster.byId.has(id)) addMember(roster, id, listed.get(id));
    }
  }
  if (before.size === 0) return [];
  const gone = [...before.values()].filter(({ id }) => !listed.has(id));
  const come = membersOf(roster).filter(({ id }) => !before.has(id));
  return [
    ...gone.map((member): PresenceChange => ['leave', member]),
    ...come.map((member): PresenceChange => ['join', member]),
  ];
}
