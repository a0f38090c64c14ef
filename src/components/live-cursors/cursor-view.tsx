'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import type { Person } from '../../react/person.js';
import { usePaintedRef } from '../avatar/use-painted-ref.js';
import { classNames } from '../foundations/class-names.js';
import { cleanName } from '../foundations/clean-name.js';
import { colorIndex } from '../foundations/colors.js';
import { graphemes } from '../foundations/graphemes.js';
import { useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';

const longestLabel = 24;

/** Moving; a button held; still for a while; outside of what is seen. */
export type CursorState = 'moving' | 'pressed' | 'quiet' | 'outside';

/** Props of {@link CursorView}, beside those of a span. */
export interface CursorViewProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'color'> {
  /** Whose it is. */
  person: Pick<Person, 'name' | 'color'>;
  /** Gives the colour. */
  userId: string;
  /** @default 'moving'; within `LiveCursors` it follows the cursor */
  state?: CursorState | undefined;
  /** Whether the name is shown: always, while it moves, beside one's own pointer, or never. @default 'always' */
  label?: 'always' | 'moving' | 'hover' | 'never' | undefined;
  strings?: Partial<AvatarStrings> | undefined;
}

/**
 * Somebody's pointer, with their name: decoration, which assistive technology does not see.
 *
 * @example
 * <CursorView person={{ name: 'Ada Lovelace' }} userId="42" />
 */
export const CursorView: ForwardRefExoticComponent<CursorViewProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function CursorView(props, ref) {
    const { person, userId, state, label = 'always', strings, className, ...rest } = props;
    const words = useWords('avatar', avatarStrings, strings);
    const name = cleanName(person.name);
    const letters = name === null ? [words.anonymous()] : graphemes(name);
    const shown =
      letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join('')}…` : letters.join('');
    return (
      <span
        {...rest}
        ref={usePaintedRef(ref, person.color)}
        className={classNames('cp-cursor', className)}
        aria-hidden="true"
        data-slot="cursor"
        data-color={name === null ? undefined : colorIndex(person.color, userId)}
        data-label={label}
        {...(state && { 'data-state': state })}
      >
        <svg className="cp-cursor-arrow" viewBox="-2 -2 20 20">
          <path d="M.8 2.2 5.3 15.3c.3.9 1.5.9 1.9.1l2-4.6c.2-.4.5-.7.9-.9l4.7-2c.9-.4.8-1.6-.1-1.9L2.2.8A1.1 1.1 0 0 0 .8 2.2Z" />
        </svg>
        {label !== 'never' && (
          <bdi className="cp-cursor-label">
            {shown}
            <svg viewBox="0 0 12 12">
              <path d="M1.5 6h8M6.5 2.5 10 6 6.5 9.5" />
            </svg>
          </bdi>
        )}
      </span>
    );
  });
