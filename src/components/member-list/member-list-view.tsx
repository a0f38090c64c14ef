'use client';
import {
  forwardRef,
  useId,
  useMemo,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { ImagePolicy } from '../avatar/avatar-props.js';
import { classNames } from '../foundations/class-names.js';
import { formatNumber } from '../foundations/numbers.js';
import type { PeopleOrder } from '../foundations/people-order.js';
import { useSettings, useTimings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import { listTimings } from '../foundations/timings.js';
import { useCalm } from '../foundations/use-calm.js';
import { peopleStrings, type PeopleStrings } from '../presence-avatars/people-strings.js';
import { memberListStrings, type MemberListStrings } from './member-list-strings.js';
import { MemberRow, type MemberRowContext } from './member-row.js';
import { useMemberGroups, type MemberGroup, type MemberGrouping } from './use-member-groups.js';
import { useWindow, type Slice } from './use-window.js';

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

/** Over this many people, a list changes four times a second at most. */
const crowdedFrom = 200;
const nobody: readonly Member[] = [];

/**
 * Everyone, in groups, with a search: as quick with thousands as with ten. No row moves while it is pointed at.
 *
 * @example
 * <MemberListView members={members} actions={(member) => <button>Follow {member.id}</button>} />
 */
export const MemberListView: ForwardRefExoticComponent<MemberListViewProps & RefAttributes<HTMLElement>> =
  forwardRef(function MemberListView(props, ref) {
    const settings = useSettings();
    const { locale: inherited } = settings;
    const {
      members: latest,
      roster = nobody,
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
    const words = {
      ...useWords('avatar', avatarStrings, strings),
      ...useWords('people', peopleStrings, strings),
      ...useWords('memberList', memberListStrings, strings),
    };
    const { crowdedEveryMs } = useTimings('list', listTimings);
    const calm = useCalm(latest, latest.length > crowdedFrom ? crowdedEveryMs : 0);
    const { members, absent } = useMemo(() => withRoster(calm, roster), [calm, roster]);
    const [query, setQuery] = useState('');
    const isSearchable = typeof search === 'number' ? members.length >= search : search;
    const { groups, changed, refresh, handlers } = useMemberGroups({
      members,
      absent,
      person,
      groups: grouping,
      sort,
      query: isSearchable ? query : '',
    });
    const { slices, onScroll } = useWindow(groups);
    const people = { stale, person, imagePolicy, locale, strings };
    const context = { people, words, absent, seenAt, badge, actions, renderRow };
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
            {words.title()} <small>{formatNumber(total ?? latest.length, locale)}</small>
          </h2>
          {stale && staleSince !== null && (
            <small>{words.asOf({ at: staleSince, locale, timeZone: settings.timeZone })}</small>
          )}
        </header>
        {isSearchable && (
          <div className="cp-people-search">
            <input
              type="search"
              aria-label={words.find()}
              placeholder={words.find()}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
        )}
        <div
          className="cp-members-list"
          role="group"
          aria-label={words.title()}
          onScroll={onScroll}
          tabIndex={actions ? -1 : 0} // without buttons in it, it has to be scrolled itself
          {...handlers}
        >
          {groups.map((group, at) => (
            <Group key={group.name} {...context} group={group} slice={slices[at] ?? { start: 0, end: 0 }} />
          ))}
          {members.length === 0 && (emptyState ?? <p>{words.nobody()}</p>)}
        </div>
        <p role="status" className={query && groups.length === 0 ? undefined : 'cp-spoken'}>
          {query && groups.length === 0 ? words.nobodyFound({ query }) : null}
        </p>
        {changed && (
          <footer className="cp-members-foot">
            <span>{words.changed()}</span>
            <button type="button" onClick={refresh}>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M10.6 6.6A4.65 4.65 0 1 1 9 2.5l1.5 1.2M10.6.9v2.9H7.7" />
              </svg>
              {words.refresh()}
            </button>
          </footer>
        )}
      </section>
    );
  });

/** Those who are here, then those who are only known. */
function withRoster(
  members: readonly Member[],
  roster: readonly Member[],
): { members: readonly Member[]; absent: ReadonlySet<string> } {
  if (roster.length === 0) return { members, absent: new Set() };
  const here = new Set(members.map(({ id }) => id));
  const others = roster.filter(({ id }) => !here.has(id));
  return { members: [...members, ...others], absent: new Set(others.map(({ id }) => id)) };
}

interface GroupProps extends MemberRowContext {
  group: MemberGroup;
  slice: Slice;
}

/** A heading and its rows, of which only a part may be in the document. The one with the focus stays in it. */
function Group({ group: { name, rows }, slice, ...context }: GroupProps): ReactElement {
  const heading = useId();
  const [heldId, setHeldId] = useState<string | null>(null);
  const heldAt = heldId === null ? -1 : rows.findIndex(({ member }) => member.id === heldId);
  const isAway = heldAt >= 0 && (heldAt < slice.start || heldAt >= slice.end);
  const shown = rows.slice(slice.start, slice.end).map((row, at) => [row, slice.start + at] as const);
  const held = isAway ? rows[heldAt] : undefined;
  if (held) shown.splice(heldAt < slice.start ? 0 : shown.length, 0, [held, heldAt]);
  const before = slice.start - (isAway && heldAt < slice.start ? 1 : 0);
  const after = rows.length - slice.end - (isAway && heldAt >= slice.end ? 1 : 0);
  return (
    <section>
      {name !== '' && (
        <h3 id={heading}>
          {context.words.group({ group: name })}{' '}
          <small>{formatNumber(rows.length, context.people.locale)}</small>
        </h3>
      )}
      <ul
        role="list"
        aria-labelledby={name === '' ? undefined : heading}
        // on the node: server HTML has no style attribute
        ref={(list) => {
          list?.style.setProperty('--cp-before', String(before));
          list?.style.setProperty('--cp-after', String(after));
        }}
        onFocus={({ target }) =>
          setHeldId(rows[Number(target.closest('li')?.ariaPosInSet) - 1]?.member.id ?? null)
        }
        onBlur={() => setHeldId(null)}
      >
        {shown.map(([row, at]) => (
          <MemberRow key={`m-${row.member.id}`} {...context} row={row} place={at + 1} total={rows.length} />
        ))}
      </ul>
    </section>
  );
}
