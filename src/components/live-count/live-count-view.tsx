'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { formatNumber } from '../foundations/numbers.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { PresenceDot } from '../presence-dot/presence-dot.js';
import { liveCountStrings, type CountUnit, type LiveCountStrings } from './live-count-strings.js';

/** Props of {@link LiveCountView}, beside those of a span. */
export interface LiveCountViewProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** Null where it is not known. */
  count: number | null;
  /** Connections are not people: who has two tabs has two. @default 'people' */
  unit?: CountUnit | undefined;
  /** Said in the place of the unit: "watching now". */
  label?: string | undefined;
  /** A line of text, or a large number over its label. @default 'inline' */
  variant?: 'inline' | 'figure' | undefined;
  /** "12.4K" in the place of "12,408"; the exact number stays for assistive technology. @default false */
  compact?: boolean | undefined;
  /** Numbers under this one are never compact. @default 10000 */
  threshold?: number | undefined;
  /** When the connection went down; null while the number is live. @default null */
  staleSince?: number | null | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<LiveCountStrings> | undefined;
}

/**
 * How many there are, as a number in text. It is no live region: a number that changes is not news.
 *
 * @example
 * <LiveCountView count={12_408} label="watching now" variant="figure" />
 */
export const LiveCountView: ForwardRefExoticComponent<LiveCountViewProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function LiveCountView(props, ref) {
    const settings = useSettings();
    const {
      count,
      unit = 'people',
      label,
      variant = 'inline',
      compact = false,
      threshold = 10_000,
      staleSince = null,
      locale = settings.locale,
      strings,
      className,
      ...rest
    } = props;
    const words = useWords('liveCount', liveCountStrings, strings);
    const isKnown = count !== null && Number.isFinite(count);
    const isCompact = isKnown && compact && count >= threshold;
    const exact = isKnown ? formatNumber(count, locale) : '–';
    const isStale = staleSince !== null || !isKnown;
    const about = !isKnown
      ? words.unknown()
      : staleSince === null
        ? (label ?? words.unit({ unit, count, locale }))
        : words.asOf({ at: staleSince, locale, timeZone: settings.timeZone });
    return (
      <span
        {...rest}
        ref={ref}
        className={classNames('cp-count', className)}
        data-slot="live-count"
        data-variant={variant}
        data-stale={isStale}
      >
        <b>
          {isCompact && <span aria-hidden="true">{formatNumber(count, locale, true)}</span>}
          {isCompact ? <span className="cp-spoken">{exact}</span> : exact}
        </b>{' '}
        <small>
          <PresenceDot status={isStale ? 'stale' : 'active'} decorative />
          <bdi>{about}</bdi>
        </small>
      </span>
    );
  });
