import { people, shownAs } from '../../components/people.js';
import type { RoomUser } from '../../room/people.js';

/** So many people who are in the room of an example, beside Ada. */
export function guests(count: number): readonly RoomUser[] {
  return people(count + 1)
    .slice(1)
    .map((member) => {
      const { name, color } = shownAs(member);
      const shown = name ?? '';
      return {
        id: member.id,
        nickname: shown.split(' ')[0] ?? '',
        info: { name: shown, ...(typeof color === 'number' && { color }) },
      };
    });
}
