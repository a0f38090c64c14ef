'use client';
import { useEffect, useMemo, useRef, useState, type CSSProperties, type ReactElement } from 'react';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import { useLazy } from '../foundations/use-lazy.js';
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
  /** Says how many there are. */
  readonly title: string;
  /** @param takesFocus the focus went nowhere: to the button with it */
  readonly onClose: (takesFocus: boolean) => void;
}

/** The list of everyone: searchable, walked by keyboard, and as quick with thousands as with ten. */
export function PeoplePopover(props: PeoplePopoverProps): ReactElement | null {
  const tools = useLazy(true, () => import('./people-tools.js'));
  return tools && <Opened {...props} tools={tools} />;
}

interface OpenedProps extends PeoplePopoverProps {
  tools: typeof import('./people-tools.js');
}

function Opened({ id, people, title, tools, onClose }: OpenedProps): ReactElement {
  const { members, person, locale, strings, staleSince, choices } = people;
  const { timeZone } = useSettings();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = root;
    const button = current?.previousElementSibling as HTMLElement | null;
    return current && button ? tools.showBeside(current, button, onClose) : undefined;
    // as long as it is open: what closes it is the same each time
  }, [tools]);
  const words = {
    ...useWords('avatar', avatarStrings, strings),
    ...useWords('people', peopleStrings, strings),
  };
  const [searchable] = useState(members.length >= searchFrom);
  const [query, setQuery] = useState('');
  const [read] = useState(() => tools.createPeopleRows(members, person));
  const rows = useMemo(() => read(members, person, query), [read, members, person, query]);
  const { rowsRef, start, tabbable, onScroll, ...handlers } = useRowFocus(rows);
  const shown = rows.slice(start, start + rendered);
  return (
    <div
      ref={root}
      id={id}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className="cp-people"
      {...handlers}
    >
      <div className="cp-people-head">
        <b>{title}</b>
        {staleSince && <small>{words.asOf({ at: staleSince, locale, timeZone })}</small>}
        <button type="button" className="cp-close" aria-label={words.close()} onClick={() => onClose(true)} />
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
        {...choices?.list(title)}
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
