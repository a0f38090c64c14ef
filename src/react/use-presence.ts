'use client';

import { useCallback } from 'react';
import { shallow } from 'zustand/vanilla/shallow';
import type { IsLoose, MemberInfo, PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import { selectPresence, type Presence } from '../store/selectors.js';
import type { ChannelSnapshot } from '../store/state.js';
import { useChannelState, type MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';

/** What {@link usePresence} gives. */
export type UsePresenceResult<I = unknown> = Presence<I>;

interface LooseUsePresence {
  <I = unknown>(channel: MaybeChannel): UsePresenceResult<I>;
  <Selection, I = unknown>(
    channel: MaybeChannel,
    selector: (presence: Presence<I>) => Selection,
    isEqual?: (one: Selection, other: Selection) => boolean,
  ): Selection;
}

interface TypedUsePresence<Channels extends ChannelDefinitions> {
  <Name extends PresenceChannelName<Channels>>(
    channel: MaybeChannel<Name>,
  ): UsePresenceResult<MemberInfo<Channels, Name>>;
  <Name extends PresenceChannelName<Channels>, Selection>(
    channel: MaybeChannel<Name>,
    selector: (presence: Presence<MemberInfo<Channels, Name>>) => Selection,
    isEqual?: (one: Selection, other: Selection) => boolean,
  ): Selection;
}

/** The type of {@link usePresence}, for these channels. */
export type UsePresence<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true ? LooseUsePresence : TypedUsePresence<Channels>;

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
export const usePresence: UsePresence = <Selection>(
  channel: MaybeChannel,
  selector: (presence: Presence<never>) => Selection = whole as never,
  isEqual: (one: Selection, other: Selection) => boolean = shallow,
) => {
  useHold(channel);
  const select = useCallback(
    (state: ChannelSnapshot | undefined) => selector(selectPresence(state) as Presence<never>),
    [selector],
  );
  return useChannelState(channel, select, selector === (whole as never) ? Object.is : isEqual);
};
