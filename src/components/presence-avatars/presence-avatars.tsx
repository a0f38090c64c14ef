'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { useStaleSince } from '../foundations/use-stale-since.js';
import type { PresenceAvatarsViewProps } from './presence-avatars-props.js';
import { PresenceAvatarsView } from './presence-avatars-view.js';

/** Props of {@link PresenceAvatars}. */
export interface PresenceAvatarsProps extends Omit<
  PresenceAvatarsViewProps,
  'members' | 'stale' | 'staleSince'
> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
  /** While the connection is down: others are drawn as uncertain, as ever, or not at all. Nobody is said to have left. @default 'dim' */
  stale?: 'dim' | 'keep' | 'hide' | undefined;
}

/**
 * Who is in a presence channel. While the connection is down everyone keeps their place, drawn as uncertain.
 *
 * @example
 * <PresenceAvatars channel="presence-room.42" max={5} />
 */
export const PresenceAvatars: ForwardRefExoticComponent<
  PresenceAvatarsProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresenceAvatars({ channel, stale = 'dim', ...props }, ref) {
  const { members, stale: isStale } = usePresence(channel);
  const staleSince = useStaleSince(isStale);
  const person = usePersonMapping();
  return (
    <PresenceAvatarsView
      {...{ person, members, staleSince }}
      stale={staleSince !== null && stale !== 'keep' && stale}
      announce="auto"
      {...props}
      ref={ref}
    />
  );
});
