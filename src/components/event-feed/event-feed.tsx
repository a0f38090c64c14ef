'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import { EventFeedView, type EventFeedViewProps } from './event-feed-view.js';
import { useEventFeed, type UseEventFeedOptions } from './use-event-feed.js';

/** Props of {@link EventFeed}. */
export interface EventFeedProps
  extends UseEventFeedOptions, Omit<EventFeedViewProps, 'entries' | 'perSecond' | 'skipped' | 'total'> {
  /** A channel; null: none yet. */
  channel: RegisteredChannelName | null;
}

/**
 * What happens on a channel, as it happens.
 *
 * @example
 * <EventFeed channel="presence-board" events={['card.moved', 'card.created']} />
 */
export const EventFeed: ForwardRefExoticComponent<EventFeedProps & RefAttributes<HTMLElement>> = forwardRef(
  function EventFeed({ channel, events, max, groupRepeats, members, filter, detail, ...props }, ref) {
    const options = { events, max, groupRepeats, members, filter, detail };
    const { clear: _, ...feed } = useEventFeed(channel, options);
    return <EventFeedView {...feed} {...props} ref={ref} />;
  },
);
