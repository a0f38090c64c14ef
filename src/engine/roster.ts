import type { Member } from '../protocol/member.js';
import type { PresenceList } from '../protocol/presence-list.js';

/** The people of one presence channel. */
export interface Roster {
  /** In the order in which they were first seen. Changed in place: who needs a snapshot takes `membersOf`. */
  byId: Map<string, Member>;
  /** Those who left and are kept for a moment, and until when, soonest first. */
  readonly leaving: Map<string, number>;
  /** Who we are, as we told the server. */
  me: Identity | null;
  /** Who joined while a list was awaited: a list that was made before lacks them (PROTOCOL 3.3). */
  readonly early: Set<string>;
  /** A server's list has come: who joins after it is news. */
  listed: boolean;
  complete: boolean;
  /** The connection is down: these are the people of before. */
  stale: boolean;
  /** What was published last; null once it is out of date. */
  snapshot: readonly Member[] | null;
  /** What is not told yet: it follows the store. */
  news: PresenceNews[];
}

/** What is known of a person. */
export interface Known {
  readonly info: unknown;
}

export interface Identity extends Known {
  readonly id: string;
}

/** Somebody came or went; or (null) a whole list came. */
export type PresenceNews = readonly [type: 'onJoin' | 'onLeave', member: Member] | null;

export function createRoster(): Roster {
  return {
    byId: new Map(),
    leaving: new Map(),
    early: new Set(),
    me: null,
    listed: false,
    complete: true,
    stale: false,
    snapshot: null,
    news: [],
  };
}

/** The people as an immutable list; the same one until somebody comes, goes or changes. */
export function membersOf(roster: Roster): readonly Member[] {
  return (roster.snapshot ??= [...roster.byId.values()]);
}

/** Adds a person, or gives a present one new info: then nobody came. Of one who is left out (null), nothing changes. */
export function addMember(roster: Roster, id: string, known: Known | null): void {
  const { byId, early, leaving, listed, me, news, stale } = roster;
  roster.complete &&= known !== null;
  if (!known) return;
  const member = { id, info: known.info, isMe: id === me?.id };
  if (!byId.has(id)) news.push(['onJoin', member]);
  if (!listed || stale) early.add(id);
  byId.set(id, member);
  leaving.delete(id);
  roster.snapshot = null;
}

/**
 * Removes a person, if there is one of that id: servers do say it of strangers (PROTOCOL 3.4). Oneself stays: one is
 * there for as long as one is subscribed, whatever becomes of one's other connections.
 */
export function removeMember(roster: Roster, id: string): void {
  const { byId, early, leaving, news } = roster;
  const member = byId.get(id);
  early.delete(id);
  if (!member || member.isMe) return;
  byId.delete(id);
  leaving.delete(id);
  roster.snapshot = null;
  news.push(['onLeave', member]);
}

/**
 * Takes a server's list as the truth, with oneself added where it lacks one; where there is no list (null), keeps
 * those who are known. People who stayed keep their place. On the first list, nobody is news.
 * @param read reads what is known of a person; null leaves them out
 */
export function replaceMembers(
  roster: Roster,
  list: PresenceList | null,
  me: Identity | null,
  read: (info: unknown) => Known | null,
): void {
  const { byId: before, early, listed, news } = roster;
  const byId = new Map<string, Member>();
  let complete = list?.complete ?? false;
  const add = (id: string, known: Known | null): void => {
    if (known) byId.set(id, { id, info: known.info, isMe: id === me?.id });
    else complete = false;
  };
  const people = list && new Map(list.entries);
  for (const member of before.values()) {
    const { id } = member;
    if (people?.has(id)) add(id, read(people.get(id)));
    else if (id === me?.id) add(id, read(me.info));
    else if (!people || early.has(id)) add(id, member);
  }
  for (const [id, info] of people ?? []) if (id !== '' && !before.has(id)) add(id, read(info)); // '' is nobody's
  if (me && !before.has(me.id) && !people?.has(me.id)) add(me.id, read(me.info));
  for (const [id, member] of before) if (!byId.has(id)) news.push(['onLeave', member]);
  if (listed) for (const [id, member] of byId) if (!before.has(id)) news.push(['onJoin', member]);
  if (list) news.push(null);
  Object.assign(roster, createRoster(), { byId, me, listed: listed || list !== null, complete, news });
}
