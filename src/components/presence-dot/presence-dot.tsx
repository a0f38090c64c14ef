'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import type { PersonStatus } from '../../react/person.js';
import { classNames } from '../foundations/class-names.js';
import { useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';

/** Props of {@link PresenceDot}, beside those of a span. */
export interface PresenceDotProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** What the shape says; `stale`: not known to be here still. */
  status: PersonStatus | 'stale';
  /** The status stands beside it in words: nothing is said to assistive technology. @default false */
  decorative?: boolean | undefined;
  strings?: Partial<AvatarStrings> | undefined;
}

const circle = 'M1 6a5 5 0 1 1 10 0A5 5 0 1 1 1 6Z';
/** How the lines are drawn, dotted or thick, is the style sheet's; what is not here is a circle. */
const shapes: Partial<Record<PresenceDotProps['status'], string>> = {
  idle: 'M4.6.4A5.8 5.8 0 1 0 11.7 8.5 5.5 5.5 0 0 1 4.6.4Z',
  offline: `${circle}M3.2 8.8l5.6-5.6`,
};

/**
 * A status as a shape, so that it does not hang on colour: disc, crescent, ring, ring with a slash, dotted ring.
 *
 * @example
 * <PresenceDot status="away" />
 */
export const PresenceDot: ForwardRefExoticComponent<PresenceDotProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function PresenceDot({ status, decorative, strings, className, ...rest }, ref) {
    const words = useWords('avatar', avatarStrings, strings);
    const known = status === 'stale' ? null : status;
    const label = decorative ? undefined : words.status({ status: known, isMe: false, stale: !known });
    return (
      <span
        role={label && 'img'}
        aria-label={label}
        aria-hidden={decorative}
        {...rest}
        ref={ref}
        className={classNames('cp-dot', className)}
        data-slot="presence-dot"
        data-status={status}
      >
        <svg viewBox="0 0 12 12">
          <path d={shapes[status] ?? circle} />
        </svg>
      </span>
    );
  });
