'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useEngine } from '../../react/provider.js';
import { usePersonMapping } from '../../react/person.js';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { useLatest } from '../../react/use-latest.js';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { cleanName } from '../foundations/clean-name.js';
import { createFeedLog, type FeedEntry, type FeedSnapshot } from './feed-log.js';

/** Options of {@link useEventFeed}. */
export interface UseEventFeedOptions {
  /** Only these events. @default all of the channel */
  readonly events?: readonly string[] | undefined;
  /** How many lines are kept. @default 500 */
  readonly max?: number | undefined;
  /** The same event in a row is one line with a number. @default true */
  readonly groupRepeats?: boolean | undefined;
  /** Who comes and goes, too. @default true */
  readonly members?: boolean | undefined;
  /** Whether a line is kept. */
  readonly filter?: ((entry: Omit<FeedEntry, 'key'>) => boolean) | undefined;
  /** A few words of an event's data. */
  readonly detail?: ((event: string, data: unknown) => string | undefined) | undefined;
}

/** What {@link useEventFeed} gives. */
export interface EventFeedResult extends FeedSnapshot {
  readonly clear: () => void;
}

const nothing: FeedSnapshot = { entries: [], perSecond: 0, skipped: 0, total: 0 };

/**
 * What happens on a channel, the last of it: its events, who comes and goes, and what goes wrong. It holds the channel.
 *
 * @example
 * const { entries, perSecond } = useEventFeed('presence-board', { events: ['card.moved'] });
 */
export function useEventFeed(
  channel: NameOrNone<RegisteredChannelName>,
  options: UseEventFeedOptions = {},
): EventFeedResult {
  const engine = useEngine();
  const person = usePersonMapping();
  const { max = 500, groupRepeats = true, members: withMembers = true, events, filter, detail } = options;
  const latest = useLatest({ max, groupRepeats, withMembers, person, events, filter, detail });
  const [log] = useState(() => createFeedLog(() => latest.current));
  useEffect(() => {
    if (!channel) return;
    const add = (entry: Omit<FeedEntry, 'key' | 'at' | 'count'>): void => {
      const { events: wanted, filter: keeps } = latest.current;
      const full = { ...entry, at: Date.now() };
      if (entry.kind === 'event' && wanted?.includes(entry.event) === false) return;
      if (keeps?.(full) !== false) log.add(full);
    };
    const addMember = (event: string, member: Member): void => {
      const { withMembers: isWanted, person: shownAs } = latest.current;
      if (isWanted) add({ event, kind: 'member', detail: cleanName(shownAs(member).name) ?? member.id });
    };
    const subscription = engine.subscribe(channel, {
      onError: ({ code, message }) => add({ event: code, kind: 'error', detail: message }),
      onJoin: (member) => addMember('member.added', member),
      onLeave: (member) => addMember('member.removed', member),
    });
    const stop = engine.onAny((data, meta) => {
      if (meta.channel !== channel) return;
      add({ event: meta.event, kind: 'event', data, detail: latest.current.detail?.(meta.event, data) });
    });
    return () => {
      stop();
      subscription.release();
    };
  }, [engine, channel, log, latest]);
  const snapshot = useSyncExternalStore(log.subscribe, log.snapshot, () => nothing);
  return { ...snapshot, clear: log.clear };
}
