import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';

/** Puts members in order, and gives the first of them. `byName` and `byStatus` are such; `orderBy` makes others. */
export type PeopleOrder = (
  members: readonly Member[],
  limit: number,
  person: PersonMapping,
) => readonly Member[];

const ranks = { active: 0, idle: 1, away: 2, offline: 3 };
let collator: Intl.Collator | undefined;

/**
 * An order by a comparison, as that of `Array.sort`. Make it once, outside of components.
 *
 * @example
 * const hostsFirst = orderBy((one, other) => Number(isHost(other)) - Number(isHost(one)));
 * <PresenceAvatars channel="presence-room" sort={hostsFirst} />
 */
export function orderBy(compare: (one: Member, other: Member, person: PersonMapping) => number): PeopleOrder {
  return (members, limit, person) => {
    if (limit >= members.length) return [...members].sort((one, other) => compare(one, other, person));
    // the first few without sorting the rest: a room of thousands is read again at every join
    const first: Member[] = [];
    for (const one of members) {
      const before = first.findIndex((other) => compare(one, other, person) < 0);
      const at = before < 0 ? first.length : before;
      if (at < limit) first.splice(at, 0, one);
      first.length = Math.min(first.length, limit);
    }
    return first;
  };
}

/**
 * By name, as a dictionary has it; the nameless last.
 *
 * @example
 * <PresenceAvatars channel="presence-room" sort={byName} />
 */
export const byName: PeopleOrder = /* @__PURE__ */ orderBy((one, other, person) => {
  // of no particular language, so that a server and a browser agree
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(person(one).name ?? '\uffff', person(other).name ?? '\uffff');
});

/** How present somebody is, as a number: the less, the more. */
function rankOf(member: Member, person: PersonMapping): number {
  const { status, presence = 'live' } = person(member);
  return presence === 'live' ? ranks[status ?? 'active'] : 4;
}

/**
 * Active, idle, away, offline, those of whom it is not known; within each as they were.
 *
 * @example
 * <PresenceAvatars channel="presence-room" sort={byStatus} />
 */
export const byStatus: PeopleOrder = /* @__PURE__ */ orderBy(
  (one, other, person) => rankOf(one, person) - rankOf(other, person),
);
