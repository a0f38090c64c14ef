import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { foldName } from '../foundations/fold-name.js';
import type { PeopleOrder } from '../foundations/people-order.js';

/** How members are put together: by status, not at all, or by a name of one's own. */
export type MemberGrouping = 'status' | 'none' | ((member: Member) => string);

/** Somebody in a list. */
export interface MemberEntry {
  readonly member: Member;
  /** Known, and not here. */
  readonly isAbsent: boolean;
  /** What their name is found by. */
  readonly key: string;
  /** The name of their group. */
  readonly group: string;
  /** Where they stand: no two are alike. */
  readonly order: string;
}

/** Some of the people, under one heading, and which of them are in the document. */
export interface MemberGroup {
  /** Empty: no heading. */
  readonly name: string;
  readonly rows: readonly MemberEntry[];
  /** Rows that are in the document, and their places from 1. */
  readonly shown: readonly (readonly [row: MemberEntry, place: number])[];
  /** How many rows stand before them. */
  readonly before: number;
  readonly after: number;
}

/** What a list of members is made of. */
export interface MemberListInput {
  readonly members: readonly Member[];
  /** People who are known, here or not. */
  readonly roster: readonly Member[] | undefined;
  readonly person: PersonMapping;
  readonly groups: MemberGrouping;
  readonly sort: PeopleOrder | undefined;
}

/** A list as it was read. */
export interface Reading {
  readonly of: MemberListInput;
  readonly entries: readonly MemberEntry[];
  readonly groups: readonly MemberGroup[];
  /** The keys of names that several have. */
  readonly twins: ReadonlySet<string>;
  /** It was held still, and is no longer in order. */
  readonly old: boolean;
}

/** Up to this many rows, all are in the document. */
export const allUpTo = 100;
/** How many rows are, of more than that. */
export const rendered = 64;

const statuses = ['active', 'idle', 'away', 'offline'];

export function entryOf(member: Member, of: MemberListInput, isAbsent = false): MemberEntry {
  const { person, groups } = of;
  const { name, status, presence = 'live' } = person(member);
  const key = foldName(name);
  const known = presence === 'live' ? statuses.indexOf(status ?? 'active') : 4;
  const order = `${member.isMe ? '' : known} ${key || '\uffff'} ${member.id}`;
  let group = statuses[isAbsent ? 3 : known] ?? 'away';
  if (groups === 'none') group = '';
  else if (groups !== 'status') group = groups(member);
  return { member, isAbsent, key, group, order };
}

export function inOrder(one: MemberEntry, other: MemberEntry): number {
  return one.order < other.order ? -1 : 1;
}

export function readingOf(of: MemberListInput, entries: readonly MemberEntry[], old = false): Reading {
  const seen = new Set<string>();
  const twins = new Set<string>();
  // the nameless are not mistaken for each other
  for (const { key } of entries) if (key) (seen.has(key) ? twins : seen).add(key);
  return { of, entries, groups: grouped(entries), twins, old };
}

/**
 * Reads a list anew: oneself first, then by how present people are, then by name; or in an order of one's own. Who is
 * only known stands among the others, as absent.
 */
export function readAll(of: MemberListInput): Reading {
  const { members, roster, person, sort } = of;
  const here = new Set(members.map(({ id }) => id));
  const all = [...members, ...(roster?.filter(({ id }) => !here.has(id)) ?? [])];
  const entries = (sort?.(all, Infinity, person) ?? all).map((member) =>
    entryOf(member, of, !here.has(member.id)),
  );
  return readingOf(of, sort ? entries : entries.sort(inOrder));
}

/**
 * Entries under their headings: those by status from the most present on, others as they come. In the document are the
 * first ones: that is so on the server too, and until somebody scrolls.
 */
export function grouped(entries: readonly MemberEntry[]): MemberGroup[] {
  const byName = new Map<string, MemberEntry[]>();
  for (const entry of entries) {
    const rows = byName.get(entry.group) ?? [];
    byName.set(entry.group, rows);
    rows.push(entry);
  }
  let room = entries.length > allUpTo ? rendered : allUpTo;
  return [...byName]
    .sort(([one], [other]) => statuses.indexOf(one) - statuses.indexOf(other))
    .map(([name, rows]) => {
      const shown = rows.slice(0, room).map((row, at) => [row, at + 1] as const);
      room -= shown.length;
      return { name, rows, shown, before: 0, after: rows.length - shown.length };
    });
}
