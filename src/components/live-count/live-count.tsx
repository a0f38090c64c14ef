'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import { LiveCountView, type LiveCountViewProps } from './live-count-view.js';
import { useLiveCount } from './use-live-count.js';

/** Props of {@link LiveCount}. */
export interface LiveCountProps extends Omit<LiveCountViewProps, 'count' | 'staleSince'> {
  /** A presence channel; or any, for connections. Null: not known yet. */
  channel: RegisteredChannelName | null;
}

/**
 * How many people, or connections, a channel has now.
 *
 * @example
 * <LiveCount channel="presence-launch" label="watching now" />
 */
export const LiveCount: ForwardRefExoticComponent<LiveCountProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function LiveCount({ channel, ...props }, ref) {
    return <LiveCountView {...useLiveCount(channel, props.unit)} {...props} ref={ref} />;
  });
