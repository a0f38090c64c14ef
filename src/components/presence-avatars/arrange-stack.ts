import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { PeopleOrder } from '../foundations/people-order.js';

/** Where the user of this page stands. `natural`: where they were first seen. */
export type SelfPlace = 'first' | 'last' | 'natural' | 'hide';

/** What a stack shows. */
export interface Stack {
  readonly visible: readonly Member[];
  /** How many stand behind the "+N": none, or two and more. */
  readonly more: number;
  /** Everyone, the hidden too. */
  readonly count: number;
}

/** How a stack is laid out. */
export interface StackOptions {
  readonly max: number;
  readonly self: SelfPlace;
  readonly total?: number | undefined;
  /** @default as they were first seen */
  readonly sort?: PeopleOrder | undefined;
  /** For `sort`. */
  readonly person: PersonMapping;
}

/**
 * Faces for the slots there are. The "+N" takes one of them, so that the width never changes and "+1" never shows.
 * Only the visible part is copied: a room of thousands costs as much as a small one.
 */
export function arrangeStack(
  members: readonly Member[],
  { max, self, total = 0, sort, person }: StackOptions,
): Stack {
  const limit = max >= 1 ? Math.floor(max) : 1; // NaN too
  const me = self === 'natural' ? undefined : members.find((member) => member.isMe);
  const count = Math.max(members.length, Math.floor(total) || 0) - (me && self === 'hide' ? 1 : 0);
  const room = count <= limit ? limit : limit - 1;
  const first = sort ? sort(members, room + 1, person) : members.slice(0, room + 1);
  const faces = first.filter((member) => member !== me);
  if (me && self === 'first') faces.unshift(me);
  if (me && self === 'last') faces.splice(Math.max(0, room - 1), room, me);
  const visible = faces.slice(0, room);
  return { visible, more: count - visible.length, count };
}
