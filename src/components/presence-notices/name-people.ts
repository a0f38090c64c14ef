import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { cleanName } from '../foundations/clean-name.js';

/** Who of many is named: all, where only one would be left over. */
export function namePeople(
  members: readonly Member[],
  person: PersonMapping,
  most: number,
  anonymous: string,
): { names: string[]; others: number } {
  const shown = members.length <= most + 1 ? members : members.slice(0, most);
  const names = shown.map((member) => cleanName(person(member).name) ?? anonymous);
  return { names, others: members.length - shown.length };
}
