'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { Avatar } from '../avatar/avatar.js';
import { classNames } from '../foundations/class-names.js';
import { nameList, sentence } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import { faceOf } from '../presence-avatars/face-of.js';
import { namePeople } from '../presence-notices/name-people.js';
import { viewingStrings, type ViewingStrings } from './viewing-strings.js';

/** Props of {@link ViewingNowView}, beside those of a span. */
export interface ViewingNowViewProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** Everyone but oneself. */
  members: readonly Member[];
  /** How many are named, and have a face. @default 2 */
  maxNames?: number | undefined;
  /** A number and an eye only. @default false */
  collapsed?: boolean | undefined;
  /** Nothing is shown where nobody else is here; else that nobody is. @default true */
  hideWhenAlone?: boolean | undefined;
  /** The connection is down. @default false */
  stale?: boolean | undefined;
  /** @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<AvatarStrings & ViewingStrings> | undefined;
}

/**
 * Who else is looking, as faces and a sentence.
 *
 * @example
 * <ViewingNowView members={others} />
 */
export const ViewingNowView: ForwardRefExoticComponent<ViewingNowViewProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function ViewingNowView(props, ref) {
    const settings = useSettings();
    const { locale: inherited } = settings;
    const {
      members,
      maxNames = 2,
      collapsed = false,
      hideWhenAlone = true,
      stale = false,
      person = personFromInfo,
      locale = inherited,
      strings,
      className,
      ...rest
    } = props;
    const words = useWords('viewingNow', viewingStrings, strings);
    const { anonymous } = useWords('avatar', avatarStrings, strings);
    const count = members.length;
    if (count === 0 && hideWhenAlone) return null;
    const isShort = collapsed || count === 0;
    const most = Math.max(1, Math.floor(maxNames) || 1);
    const { names, others } = namePeople(members, person, most, anonymous());
    const last = others > 0 ? words.others({ count: others, locale }) : undefined;
    const people = { person, stale, imagePolicy: settings.imagePolicy, locale, strings };
    return (
      <span
        {...rest}
        ref={ref}
        className={classNames('cp-viewing', className)}
        data-slot="viewing-now"
        data-stale={stale}
      >
        {isShort ? (
          <>
            {eye}
            <bdi>{words.short({ count, locale })}</bdi>
          </>
        ) : (
          <>
            <span className="cp-stack cp-presence" data-size="sm" data-mark="none" aria-hidden="true">
              {members.slice(0, names.length).map((member) => {
                const { detail: _, ...face } = faceOf(people, member);
                return (
                  <span key={`m-${member.id}`}>
                    <Avatar {...face} size="sm" decorative />
                  </span>
                );
              })}
            </span>
            <bdi>{sentence(words.viewing({ list: nameList(names, locale, last), count, locale }))}</bdi>
          </>
        )}
      </span>
    );
  });

const eye = (
  <svg className="cp-connection-glyph" viewBox="0 0 16 12" aria-hidden="true">
    <path className="cp-line" d="M1 6s2.5-4.5 7-4.5S15 6 15 6s-2.5 4.5-7 4.5S1 6 1 6Z" strokeWidth="1.4" />
    <circle className="cp-line" cx="8" cy="6" r="2" strokeWidth="1.4" />
  </svg>
);
