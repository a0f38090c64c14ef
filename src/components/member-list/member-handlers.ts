import type { Dispatch, FocusEvent, SetStateAction, UIEvent } from 'react';
import type { MemberGroup } from './member-order.js';
import { firstAt } from './member-window.js';

/** Where somebody is in a list. While pointer or focus is inside, every row stays where it is. */
export interface Place {
  readonly pointer: boolean;
  readonly focus: boolean;
  /** The member whose row has the focus: it stays in the document. */
  readonly focused: string | null;
  /** Where the part that is in the document begins. */
  readonly first: number;
}

export const nowhere: Place = { pointer: false, focus: false, focused: null, first: 0 };

/** Who reads a list. */
export interface Reader {
  readonly groups: readonly MemberGroup[];
  /** Nowhere yet. */
  readonly place: Place | undefined;
  readonly setPlace: Dispatch<SetStateAction<Place | undefined>>;
}

/** For the element around the list. */
export interface MemberHandlers {
  onPointerOver: () => void;
  onPointerLeave: () => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
  onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** Learns where somebody is in a list. */
export function handlersOf(reader: Reader): MemberHandlers {
  const { place = nowhere, setPlace } = reader;
  const change = (part: Partial<Place>): void => setPlace((before = nowhere) => ({ ...before, ...part }));
  return {
    // not `enter`: the pointer may have been inside before there was anybody to hear it
    onPointerOver() {
      if (!place.pointer) change({ pointer: true });
    },
    onPointerLeave: () => change({ pointer: false }),
    onFocus: ({ currentTarget, target }) => change(focusedAt(currentTarget, target, reader)),
    onBlur: ({ currentTarget, relatedTarget }) =>
      change({ focused: null, focus: currentTarget.contains(relatedTarget) }),
    onScroll({ currentTarget }) {
      const first = firstAt(currentTarget, reader.groups);
      if (first !== place.first) change({ first });
    },
  };
}

/** Where somebody is in a list already. */
export function placeIn(list: HTMLElement, reader: Reader): Place {
  const focused = list.matches(':focus-within')
    ? focusedAt(list, list.querySelector(':focus'), reader)
    : null;
  return {
    ...nowhere,
    ...focused,
    pointer: list.matches(':hover'),
    first: firstAt(list, reader.groups),
  };
}

/** @param target what has the focus: a row, or something in it */
function focusedAt(
  list: HTMLElement,
  target: Element | null,
  { groups }: Reader,
): Pick<Place, 'focus' | 'focused'> {
  const row = target?.closest('.cp-member');
  const section = row?.closest('section');
  const at = section ? [...list.children].indexOf(section) : -1;
  const entry = groups[at]?.rows[Number(row?.ariaPosInSet) - 1];
  return { focus: true, focused: entry?.member.id ?? null };
}
