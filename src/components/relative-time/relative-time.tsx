'use client';
import {
  useCallback,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ReactElement,
  type ReactNode,
} from 'react';
import { formatDate } from '../foundations/format-time.js';
import { useSettings } from '../foundations/settings.js';
import { formatRelative } from './format-relative.js';
import { pageTicker } from './ticker.js';

/** Props of {@link RelativeTime}, beside those of a time element. */
export interface RelativeTimeProps extends Omit<ComponentPropsWithoutRef<'time'>, 'dateTime' | 'children'> {
  /** Milliseconds since the epoch. */
  at: number;
  /** Says it otherwise: "Seen 3 min. ago". */
  children?: ((ago: string) => ReactNode) | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
}

/**
 * How long ago something was. A server says the date; a page the time that has passed, of which all share one timer.
 *
 * @example
 * <RelativeTime at={message.at} />
 */
export function RelativeTime(props: RelativeTimeProps): ReactElement {
  const settings = useSettings();
  const { locale: inherited } = settings;
  const { at, children, locale = inherited, ...rest } = props;
  const subscribe = useCallback((listener: () => void) => pageTicker().subscribe(at, listener), [at]);
  const now = useSyncExternalStore(
    subscribe,
    () => pageTicker().now(),
    () => null,
  );
  const text = now === null ? formatDate(at, locale, settings.timeZone) : formatRelative(at, now, locale);
  return (
    <time {...rest} dateTime={new Date(at).toISOString()}>
      {children ? children(text) : text}
    </time>
  );
}
