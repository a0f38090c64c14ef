'use client';
import { useMemo, useState, type CSSProperties, type ReactElement, type RefObject } from 'react';
import { avatarStrings, presenceAvatarsStrings } from '../foundations/strings.js';
import { createPeopleRows } from './people-rows.js';
import { peopleStrings } from './people-strings.js';
import { PersonRow } from './person-row.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { rendered, useRowFocus } from './use-row-focus.js';

/** From how many people on the list can be searched. */
const searchFrom = 8;

/** Props of {@link PeoplePopover}. */
export interface PeoplePopoverProps {
  readonly id: string;
  readonly people: PeopleProps;
  /** Everyone, those too who are not on the list. */
  readonly count: number;
  /** Is given its element. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
}

/** The list of everyone: searchable, walked by keyboard, and as quick with thousands as with ten. */
export function PeoplePopover({ id, people, count, list, onClose }: PeoplePopoverProps): ReactElement {
  const { members, person, locale, strings, staleSince } = people;
  const words = { ...avatarStrings, ...presenceAvatarsStrings, ...peopleStrings, ...strings };
  const title = words.people({ count, locale });
  const [searchable] = useState(members.length >= searchFrom);
  const [query, setQuery] = useState('');
  const [read] = useState(() => createPeopleRows(members, person));
  const rows = useMemo(() => read(members, person, query), [read, members, person, query]);
  const { rowsRef, start, tabbable, onScroll, ...handlers } = useRowFocus(rows);
  const shown = rows.slice(start, start + rendered);
  return (
    <div
      ref={list}
      id={id}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className="cp-people"
      {...handlers}
    >
      <div className="cp-people-head">
        <b>{title}</b>
        {staleSince && <small>{words.asOf({ at: staleSince, locale })}</small>}
        <button type="button" aria-label={words.close()} onClick={onClose} />
      </div>
      {searchable && (
        <div className="cp-people-search">
          <input
            type="search"
            aria-label={words.find()}
            placeholder={words.find()}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <ul
        ref={rowsRef}
        role="list"
        style={{ '--cp-before': start, '--cp-after': rows.length - start - shown.length } as CSSProperties}
        onScroll={onScroll}
      >
        {shown.map((row, offset) => (
          <PersonRow
            key={`m-${row.member.id}`}
            {...{ people, words, row }}
            place={start + offset + 1}
            total={rows.length}
            tabIndex={start + offset === tabbable ? 0 : -1}
          />
        ))}
      </ul>
      <p role="status">{!rows[0] && words.nobodyFound({ query })}</p>
    </div>
  );
}
