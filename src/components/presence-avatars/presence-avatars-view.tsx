'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { Avatar } from '../avatar/avatar.js';
import { classNames } from '../foundations/class-names.js';
import { personFromInfo } from '../../react/person.js';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import { arrangeStack } from './arrange-stack.js';
import { MoreButton } from './more-button.js';
import type { PresenceAvatarsViewProps } from './presence-avatars-props.js';
import { StackFace } from './stack-face.js';

/**
 * Who is here, as overlapping faces: a list, oneself first, and a button for those who have no place.
 *
 * @example
 * <PresenceAvatarsView members={[{ id: '1', info: { name: 'Ada Lovelace' }, isMe: true }]} />
 */
export const PresenceAvatarsView: ForwardRefExoticComponent<
  PresenceAvatarsViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresenceAvatarsView(props, ref) {
  const {
    members,
    total,
    max = 5,
    self = 'first',
    size = 'md',
    stale = false,
    staleSince = null,
    overflow,
    placeholder = 0,
    empty,
    person = personFromInfo,
    imagePolicy,
    locale = 'en',
    strings,
    className,
    'aria-label': label,
    ...rest
  } = props;
  const words = { ...presenceAvatarsStrings, ...strings };
  const stack = arrangeStack(members, { max, self, total });
  const { visible, count } = stack;
  const people = { members, stale, staleSince, person, imagePolicy, locale, strings };
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('cp-presence', className)}
      data-slot="presence-avatars"
      data-size={size}
      data-stale={stale}
    >
      <ul role="list" className="cp-stack" aria-label={label ?? words.people({ count, locale })}>
        {visible.map((member) => (
          <li key={`m-${member.id}`}>
            <StackFace people={people} member={member} size={size} />
          </li>
        ))}
        {Array.from({ length: count ? 0 : placeholder }, (_, slot) => (
          <li key={`s-${slot}`} aria-hidden="true">
            <Avatar size={size} decorative fallback="" />
          </li>
        ))}
        {stack.more > 0 && (
          <MoreButton {...{ people, count }} more={stack.more} opens={overflow !== 'none'} />
        )}
      </ul>
      {count === 1 && visible[0]?.isMe && <span className="cp-presence-note">{words.onlyYou()}</span>}
      {count === 0 && empty}
    </div>
  );
});
