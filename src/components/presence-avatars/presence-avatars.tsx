'use client';
import { forwardRef, useEffect, useState, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import { useConnection } from '../../react/use-connection.js';
import { usePresence } from '../../react/use-presence.js';
import { timings } from '../foundations/timings.js';
import type { PresenceAvatarsViewProps } from './presence-avatars-props.js';
import { PresenceAvatarsView } from './presence-avatars-view.js';

/** Props of {@link PresenceAvatars}. */
export interface PresenceAvatarsProps extends Omit<
  PresenceAvatarsViewProps,
  'members' | 'stale' | 'staleSince'
> {
  /** A presence channel; null: nobody yet. */
  channel: string | null;
}

/**
 * Who is in a presence channel. While the connection is down everyone keeps their place, drawn as uncertain.
 *
 * @example
 * <PresenceAvatars channel="presence-room.42" max={5} />
 */
export const PresenceAvatars: ForwardRefExoticComponent<
  PresenceAvatarsProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresenceAvatars({ channel, ...props }, ref) {
  const { members, stale } = usePresence(channel);
  const staleSince = useStaleSince(stale);
  const person = usePersonMapping();
  return (
    <PresenceAvatarsView
      {...{ person, members, staleSince }}
      stale={staleSince !== null}
      {...props}
      ref={ref}
    />
  );
});

/**
 * When the connection went down: of the states that follow each other until it is back, the first. Null at first: a
 * blip is not worth a change of every face.
 */
function useStaleSince(stale: boolean): number | null {
  const { since } = useConnection();
  const [held, setHeld] = useState<number | null>(null);
  if (!stale && held !== null) setHeld(null);
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => setHeld((first) => first ?? since), timings.degradedBadgeAfterMs);
    return () => clearTimeout(timer);
  }, [stale, since]);
  return held;
}
