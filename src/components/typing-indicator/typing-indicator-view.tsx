'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { FaceRow } from '../foundations/face-row.js';
import { classNames } from '../foundations/class-names.js';
import { nameList, sentence } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import { namePeople } from '../presence-notices/name-people.js';
import { typingStrings, type TypingStrings } from './typing-strings.js';

/** More than so many are several people. */
const mostCounted = 5;

/** Props of {@link TypingIndicatorView}, beside those of a paragraph. */
export interface TypingIndicatorViewProps extends Omit<ComponentPropsWithoutRef<'p'>, 'children'> {
  /** Who types, without oneself, in the order in which they began. */
  members: readonly Member[];
  /** How many type, where more do than are listed. @default members.length */
  count?: number | undefined;
  /** How many are named, or have a face. @default 2 */
  maxNames?: number | undefined;
  /** A sentence; the dots alone; or faces and dots. All three say the sentence to assistive technology. @default 'text' */
  variant?: 'text' | 'dots' | 'avatars' | undefined;
  /** Its line is kept while nobody types, so that nothing moves. @default true */
  reserveSpace?: boolean | undefined;
  /** @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<AvatarStrings & TypingStrings> | undefined;
}

/**
 * Who is typing, in one line that is always there. It is no live region: an `Announcer` speaks for it.
 *
 * @example
 * <TypingIndicatorView members={typing} />
 */
export const TypingIndicatorView: ForwardRefExoticComponent<
  TypingIndicatorViewProps & RefAttributes<HTMLParagraphElement>
> = forwardRef(function TypingIndicatorView(props, ref) {
  const settings = useSettings();
  const { locale: inherited } = settings;
  const {
    members,
    count: known,
    maxNames = 2,
    variant = 'text',
    reserveSpace = true,
    person = personFromInfo,
    locale = inherited,
    strings,
    className,
    ...rest
  } = props;
  const words = useWords('typing', typingStrings, strings);
  const { anonymous } = useWords('avatar', avatarStrings, strings);
  const count = known ?? members.length;
  const isTyping = members.length > 0;
  if (!isTyping && !reserveSpace) return null;
  const most = Math.max(1, Math.floor(maxNames) || 1);
  const { names } = namePeople(members, person, most, anonymous());
  const others = count - names.length;
  const last = others > 0 ? words.others({ count: others, locale }) : undefined;
  const text =
    count > mostCounted
      ? words.several()
      : sentence(words.typing({ list: nameList(names, locale, last), count, locale }));
  return (
    <p
      {...rest}
      ref={ref}
      className={classNames('cp-typing', className)}
      data-slot="typing-indicator"
      data-variant={variant}
      data-state={isTyping ? 'typing' : 'idle'}
    >
      {isTyping && (
        <>
          {variant === 'avatars' && (
            <FaceRow members={members.slice(0, most)} person={person} size="sm" more={0} />
          )}
          <TypingDots />
          <span dir="auto" className={variant === 'text' ? 'cp-typing-words' : 'cp-spoken'}>
            {text}
          </span>
        </>
      )}
    </p>
  );
});

/** Three dots that move for five seconds, where motion is welcome. */
function TypingDots(): ReactElement {
  return (
    <span className="cp-typing-dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
