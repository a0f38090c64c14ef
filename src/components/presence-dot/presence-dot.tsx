'use client';
import { forwardRef, type ComponentPropsWithoutRef, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.js';
import type { PersonStatus } from '../../react/person.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';

/** Props of {@link PresenceDot}, beside those of a span. */
export interface PresenceDotProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** What the shape says; `stale`: not known to be here still. */
  status: PersonStatus | 'stale';
  /** The status stands beside it in words: nothing is said to assistive technology. @default false */
  decorative?: boolean | undefined;
  strings?: Partial<AvatarStrings> | undefined;
}

/**
 * A status as a shape, so that it does not hang on colour: disc, crescent, ring, ring with a slash, dotted ring.
 *
 * @example
 * <PresenceDot status="away" />
 */
export const PresenceDot = forwardRef<HTMLSpanElement, PresenceDotProps>(function PresenceDot(
  { status, decorative = false, strings, className, ...rest },
  ref,
) {
  const words = { ...avatarStrings, ...strings };
  const stale = status === 'stale';
  const spoken = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': words.status({ status: stale ? null : status, stale }) };
  return (
    <span
      {...spoken}
      {...rest}
      ref={ref}
      className={classNames('cp-dot', className)}
      data-slot="presence-dot"
      data-status={status}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {glyphs[status]}
      </svg>
    </span>
  );
});

const glyphs: Readonly<Record<PresenceDotProps['status'], ReactElement>> = {
  active: <circle cx="6" cy="6" r="6" />,
  idle: <path d="M4.6.4A5.8 5.8 0 1 0 11.7 8.5 5.5 5.5 0 0 1 4.6.4Z" />,
  away: <circle className="cp-line" cx="6" cy="6" r="4.6" strokeWidth="2.8" />,
  offline: (
    <path className="cp-line" d="M1 6a5 5 0 1 1 10 0A5 5 0 1 1 1 6ZM3.2 8.8l5.6-5.6" strokeWidth="2" />
  ),
  stale: (
    <circle
      className="cp-line"
      cx="6"
      cy="6"
      r="5"
      strokeWidth="2"
      strokeLinecap="round"
      pathLength="8"
      strokeDasharray="0 1"
    />
  ),
};
