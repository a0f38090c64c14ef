'use client';

import type { PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { Presence } from '../store/selectors.js';
import type { MaybeChannel } from './use-channel-state.js';
import { usePresence } from './use-presence.js';

/** The type of {@link usePresenceCount}, for these channels. */
export type UsePresenceCount<Channels extends ChannelDefinitions = RegisteredChannels> = (
  channel: MaybeChannel<PresenceChannelName<Channels>>,
) => number;

const toCount = ({ count }: Presence): number => count;

/**
 * How many people are in a presence channel, oneself included; 0 before its first list. Holds the channel.
 *
 * @example
 * const count = usePresenceCount('presence-room');
 */
export const usePresenceCount: UsePresenceCount = (channel) => usePresence(channel, toCount);
