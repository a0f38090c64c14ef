'use client';
import {
  forwardRef,
  useId,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { ImagePolicy } from '../avatar/avatar-props.js';
import { classNames } from '../foundations/class-names.js';
import { formatNumber } from '../foundations/numbers.js';
import type { PeopleOrder } from '../foundations/people-order.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import { useLazy } from '../foundations/use-lazy.js';
import { useSteady } from '../../react/use-steady.js';
import { peopleStrings, type PeopleStrings } from '../presence-avatars/people-strings.js';
import type { Place } from './member-handlers.js';
import { memberListStrings, type MemberListStrings } from './member-list-strings.js';
import { MemberRow } from './member-row.js';
import { readAll, type MemberGrouping } from './member-order.js';

const loadTools = (): Promise<typeof import('./member-tools.js')> => import('./member-tools.js');

/** Props of {@link MemberListView}, beside those of a section. */
export interface MemberListViewProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  members: readonly Member[];
  /** People who are known, here or not: who is not here is shown as offline. */
  roster?: readonly Member[] | undefined;
  /** How many there are, where the list is known to be cut short. @default members.length */
  total?: number | undefined;
  /** By status, not at all, or by a name of one's own. A function should stay the same. @default 'status' */
  groups?: MemberGrouping | undefined;
  /** Whether people can be searched, or from how many on. @default 8 */
  search?: boolean | number | undefined;
  /** `byName`, `byStatus`, or one's own by `orderBy`. @default oneself, then by status, then by name */
  sort?: PeopleOrder | undefined;
  /** What stands in a row, in the place of face, name and status. */
  renderRow?: ((member: Member) => ReactNode) | undefined;
  /** Beside the name: a role. */
  badge?: ((member: Member) => ReactNode) | undefined;
  /** At the end of the row, while it is pointed at or holds the focus. */
  actions?: ((member: Member) => ReactNode) | undefined;
  /** When somebody who is not here was last seen, in milliseconds since the epoch. */
  seenAt?: ((member: Member) => number | null) | undefined;
  /** Shown where nobody is here. */
  emptyState?: ReactNode;
  /** The connection is down: everyone but oneself is drawn as uncertain. @default false */
  stale?: boolean | undefined;
  /** When it went down, in milliseconds since the epoch. */
  staleSince?: number | null | undefined;
  /** @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  imagePolicy?: ImagePolicy | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<AvatarStrings & PeopleStrings & MemberListStrings> | undefined;
}

/**
 * Everyone, in groups, with a search: as quick with thousands as with ten. No row moves while it is pointed at.
 *
 * @example
 * <MemberListView members={members} actions={(member) => <button>Follow {member.id}</button>} />
 */
export const MemberListView: ForwardRefExoticComponent<MemberListViewProps & RefAttributes<HTMLElement>> =
  forwardRef(function MemberListView(props, ref) {
    const { locale: inherited, timeZone } = useSettings();
    const {
      members,
      roster,
      total,
      groups: grouping = 'status',
      search = 8,
      sort,
      renderRow,
      badge,
      actions,
      seenAt,
      emptyState,
      stale = false,
      staleSince = null,
      person = personFromInfo,
      imagePolicy,
      locale = inherited,
      strings,
      className,
      ...rest
    } = props;
    const words = useSteady({
      ...useWords('avatar', avatarStrings, strings),
      ...useWords('people', peopleStrings, strings),
      ...useWords('memberList', memberListStrings, strings),
    });
    const [typed, setTyped] = useState('');
    const [place, setPlace] = useState<Place>();
    const id = useId();
    const tools = useLazy(members, loadTools);
    const of = useSteady({ members, roster, person, groups: grouping, sort });
    const [reading, setReading] = useState(() => readAll(of));
    const isDone = reading.of === of && !reading.old;
    const next = isDone ? reading : (tools?.readNow(reading, of, place) ?? readAll(of));
    if (next !== reading) setReading(next);
    const { entries, twins } = next;
    const isSearchable = search === true || (search !== false && entries.length >= search);
    const query = isSearchable ? typed : '';
    const groups = tools?.visible(next, query, place) ?? next.groups;
    const reader = { groups, place, setPlace, of, reading, setReading, query, words };
    const context = useSteady({
      ...{ stale, person, imagePolicy, locale, timeZone, strings, words },
      ...{ tools, seenAt, badge, actions, renderRow },
    });
    return (
      <section
        aria-label={words.title()}
        {...rest}
        ref={ref}
        className={classNames('cp-members', className)}
        data-slot="member-list"
        data-stale={stale}
      >
        <header>
          <h2>
            {words.title()} <small>{formatNumber(total ?? members.length, locale)}</small>
          </h2>
          {stale && staleSince !== null && <small>{words.asOf({ at: staleSince, locale, timeZone })}</small>}
        </header>
        {isSearchable && (
          <div className="cp-people-search">
            <input
              type="search"
              aria-label={words.find()}
              placeholder={words.find()}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        )}
        <div
          className="cp-members-list"
          role="group"
          aria-label={words.title()}
          tabIndex={actions ? -1 : 0} // without buttons in it, it has to be scrolled itself
          {...tools?.handlersOf(reader)}
        >
          {groups.map(({ name, rows, shown, before, after }, at) => (
            <section key={name}>
              {name && (
                <h3 id={`${id}${at}`}>
                  {words.group({ group: name })} <small>{formatNumber(rows.length, locale)}</small>
                </h3>
              )}
              <ul
                role="list"
                aria-labelledby={name ? `${id}${at}` : undefined}
                ref={tools?.spaced(before, after)}
              >
                {shown.map(([{ member, isAbsent, key }, row]) => (
                  <li
                    key={`m-${member.id}`}
                    className="cp-member"
                    aria-posinset={row}
                    aria-setsize={rows.length}
                  >
                    <MemberRow {...{ member, isAbsent, context }} twin={twins.has(key)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {entries.length === 0 && (emptyState ?? <p>{words.nobody()}</p>)}
        </div>
        {tools && <tools.Attendant {...reader} />}
      </section>
    );
  });
