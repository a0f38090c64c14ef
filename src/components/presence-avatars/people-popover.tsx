'use client';
import { useState, type ReactElement, type RefObject } from 'react';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import { peopleStrings } from './people-strings.js';
import { PersonRow } from './person-row.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { usePeopleRows } from './use-people-rows.js';
import { usePopoverElement } from './use-popover-element.js';
import { useRowFocus } from './use-row-focus.js';

/** From how many people on the list can be searched. */
const searchFrom = 8;

/** Props of {@link PeoplePopover}. */
export interface PeoplePopoverProps extends PeopleProps {
  readonly id: string;
  /** Everyone, those too who are not on the list. */
  readonly count: number;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The list of everyone: searchable, walked by keyboard, and as quick with thousands as with ten. */
export function PeoplePopover({ id, count, anchor, onClose, ...people }: PeoplePopoverProps): ReactElement {
  const { members, person, locale, strings, stale, staleSince } = people;
  const words = { ...presenceAvatarsStrings, ...peopleStrings, ...strings };
  const [searchable] = useState(members.length >= searchFrom);
  const [query, setQuery] = useState('');
  const { rows, keyOf, isTwin } = usePeopleRows(members, person, query);
  const popover = usePopoverElement(anchor, onClose);
  const { list, start, end, tabbable, onScroll, ...handlers } = useRowFocus(rows, keyOf, onClose);
  return (
    <div
      ref={popover}
      id={id}
      popover="manual"
      role="dialog"
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      className="cp-people"
      data-slot="people-popover"
      {...handlers}
    >
      <div className="cp-people-head">
        <strong id={`${id}-title`}>{words.people({ count, locale })}</strong>
        {stale && staleSince !== null && <small>{words.asOf({ at: staleSince, locale })}</small>}
        <button type="button" className="cp-people-close" aria-label={words.close()} onClick={onClose}>
          {cross}
        </button>
      </div>
      {searchable && (
        <div className="cp-people-search">
          {lens}
          <input
            type="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={words.find()}
            placeholder={words.find()}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <ul ref={list} role="list" className="cp-people-list" onScroll={onScroll}>
        <Gap rows={start} />
        {rows.slice(start, end).map((member, offset) => (
          <PersonRow
            key={`m-${member.id}`}
            {...people}
            member={member}
            index={start + offset}
            total={rows.length}
            tabbable={start + offset === tabbable}
            twin={isTwin(member)}
          />
        ))}
        <Gap rows={rows.length - end} />
      </ul>
      <p className="cp-people-note" role="status">
        {rows.length === 0 && words.nobodyFound({ query })}
        {query === '' && count > members.length && words.notListed({ count: count - members.length, locale })}
      </p>
    </div>
  );
}

/** Holds the place of rows that are out of sight. */
function Gap({ rows }: { rows: number }): ReactElement | null {
  if (rows <= 0) return null;
  return <li aria-hidden="true" style={{ blockSize: `calc(${rows} * var(--cp-people-row))` }} />;
}

const cross = (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path className="cp-line" d="m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);

const lens = (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path
      className="cp-line"
      d="M2.5 7a4.5 4.5 0 1 1 9 0 4.5 4.5 0 1 1-9 0Zm7.8 3.3 3.5 3.5"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </svg>
);
