import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { foldName } from '../foundations/fold-name.js';

/** A member of the list. */
export interface PeopleRow {
  readonly member: Member;
  /** What their name is found by: lower case, without accents, spaces, marks and all that is invisible. */
  readonly key: string;
  /** Somebody else has the same key: the names look alike. */
  readonly twin: boolean;
}

const ranks = { active: 0, idle: 1, away: 2, offline: 3 };

/**
 * Reads members as the rows of a list that opens with some of them: oneself, then by how present people are, then by
 * name. The order stays, so that no row moves under a finger; who comes later stands at the end.
 *
 * @returns the rows of those whose names a query finds
 */
export function createPeopleRows(
  opening: readonly Member[],
  person: PersonMapping,
): (members: readonly Member[], person: PersonMapping, query: string) => PeopleRow[] {
  // each name once: a room of thousands is read again at every join
  const folded = new Map<unknown, string>();
  const fold = (name: string | null | undefined): string => {
    const key = folded.get(name) ?? foldName(name);
    folded.set(name, key);
    return key;
  };
  const place = (member: Member): [string, string] => {
    const { name, status, presence = 'live' } = person(member);
    const rank = presence === 'live' ? ranks[status ?? 'active'] : 4;
    return [`${member.isMe ? -1 : rank}${fold(name) || '\uffff'}`, member.id];
  };
  const sorted = opening.map(place).sort((one, other) => (one[0] < other[0] ? -1 : 1));
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
      key.includes(wanted) ? { member, key, twin: !!twins.get(key) } : [],
    );
  };
}
