import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { PeopleOrder } from '../foundations/people-order.js';

/** A member of the list. */
export interface PeopleRow {
  readonly member: Member;
  /** What their name is found by: lower case, without accents, spaces, marks and all that is invisible. */
  readonly key: string;
  /** Somebody else has the same key: the names look alike. */
  readonly twin: boolean;
}

/** All but letters, numbers and symbols; and the letters and the symbol that draw nothing. */
const unseen = /[^\p{L}\p{N}\p{So}]|[\u115f\u1160\u2800]/gu;
const ranks = { active: 0, idle: 1, away: 2, offline: 3 };

/** How rows are read. */
export interface PeopleRowsOptions {
  /** @default oneself, then by how present people are, then by name */
  readonly sort?: PeopleOrder | undefined;
  /** Each name is folded once, here: a room of thousands is read again at every join. */
  readonly folded?: Map<unknown, string>;
}

/**
 * Reads members as the rows of a list that opens with some of them: oneself, then by how present people are, then by
 * name. The order stays, so that no row moves under a finger; who comes later stands at the end.
 *
 * @returns the rows of those whose names a query finds
 */
export function createPeopleRows(
  opening: readonly Member[],
  person: PersonMapping,
  { sort, folded = new Map() }: PeopleRowsOptions = {},
): (members: readonly Member[], person: PersonMapping, query: string) => PeopleRow[] {
  const fold = (name: string | null | undefined): string => {
    const key =
      folded.get(name) ?? (name ?? '').slice(0, 512).normalize('NFKD').toLowerCase().replace(unseen, '');
    folded.set(name, key);
    return key;
  };
  const place = (member: Member): [string, string] => {
    const { name, status, presence = 'live' } = person(member);
    const rank = presence === 'live' ? ranks[status ?? 'active'] : 4;
    return [`${member.isMe ? -1 : rank}${fold(name) || '\uffff'}`, member.id];
  };
  const sorted = sort
    ? sort(opening, Infinity, person).map(({ id }): [string, string] => ['', id])
    : opening.map(place).sort((one, other) => (one[0] < other[0] ? -1 : 1));
  const places = new Map(sorted.map(([, id], index) => [id, index]));
  return (members, shown, query) => {
    const rows = new Array<{ member: Member; key: string }>(places.size); // filled in any order
    const twins = new Map<string, boolean>();
    const wanted = fold(query);
    let late = places.size;
    for (const member of members) {
      const key = fold(shown(member).name);
      twins.set(key, key !== '' && twins.has(key)); // the nameless are not mistaken for each other
      rows[places.get(member.id) ?? late++] = { member, key };
    }
    // flatMap skips the holes of those who left; a spread would take most of the time
    return rows.flatMap(({ member, key }) =>
      key.includes(wanted) ? { member, key, twin: twins.get(key) === true } : [],
    );
  };
}
