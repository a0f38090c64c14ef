'use client';
import { useState, type UIEvent } from 'react';
import type { MemberGroup } from './use-member-groups.js';

/** Up to this many rows, all are in the document. */
const allUpTo = 100;
/** How many rows are, of more than that. */
const rendered = 64;
/** How many of them at least stand before the first in sight. */
const before = 16;
/** A heading is two thirds as high as a row: the style sheet has 32 and 48 px. */
const headUnits = 2;
const rowUnits = 3;

/** The rows of a group that are in the document. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Which rows of long lists are in the document: those in sight, and some around them. */
export function useWindow(groups: readonly MemberGroup[]): {
  slices: readonly Slice[];
  onScroll: (event: UIEvent<HTMLElement>) => void;
} {
  const [first, setFirst] = useState(0);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const heights = groups.map(({ rows }) => headUnits + rows.length * rowUnits);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  const from = Math.min(first, Math.max(0, whole - rendered * rowUnits));
  const to = from + rendered * rowUnits;
  let top = 0;
  const slices = groups.map(({ rows }, at): Slice => {
    const start = top + headUnits;
    top += heights[at] ?? 0;
    if (count <= allUpTo) return { start: 0, end: rows.length };
    const rowAt = (unit: number): number =>
      Math.max(0, Math.min(rows.length, Math.floor((unit - start) / rowUnits)));
    return { start: rowAt(from), end: rowAt(to) };
  });
  return {
    slices,
    onScroll: ({ currentTarget: { scrollTop, scrollHeight } }) => {
      const row = Math.floor(((scrollTop / scrollHeight) * whole) / rowUnits);
      setFirst(Math.max(0, row - (row % before) - before) * rowUnits);
    },
  };
}
