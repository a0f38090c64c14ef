import { allUpTo, rendered, type MemberGroup } from './member-order.js';
import { nowhere, type Place } from './member-handlers.js';

/** How many rows at least stand before the first in sight. */
const before = 16;
/** A heading is two thirds as high as a row: the style sheet has 32 and 48 px. */
const headUnits = 2;
const rowUnits = 3;

const heightOf = ({ rows }: MemberGroup): number => headUnits + rows.length * rowUnits;

/** From where on rows are in the document, while a list is scrolled to where it is. */
export function firstAt({ scrollTop, scrollHeight }: HTMLElement, groups: readonly MemberGroup[]): number {
  const whole = groups.reduce((sum, group) => sum + heightOf(group), 0);
  const row = Math.floor(((scrollTop / scrollHeight) * whole) / rowUnits) || 0;
  return Math.max(0, row - (row % before) - before) * rowUnits;
}

/** Which rows of long lists are in the document: those in sight, some around them, and the one with the focus. */
export function partsOf(
  groups: readonly MemberGroup[],
  { first, focused }: Pick<Place, 'first' | 'focused'> = nowhere,
): MemberGroup[] {
  const whole = groups.reduce((sum, group) => sum + heightOf(group), 0);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const from = count <= allUpTo ? 0 : Math.min(first, Math.max(0, whole - rendered * rowUnits));
  const to = count <= allUpTo ? whole : from + rendered * rowUnits;
  let top = 0;
  return groups.map((group) => {
    const { rows } = group;
    const rowAt = (unit: number): number =>
      Math.max(0, Math.min(rows.length, Math.floor((unit - top - headUnits) / rowUnits)));
    const [start, end] = [rowAt(from), rowAt(to)];
    top += heightOf(group);
    return partOf(group, start, end, focused);
  });
}

function partOf(
  { name, rows }: MemberGroup,
  start: number,
  end: number,
  focused: string | null,
): MemberGroup {
  const heldAt = focused === null ? -1 : rows.findIndex(({ member }) => member.id === focused);
  const held = heldAt >= start && heldAt < end ? undefined : rows[heldAt];
  const shown = rows.slice(start, end).map((row, at) => [row, start + at + 1] as const);
  const part = { name, rows, shown };
  if (held === undefined) return { ...part, before: start, after: rows.length - end };
  const isAbove = heldAt < start;
  shown.splice(isAbove ? 0 : shown.length, 0, [held, heldAt + 1]);
  return { ...part, before: start - Number(isAbove), after: rows.length - end - Number(!isAbove) };
}
