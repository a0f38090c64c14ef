import type { Member } from '../../store/state.js';
import { foldName } from '../foundations/fold-name.js';
import {
  entryOf,
  inOrder,
  readAll,
  readingOf,
  type MemberEntry,
  type MemberListInput,
  type Reading,
} from './member-order.js';

/** What became of a list of members. */
interface Difference {
  /** Whom of the former list the new one has no more: null, or has otherwise. */
  readonly gone: ReadonlyMap<Member, Member | null>;
  readonly added: readonly Member[];
}

/** A list that changed by more than a quarter is read anew. */
const mostOfList = 0.25;

/**
 * Reads a list that was read before: of thousands, only those who came, went or changed are looked at.
 *
 * @param isHeld everyone stays where they are; who comes stands at the end of their group
 */
export function readNext(before: Reading, of: MemberListInput, isHeld: boolean): Reading {
  const { person, groups, sort, roster } = before.of;
  const isAlike = person === of.person && groups === of.groups && sort === of.sort;
  const { gone, added } = difference(before.of.members, of.members);
  const isMuch = gone.size + added.length > of.members.length * mostOfList;
  if (!isHeld && (before.old || !isAlike || of.sort || roster !== of.roster || isMuch)) return readAll(of);
  const came = new Set(added.map(({ id }) => id));
  const kept = before.entries.filter(
    ({ member, isAbsent }) => gone.get(member) !== null && !(isAbsent && came.has(member.id)),
  );
  const absent = [...gone].flatMap(([{ id }, now]) =>
    now ? [] : (of.roster?.filter((one) => one.id === id) ?? []),
  );
  const late = [
    ...added.map((member) => entryOf(member, of)),
    ...absent.map((member) => entryOf(member, of, true)),
  ];
  if (isHeld) {
    const entries = kept.map((entry) => held(entry, gone.get(entry.member), of, isAlike));
    return readingOf(of, [...entries, ...late], true);
  }
  const entries = kept.filter(({ member }) => !gone.has(member));
  for (const now of gone.values()) if (now) late.push(entryOf(now, of));
  for (const entry of late) entries.splice(placeOf(entry, entries), 0, entry);
  return readingOf(of, entries);
}

/** An entry that stays where it is, of somebody who may have changed. */
function held(
  entry: MemberEntry,
  now: Member | null | undefined,
  of: MemberListInput,
  isAlike: boolean,
): MemberEntry {
  if (isAlike && !now) return entry;
  const member = now ?? entry.member;
  return { ...entry, member, key: foldName(of.person(member).name) };
}

/** Lists mostly keep the order in which people came: they are walked side by side. Who is found elsewhere only moved. */
function difference(before: readonly Member[], now: readonly Member[]): Difference {
  const gone = new Map<Member, Member | null>();
  let at = 0;
  for (const member of before) {
    const next = now[at];
    if (next?.id === member.id) at += 1;
    if (next !== member) gone.set(member, next?.id === member.id ? next : null);
  }
  const late = new Map(now.slice(at).map((member) => [member.id, member]));
  for (const [member, next] of gone) {
    const moved = next ?? late.get(member.id);
    if (moved === member) gone.delete(member);
    else if (moved) gone.set(member, moved);
    late.delete(member.id);
  }
  return { gone, added: [...late.values()] };
}

/** Where an entry stands among others that are in order. */
function placeOf(entry: MemberEntry, entries: readonly MemberEntry[]): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = entries[middle];
    if (other && inOrder(other, entry) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
