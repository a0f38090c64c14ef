'use client';
import { forwardRef, useMemo, type ReactElement } from 'react';
import type { AvatarSize } from '../avatar/avatar-props.js';
import { classNames } from '../foundations/class-names.js';
import { personFromInfo } from '../../react/person.js';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import { arrangeStack, slots } from './arrange-stack.js';
import { MoreButton } from './more-button.js';
import type { PresenceAvatarsViewProps } from './presence-avatars-props.js';
import { StackFace } from './stack-face.js';

/**
 * Who is here, as overlapping faces: a list, oneself first, and a button for those who have no place.
 *
 * @example
 * <PresenceAvatarsView members={[{ id: '1', info: { name: 'Ada Lovelace' }, isMe: true }]} />
 */
export const PresenceAvatarsView = forwardRef<HTMLDivElement, PresenceAvatarsViewProps>(
  function PresenceAvatarsView(props, ref) {
    const { members, total, max = 5, self = 'first', size = 'md', stale = false, ...more } = props;
    const { staleSince = null, overflow = 'popover', placeholder = 0, empty, ...others } = more;
    const { person = personFromInfo, imagePolicy, locale = 'en', strings, className, ...rest } = others;
    const { 'aria-label': label, ...native } = rest;
    const words = { ...presenceAvatarsStrings, ...strings };
    const stack = useMemo(() => arrangeStack(members, { max, self, total }), [members, max, self, total]);
    const { visible, count } = stack;
    const shared = { members, stale, staleSince, person, imagePolicy, locale, strings };
    return (
      <div
        {...native}
        ref={ref}
        className={classNames('cp-presence', className)}
        data-slot="presence-avatars"
        data-size={size}
        data-stale={stale ? '' : undefined}
      >
        <ul role="list" className="cp-stack" aria-label={label ?? words.people({ count, locale })}>
          {visible.map((member) => (
            <li key={`m-${member.id}`}>
              <StackFace {...shared} member={member} size={size} />
            </li>
          ))}
          {count === 0 && <Placeholders slots={Math.min(slots(max), placeholder)} size={size} />}
          {stack.more > 0 && (
            <li key="more">
              <MoreButton {...shared} more={stack.more} count={count} popover={overflow === 'popover'} />
            </li>
          )}
        </ul>
        {count === 1 && visible[0]?.isMe === true && (
          <span className="cp-presence-note">{words.onlyYou()}</span>
        )}
        {count === 0 && empty}
      </div>
    );
  },
);

function Placeholders({ slots, size }: { slots: number; size: AvatarSize }): ReactElement {
  return (
    <>
      {Array.from({ length: slots }, (_, slot) => (
        <li key={`s-${slot}`} aria-hidden="true">
          <span className="cp-avatar" data-size={size}>
            <span className="cp-avatar-face" />
          </span>
        </li>
      ))}
    </>
  );
}
