'use client';
import {
  forwardRef,
  useState,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { personFromInfo } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { Avatar } from '../avatar/avatar.js';
import { classNames } from '../foundations/class-names.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import { useLazy } from '../foundations/use-lazy.js';
import { arrangeStack } from './arrange-stack.js';
import { faceOf } from './face-of.js';
import { PeopleButton } from './people-button.js';
import type { PresenceAvatarsViewProps } from './presence-avatars-props.js';

const loadExtras = (): Promise<typeof import('./pressable-stack.js')> => import('./pressable-stack.js');

/** As many as there are before anything was measured, and on the server. */
const unmeasured = 5;

/**
 * Who is here, as overlapping faces: a list, oneself first, and a button for those who have no place.
 *
 * @example
 * <PresenceAvatarsView members={[{ id: '1', info: { name: 'Ada Lovelace' }, isMe: true }]} />
 */
export const PresenceAvatarsView: ForwardRefExoticComponent<
  PresenceAvatarsViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresenceAvatarsView(props, ref) {
  const { locale: inherited, AnnouncePresence } = useSettings();
  const {
    members: everyone,
    total,
    max = 5,
    self = 'first',
    sort,
    filter,
    size = 'md',
    shape,
    status = 'dot',
    stale = false,
    staleSince,
    onMemberSelect,
    activation: chosen,
    overflow = 'popover',
    placeholder = 0,
    empty,
    announce = 'off',
    renderMember,
    slotProps = {},
    person = personFromInfo,
    imagePolicy,
    locale = inherited,
    strings,
    className,
    'aria-label': label,
    ...rest
  } = props;
  const words = useWords('presenceAvatars', presenceAvatarsStrings, strings);
  const [fitting, setFitting] = useState(unmeasured);
  const isLarge = size < 'n'; // md and lg
  const activation = chosen ?? (onMemberSelect ? (isLarge ? 'each' : 'group') : 'none');
  const isAuto = max === 'auto';
  const extras = useLazy(isAuto || activation !== 'none', loadExtras);
  const isStale = !!stale;
  const isHidden = stale === 'hide';
  const known = filter ? everyone.filter(filter) : everyone;
  const members = isHidden ? known.filter((member) => member.isMe) : known;
  const { visible, more, count } = arrangeStack(members, {
    max: isAuto ? fitting : max,
    self,
    total: isHidden ? 0 : total,
    sort,
    person,
  });
  const choices = onMemberSelect && extras?.choicesFor(onMemberSelect);
  const people = { members, stale: isStale, staleSince, person, imagePolicy, locale, strings, choices };
  const title = label ?? words.people({ count, locale });
  const list = {
    'aria-label': title,
    ...slotProps.list,
    className: classNames('cp-stack', slotProps.list?.className),
  };
  const number = { count: more, locale };
  const face = {
    'aria-label': words.morePeople(number),
    ...slotProps.more,
    className: classNames('cp-more', slotProps.more?.className),
    children: words.more(number),
  };
  /** Only what is not as it should be carries a glyph. */
  const faceFor = (member: Member, decorative = false): ReactNode => {
    const { detail: _, status: told, ...own } = faceOf(people, member);
    const isActive = told === 'active';
    const shown = {
      ...own,
      size,
      shape,
      decorative,
      ...slotProps.avatar,
      ring: isActive && status === 'ring',
      status: isActive ? null : told,
    };
    return renderMember ? renderMember(member, shown) : <Avatar {...shown} />;
  };
  const others =
    overflow === 'none' ? (
      <li {...face} />
    ) : (
      <li>
        {overflow === 'popover' ? (
          <PeopleButton {...face} {...{ people, title }} />
        ) : (
          overflow({ more, count, members })
        )}
      </li>
    );
  const last = more > 0 && others;
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('cp-presence', className)}
      data-slot="presence-avatars"
      data-size={size}
      data-mark={status}
      data-stale={isStale}
      data-fit={isAuto}
    >
      {extras && activation !== 'none' && count ? (
        <extras.PressableStack
          {...{ activation, people, onMemberSelect, title, list, visible }}
          Button={PeopleButton}
          face={faceFor}
          rest={last}
          more={last && face.children}
        />
      ) : (
        <ul role="list" {...list}>
          {visible.map((member) => (
            <li key={`m-${member.id}`}>{faceFor(member)}</li>
          ))}
          {Array.from({ length: count ? 0 : placeholder }, (_, slot) => (
            <li key={slot} aria-hidden>
              <Avatar size={size} decorative fallback="" />
            </li>
          ))}
          {last}
        </ul>
      )}
      {!isHidden && count === 1 && visible[0]?.isMe && (
        <span className="cp-presence-note">{words.onlyYou()}</span>
      )}
      {!isHidden && count === 0 && empty}
      {AnnouncePresence && <AnnouncePresence {...people} members={known} mode={announce} />}
      {extras && isAuto && <extras.FitStack onFit={setFitting} />}
    </div>
  );
});
