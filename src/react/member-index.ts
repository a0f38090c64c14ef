import type { Member } from '../store/state.js';

const indexes = new WeakMap<readonly Member[], ReadonlyMap<string, Member>>();

/** The members by id, built once for each list, and only where somebody looks one up. */
export function memberIndex(members: readonly Member[]): ReadonlyMap<string, Member> {
  let index = indexes.get(members);
  if (index === undefined) {
    index = new Map(members.map((member) => [member.id, member]));
    indexes.set(members, index);
  }
  return index;
}
