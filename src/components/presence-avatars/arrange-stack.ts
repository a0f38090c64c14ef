import type { Member } from '../../store/state.js';

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

/** How many slots a stack has. What is no number gives 5. */
export function slots(max: number): number {
  return Number.isFinite(max) ? Math.max(1, Math.floor(max)) : 5;
}

/**
 * Faces for the slots there are. The "+N" takes one of them, so that the width never changes and "+1" never shows.
 * Only the visible part is copied: a room of thousands costs as much as a small one.
 */
export function arrangeStack(
  members: readonly Member[],
  { max, self, total = 0 }: { max: number; self: SelfPlace; total?: number | undefined },
): Stack {
  const limit = slots(max);
  const at = self === 'natural' ? -1 : members.findIndex((member) => member.isMe);
  const me = members[at];
  const shown = me !== undefined && self !== 'hide' ? 1 : 0;
  const known = me === undefined ? members.length : members.length - 1 + shown;
  const count = Math.max(known, Number.isFinite(total) ? Math.floor(total) - (members.length - known) : 0);
  const room = count <= limit ? limit : limit - 1;
  const others = members.slice(0, room + 1).filter((member) => member !== me);
  if (me === undefined || shown === 0) return stack(others.slice(0, room), count);
  const beside = others.slice(0, Math.max(0, room - 1));
  const visible = self === 'first' ? [me, ...beside] : [...beside, me];
  return stack(visible.slice(0, room), count);
}

function stack(visible: readonly Member[], count: number): Stack {
  return { visible, more: count - visible.length, count };
}
