'use client';

import { useCallback } from 'react';
import { shallow } from 'zustand/vanilla/shallow';
import { selectPresence, type Presence } from '../store/selectors.js';
import type { ChannelSnapshot } from '../store/state.js';
import { useChannelState, type MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';

/** What {@link usePresence} gives. */
export type UsePresenceResult<I = unknown> = Presence<I>;

const whole = (presence: Presence): Presence => presence;

/**
 * Holds a presence channel and tells who is there, or a part of it: a component renders again only when what it
 * selected changed.
 *
 * @param isEqual how selections are compared; lists and objects by their entries @default shallow
 * @example
 * const { me, others, stale } = usePresence<{ name: string }>('presence-room');
 * const count = usePresence('presence-room', (presence) => presence.count);
 * const names = usePresence('presence-room', ({ others }: Presence<{ name: string }>) => others.map(({ info }) => info.name));
 */
export function usePresence<I = unknown>(channel: MaybeChannel): UsePresenceResult<I>;
export function usePresence<Selection, I = unknown>(
  channel: MaybeChannel,
  selector: (presence: Presence<I>) => Selection,
  isEqual?: (one: Selection, other: Selection) => boolean,
): Selection;
export function usePresence(
  channel: MaybeChannel,
  selector: (presence: Presence) => unknown = whole,
  isEqual: (one: unknown, other: unknown) => boolean = shallow,
): unknown {
  useHold(channel);
  const select = useCallback(
    (state: ChannelSnapshot | undefined) => selector(selectPresence(state)),
    [selector],
  );
  return useChannelState(channel, select, selector === whole ? Object.is : isEqual);
}
