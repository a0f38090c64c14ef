'use client';
import { useCallback, useMemo, useState } from 'react';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { createFold, createOrder, lookAlikes } from './people-order.js';

/** The rows of a list of people: in the order of its opening, as far as a query finds them. */
export function usePeopleRows(
  members: readonly Member[],
  person: PersonMapping,
  query: string,
): {
  rows: readonly Member[];
  /** What a member is found by. */
  keyOf: (member: Member) => string;
  /** Whether somebody else's name looks like theirs. */
  isTwin: (member: Member) => boolean;
} {
  const [fold] = useState(createFold);
  const [order] = useState(() => createOrder(members, person, fold));
  const keyOf = useCallback((member: Member) => fold(person(member).name), [fold, person]);
  const twins = useMemo(() => lookAlikes(members, keyOf), [members, keyOf]);
  const ordered = useMemo(() => order(members), [order, members]);
  const wanted = fold(query);
  const rows = useMemo(
    () => (wanted === '' ? ordered : ordered.filter((member) => keyOf(member).includes(wanted))),
    [ordered, wanted, keyOf],
  );
  return { rows, keyOf, isTwin: (member) => twins.has(keyOf(member)) };
}
