import type { Member } from '../protocol/member.js';
import type { PresenceList } from '../protocol/presence-list.js';

/** The people of one presence channel. */
export interface Roster {
  /** In the order in which they were first seen. Changed in place: who needs a snapshot takes `membersOf`. */
  byId: Map<string, Member>;
  /** Who we are, as we told the server. */
  me: { readonly id: string; readonly info: unknown } | null;
  /** A server's list has come: who joins after it is news. */
  listed: boolean;
  complete: boolean;
  /** The connection is down: these are the people of before. */
  stale: boolean;
  /** What was published last; null once it is out of date. */
  snapshot: readonly Member[] | null;
}

/** Somebody came or went. */
export type PresenceChange = readonly [type: 'join' | 'leave', member: Member];

export function createRoster(): Roster {
  return { byId: new Map(), me: null, listed: false, complete: true, stale: false, snapshot: null };
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

/**
 * Removes a person; null where nobody of that id was there, which servers do say (PROTOCOL 3.4). Oneself stays: one
 * is there for as long as one is subscribed, whatever becomes of one's other connections.
 */
export function removeMember(roster: Roster, id: string): PresenceChange | null {
  const member = roster.byId.get(id);
  if (!member || member.isMe) return null;
  roster.byId.delete(id);
  roster.snapshot = null;
  return ['leave', member];
}

/**
 * Takes a server's list as the truth, with oneself added where it lacks one; where there is no list (null), keeps
 * those who are known. People who stayed keep their place. Gives what changed: on the first list, nobody is news.
 */
export function replaceMembers(
  roster: Roster,
  list: PresenceList | null,
  me: Roster['me'],
): PresenceChange[] {
  const { byId: before, listed: wasListed } = roster;
  const people = new Map(list?.entries ?? Array.from(before.values(), ({ id, info }) => [id, info] as const));
  people.delete(''); // an empty id is nobody's
  if (me && !people.has(me.id)) people.set(me.id, me.info);
  const complete = list?.complete ?? false;
  Object.assign(roster, { ...createRoster(), me, listed: wasListed || list !== null, complete });
  for (const ids of [before, people]) {
    for (const id of ids.keys()) {
      if (people.has(id) && !roster.byId.has(id)) addMember(roster, id, people.get(id));
    }
  }
  const gone = [...before.values()].filter(({ id }) => !people.has(id));
  const come = wasListed ? membersOf(roster).filter(({ id }) => !before.has(id)) : [];
  return [
    ...gone.map((member): PresenceChange => ['leave', member]),
    ...come.map((member): PresenceChange => ['join', member]),
  ];
}
