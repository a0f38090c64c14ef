'use client';
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  type UIEvent,
} from 'react';
import type { PeopleRow } from './people-rows.js';

/** How many rows are in the document. */
export const rendered = 48;
/** How many of them at least stand before the first in sight. */
const step = 16;
const nobody = { id: '', index: -1 };

/**
 * Walks a long list, of which only a part is in the document, by keyboard: arrows, Home, End, first letters. The
 * focus follows the person, and when they leave it goes to whoever stands there now.
 */
export function useRowFocus(rows: readonly PeopleRow[]): {
  rowsRef: RefObject<HTMLUListElement | null>;
  /** The first row in the document. */
  start: number;
  /** The row that Tab reaches. */
  tabbable: number;
  onScroll: (event: UIEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const rowsRef = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState(nobody);
  const [first, setFirst] = useState(0);
  const last = rows.length - 1;
  const start = Math.max(0, Math.min(first, rows.length - rendered));
  const now = rows.findIndex(({ member }) => member.id === held.id);
  const active = now < 0 ? Math.min(held.index, last) : now;
  const id = rows[active]?.member.id;
  if (now >= 0 && now !== held.index) setHeld({ id: held.id, index: now });

  useEffect(() => {
    if (held.index >= 0) rowsRef.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [held, id]);
  useEffect(() => {
    // the row with the focus was scrolled away: keys must still be heard
    if (document.activeElement === document.body) rowsRef.current?.parentElement?.focus();
  }, [start]);

  const show = (index: number): void => setFirst(index - (index % step) - step);
  const hold = (index: number): void => {
    show(index);
    setHeld({ id: rows[index]?.member.id ?? '', index });
  };
  /** Where a key leads; -1 is the field above the rows, null: nowhere. */
  const goal = (key: string): number | null => {
    if (key === 'ArrowDown') return Math.min(active + 1, last);
    if (active < 0) return null;
    if (key === 'ArrowUp') return active - 1;
    if (key === 'Home') return 0;
    if (key === 'End') return last;
    const isIt = (row: PeopleRow): boolean => row.key.startsWith(key.toLowerCase());
    const next = rows.findIndex((row, index) => index > active && isIt(row));
    const found = next < 0 ? rows.findIndex(isIt) : next;
    return key[1] || found < 0 ? null : found;
  };
  return {
    rowsRef,
    start,
    tabbable: active >= start && active < start + rendered ? active : start,
    // rows are of one height, which the style sheet knows
    onScroll: ({ currentTarget: { scrollTop, scrollHeight } }) =>
      show(Math.floor((scrollTop / scrollHeight) * rows.length)),
    onFocus: ({ target }) => {
      if (target.ariaPosInSet) hold(+target.ariaPosInSet - 1);
      else if (target.tabIndex === 0) setHeld(nobody);
    },
    onKeyDown: (event) => {
      const to = goal(event.key);
      if (to === null || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (to < 0) event.currentTarget.querySelector('input')?.focus();
      else hold(to);
    },
  };
}
