'use client';
import {
  forwardRef,
  useEffect,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { Glyph, unstableLine } from '../connection-status/glyph.js';
import { classNames } from '../foundations/class-names.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { NewItemsPill } from '../new-items-pill/new-items-pill.js';
import { formatRelative } from '../relative-time/format-relative.js';
import { eventFeedStrings, type EventFeedStrings } from './event-feed-strings.js';
import type { FeedEntry } from './feed-log.js';
import { FeedRow } from './feed-row.js';
import { useFollow } from './use-follow.js';

/** Props of {@link EventFeedView}, beside those of a section. */
export interface EventFeedViewProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'onCopy'> {
  /** The oldest first. */
  entries: readonly FeedEntry[];
  /** Events of the last second; left out: not said. */
  perSecond?: number | undefined;
  /** How many came too fast to be shown. @default 0 */
  skipped?: number | undefined;
  /** How many lines there were, those included that are no longer kept. @default the length of `entries` */
  total?: number | undefined;
  /** Whether the end is kept in sight. @default its own */
  follow?: boolean | undefined;
  onFollowChange?: ((follow: boolean) => void) | undefined;
  /** @default 'newest-last' */
  order?: 'newest-last' | 'newest-first' | undefined;
  /** @default 'clock' */
  time?: 'clock' | 'relative' | undefined;
  /** A line of one's own, within its item. */
  render?: ((entry: FeedEntry) => ReactNode) | undefined;
  /** What an `Announcer` says of it. @default 'errors' */
  announce?: 'errors' | 'all' | 'off' | undefined;
  /** In the place of the clipboard. */
  onCopy?: ((text: string, entry: FeedEntry) => void) | undefined;
  /** Shown where nothing has happened. */
  empty?: ReactNode;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<EventFeedStrings> | undefined;
}

/**
 * What happens, line by line. It follows the end until somebody looks elsewhere; then it counts.
 *
 * @example
 * <EventFeedView entries={entries} perSecond={2} />
 */
export const EventFeedView: ForwardRefExoticComponent<EventFeedViewProps & RefAttributes<HTMLElement>> =
  forwardRef(function EventFeedView(props, ref) {
    const settings = useSettings();
    const { locale: inherited } = settings;
    const {
      entries,
      perSecond,
      skipped = 0,
      total,
      follow,
      onFollowChange,
      order = 'newest-last',
      time = 'clock',
      render,
      announce = 'errors',
      onCopy,
      empty,
      locale = inherited,
      strings,
      className,
      ...rest
    } = props;
    const words = useWords('eventFeed', eventFeedStrings, strings);
    const { log, following, fresh, setFollowing, handlers } = useFollow(
      total ?? entries.length,
      follow,
      onFollowChange,
    );
    useSpoken(entries, announce);
    const newestFirst = order === 'newest-first';
    const shown = newestFirst ? [...entries].reverse() : entries;
    const now = entries.at(-1)?.at ?? 0;
    const timeOf = ({ at }: FeedEntry): string =>
      time === 'relative'
        ? formatRelative(at, now, locale)
        : new Date(at).toLocaleTimeString(locale, {
            timeStyle: 'medium',
            hourCycle: 'h23',
            timeZone: settings.timeZone,
          });
    return (
      <section
        aria-label={words.title()}
        {...rest}
        ref={ref}
        className={classNames('cp-feed', className)}
        data-slot="event-feed"
        data-state={following ? 'following' : 'paused'}
      >
        <header>
          <h2>{words.title()}</h2>
          {perSecond !== undefined && <small>{words.rate({ count: perSecond, locale })}</small>}
          {skipped > 0 && <small>{words.skipped({ count: skipped, locale })}</small>}
          {!newestFirst && (
            <button
              type="button"
              className="cp-button cp-feed-toggle"
              aria-pressed={following}
              onClick={() => setFollowing(!following)}
            >
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d={following ? 'm2 6.5 2.7 2.7L10 3.5' : 'M6 1.5v9M2.2 6.7 6 10.5l3.8-3.8'} />
              </svg>
              {words.follow()}
            </button>
          )}
        </header>
        <div
          ref={log}
          className="cp-feed-log"
          role="log"
          aria-live="off"
          aria-label={words.title()}
          tabIndex={0}
          {...(newestFirst ? {} : handlers)}
        >
          {entries.length === 0 ? (
            (empty ?? (
              <div className="cp-feed-empty">
                <Glyph>{unstableLine}</Glyph>
                <b>{words.nothing()}</b>
                <p>{words.hint()}</p>
              </div>
            ))
          ) : (
            <ul role="list">
              {shown.map((entry) =>
                render ? (
                  <li key={entry.key}>{render(entry)}</li>
                ) : (
                  <FeedRow key={entry.key} time={timeOf(entry)} {...{ entry, locale, words, onCopy }} />
                ),
              )}
            </ul>
          )}
        </div>
        {!following && !newestFirst && (
          <NewItemsPill
            count={fresh}
            edge="end"
            strings={{ items: words.fresh }}
            locale={locale}
            onShow={() => setFollowing(true)}
          />
        )}
      </section>
    );
  });

const spoken = ({ event, detail = '' }: FeedEntry): string => `${event} ${detail}`;

/** Says what is new; what was there from the start is not. */
function useSpoken(entries: readonly FeedEntry[], mode: 'errors' | 'all' | 'off'): void {
  const { announce } = useSettings();
  const last = entries.at(-1)?.key ?? 0;
  const said = useRef<number | null>(null);
  useEffect(() => {
    const from = said.current;
    said.current = last;
    if (from === null || mode === 'off' || !announce) return;
    const news = entries.filter(({ key, kind }) => key > from && (mode === 'all' || kind === 'error'));
    for (const entry of news) announce(spoken(entry), { group: 'feed' });
  }, [entries, last, mode, announce]);
}
