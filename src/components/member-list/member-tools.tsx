'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useLatest } from '../../react/use-latest.js';
import { foldName } from '../foundations/fold-name.js';
import { useTimings } from '../foundations/settings.js';
import { listTimings } from '../foundations/timings.js';
import { nowhere, placeIn, type Place, type Reader } from './member-handlers.js';
import type { MemberListStrings } from './member-list-strings.js';
import type { PeopleStrings } from '../presence-avatars/people-strings.js';
import { grouped, readAll, type MemberGroup, type MemberListInput, type Reading } from './member-order.js';
import { readNext } from './member-reading.js';
import { partsOf } from './member-window.js';

// What a list needs once somebody reads it, or it changes: fetched after the page, in a file of its own.
export { handlersOf } from './member-handlers.js';
export { RelativeTime } from '../relative-time/relative-time.js';

/** What was last found in each reading. */
const finds = new WeakMap<Reading, { readonly wanted: string; readonly groups: readonly MemberGroup[] }>();

/** Those whose names a query finds, and which of them are in the document. */
export function visible(reading: Reading, query: string, place?: Place): readonly MemberGroup[] {
  return partsOf(found(reading, query), place);
}

function found(reading: Reading, query: string): readonly MemberGroup[] {
  const wanted = foldName(query);
  if (wanted === '') return reading.groups;
  const last = finds.get(reading);
  if (last?.wanted === wanted) return last.groups;
  const groups = grouped(reading.entries.filter(({ key }) => key.includes(wanted)));
  finds.set(reading, { wanted, groups });
  return groups;
}

const isHeldAt = ({ pointer, focus }: Place = nowhere): boolean => pointer || focus;

/** Over this many people, a list changes four times a second at most. */
const crowdedFrom = 200;

/** What a list shows of a change, at once: of a crowd nothing, the {@link Attendant} reads it when it is time. */
export function readNow(before: Reading, of: MemberListInput, place?: Place): Reading {
  const isHeld = isHeldAt(place);
  if (before.of === of && isHeld) return before;
  const isCrowded = Math.min(before.of.members.length, of.members.length) > crowdedFrom;
  return isCrowded && (isHeld || !before.old) ? before : readNext(before, of, isHeld);
}

/** Props of {@link Attendant}. */
export interface AttendantProps extends Reader {
  readonly reading: Reading;
  readonly setReading: (reading: Reading) => void;
  /** What there is to read. */
  readonly of: MemberListInput;
  readonly query: string;
  readonly words: MemberListStrings & PeopleStrings;
}

/**
 * Looks where somebody is in a list when it comes. Then it reads what is new, says whom a search does not find, and
 * offers to put in order what was held still for long.
 */
export function Attendant(props: AttendantProps): ReactElement {
  const { groups, reading, setReading, of, query, words } = props;
  const { crowdedEveryMs } = useTimings('list', listTimings);
  const latest = useLatest(props);
  const after = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const { current: now } = latest;
    const list = after.current?.previousElementSibling as HTMLElement | null;
    if (list) now.setPlace(placeIn(list, now));
  }, [latest]);
  const isBehind = reading.of !== of;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => {
      const { current: now } = latest;
      setReading(readNext(now.reading, now.of, isHeldAt(now.place)));
    }, crowdedEveryMs);
    return () => clearTimeout(timer);
  }, [isBehind, crowdedEveryMs, setReading, latest]);
  const isNobody = query !== '' && groups.length === 0;
  return (
    <>
      <p ref={after} role="status" className={isNobody ? undefined : 'cp-spoken'}>
        {isNobody ? words.nobodyFound({ query }) : null}
      </p>
      {reading.old && <RefreshOrder words={words} onRefresh={() => setReading(readAll(of))} />}
    </>
  );
}

interface RefreshOrderProps {
  words: MemberListStrings;
  onRefresh: () => void;
}

function RefreshOrder({ words, onRefresh }: RefreshOrderProps): ReactElement | null {
  const { refreshAfterMs } = useTimings('list', listTimings);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), refreshAfterMs);
    return () => clearTimeout(timer);
  }, [refreshAfterMs]);
  if (!late) return null;
  return (
    <footer className="cp-members-foot">
      <span>{words.changed()}</span>
      <button type="button" onClick={onRefresh}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M10.6 6.6A4.65 4.65 0 1 1 9 2.5l1.5 1.2M10.6.9v2.9H7.7" />
        </svg>
        {words.refresh()}
      </button>
    </footer>
  );
}

/**
 * Room for the rows of a long list that are not in the document. On the node: server HTML has no style attribute; a
 * list that is whole gets none at all.
 */
export function spaced(before: number, after: number): (node: HTMLElement | null) => void {
  return (node) => {
    if (!node || (before + after === 0 && node.style.length === 0)) return;
    node.style.setProperty('--cp-before', String(before));
    node.style.setProperty('--cp-after', String(after));
  };
}
