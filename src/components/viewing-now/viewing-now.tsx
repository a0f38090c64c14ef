'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { useViewingNow } from './use-viewing-now.js';
import { ViewingNowView, type ViewingNowViewProps } from './viewing-now-view.js';

/** Props of {@link ViewingNow}. */
export interface ViewingNowProps extends Omit<ViewingNowViewProps, 'members' | 'stale'> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
}

/**
 * Who else looks at what a presence channel stands for; oneself is not counted.
 *
 * @example
 * <ViewingNow channel="presence-ticket-7" />
 */
export const ViewingNow: ForwardRefExoticComponent<ViewingNowProps & RefAttributes<HTMLSpanElement>> =
  forwardRef(function ViewingNow({ channel, ...props }, ref) {
    const person = usePersonMapping();
    return <ViewingNowView person={person} {...useViewingNow(channel)} {...props} ref={ref} />;
  });
