import type { Person, PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';

/** Turns a name into what it is found by, and what it can be mistaken for. */
export type Fold = (name: string | null | undefined) => string;

/** All but letters, numbers and symbols; and the letters and the symbol that draw nothing. */
const unseen = /[^\p{L}\p{N}\p{So}]+|[\u115f\u1160\u2800]+/gu;

/**
 * Lower case, without accents, spaces, marks and all that is invisible: two names that fold alike look alike. Names
 * are folded once.
 */
export function createFold(): Fold {
  const folded = new Map<string, string>();
  return (name) => {
    if (typeof name !== 'string') return '';
    let key = folded.get(name);
    if (key === undefined) {
      key = name.slice(0, 512).normalize('NFKD').toLowerCase().replace(unseen, '');
      folded.set(name, key);
    }
    return key;
  };
}

const ranks = { active: 0, idle: 1, away: 2, offline: 3 } as const;

function rank({ status, presence = 'live' }: Person): number {
  return presence === 'live' ? ranks[status ?? 'active'] : 4;
}

/**
 * The order of a list when it opens: oneself, then by how present people are, then by name. It is kept while the list
 * is open, so that no row moves under a finger; who comes later stands at the end.
 */
export function createOrder(
  members: readonly Member[],
  person: PersonMapping,
  fold: Fold,
): (members: readonly Member[]) => Member[] {
  const rows = members.map((member) => {
    const shown = person(member);
    return { id: member.id, rank: member.isMe ? -1 : rank(shown), key: fold(shown.name) || '\uffff' };
  });
  rows.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  return (now) => {
    const known = new Array<Member | undefined>(places.size);
    const late: Member[] = [];
    for (const member of now) {
      const place = places.get(member.id);
      if (place === undefined) late.push(member);
      else known[place] = member;
    }
    return [...known.filter((member) => member !== undefined), ...late];
  };
}

/** The keys that more than one member has. */
export function lookAlikes(
  members: readonly Member[],
  keyOf: (member: Member) => string,
): ReadonlySet<string> {
  const once = new Set<string>();
  const often = new Set<string>();
  for (const member of members) {
    const key = keyOf(member);
    if (once.has(key)) often.add(key);
    else once.add(key);
  }
  often.delete(''); // the nameless are not mistaken for each other
  return often;
}
