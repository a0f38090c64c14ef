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
import type { Member } from '../../store/state.js';
import { useRowWindow } from './use-row-window.js';

/** The row that has the focus: whose it is, and where it stood. */
interface Held {
  readonly id: string;
  readonly index: number;
}

/** Where a key leads from a row; -1 is the field above the rows, null: nowhere. */
function goal(key: string, from: number, last: number): number | null {
  if (key === 'ArrowDown') return Math.min(from + 1, last);
  if (from < 0) return null;
  if (key === 'ArrowUp') return from - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** Where the held person stands now; who stands in their place once they have left. */
function locate(rows: readonly Member[], { id, index }: Held): number {
  if (rows[index]?.id === id) return index;
  const moved = rows.findIndex((member) => member.id === id);
  return moved >= 0 ? moved : Math.min(index, rows.length - 1);
}

/**
 * Walks a windowed list by keyboard: arrows, Home, End, first letters; Escape closes. The focus follows the person,
 * and when they leave it goes to whoever stands there now.
 *
 * @param keyOf what a person's name begins with, folded
 */
export function useRowFocus(
  rows: readonly Member[],
  keyOf: (member: Member) => string,
  onClose: () => void,
): {
  list: RefObject<HTMLUListElement | null>;
  start: number;
  end: number;
  /** The row that Tab reaches. */
  tabbable: number;
  onScroll: (event: UIEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const { start, end, onScroll, reveal } = useRowWindow(rows.length);
  const active = held === null ? -1 : locate(rows, held);
  const id = rows[active]?.id;
  const inWindow = active >= start && active < end;

  useEffect(() => {
    if (held !== null) list.current?.querySelector<HTMLElement>(`[data-index][tabindex="0"]`)?.focus();
  }, [held, id]);
  useEffect(() => {
    // the focused row was scrolled away: keys must still be heard
    if (document.activeElement === document.body) list.current?.parentElement?.focus({ preventScroll: true });
  }, [start]);

  const hold = (index: number): void => {
    const member = rows[index];
    if (member === undefined) return;
    reveal(index);
    setHeld({ id: member.id, index });
  };
  const beginning = (letter: string): number | null => {
    const isIt = (member: Member): boolean => keyOf(member).startsWith(letter);
    const next = rows.findIndex((member, index) => index > active && isIt(member));
    const first = next >= 0 ? next : rows.findIndex(isIt);
    return first >= 0 ? first : null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, ctrlKey, metaKey, altKey, currentTarget } = event;
    if (ctrlKey || metaKey || altKey || event.nativeEvent.isComposing) return;
    const isLetter = active >= 0 && key.length === 1 && key !== ' ';
    const to = isLetter ? beginning(key.toLowerCase()) : goal(key, active, rows.length - 1);
    if (key === 'Escape') onClose();
    else if (to === -1) currentTarget.querySelector('input')?.focus();
    else if (to === null) return;
    else hold(to);
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    if (target.dataset['index'] !== undefined) hold(Number(target.dataset['index']));
    else if (target.role !== 'dialog') setHeld(null);
  };
  return { list, start, end, tabbable: inWindow ? active : start, onScroll, onFocus, onKeyDown };
}
