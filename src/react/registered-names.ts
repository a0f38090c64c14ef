import type { ChannelName, PresenceChannelName } from '../schema/channel-types.js';
import type { RegisteredChannels } from '../schema/register.js';

/** The channels that the application registered; any text where it registered none. */
export type RegisteredChannelName = ChannelName<RegisteredChannels>;

/** As {@link RegisteredChannelName}, of presence channels. */
export type RegisteredPresenceName = PresenceChannelName<RegisteredChannels>;
