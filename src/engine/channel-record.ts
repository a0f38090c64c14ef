import type { Deferred } from '../lib/deferred.js';
import type { Due } from '../lib/deadlines.js';
import { channelKind, type ChannelKind } from '../protocol/channel-name.js';
import { initialChannel, type ChannelState } from './channel.js';
import type { Authorization } from './options.js';
import { createRoster, type PresenceChange, type Roster } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

/** All that the engine keeps of a channel that somebody holds, or that lingers. */
export interface ChannelRecord extends Due {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly holders: Set<SubscriptionHandlers>;
  state: ChannelState;
  /** The largest linger of the holders since the channel was last without one. */
  lingerMs: number;
  /** When the channel is left; null while somebody holds it. */
  lingerAt: number | null;
  subscriptionCount: number | null;
  readonly roster: Roster | null;
  /** Joins and leaves that are not told yet: they follow the store. Null: a whole list came. */
  changes: (PresenceChange | null)[];
  /** The authorisation under way. */
  abort: AbortController | null;
  /** What was sent to subscribe; its `channel_data` tells who we are. */
  authorization: Authorization | undefined;
  ready: Deferred<void> | null;
}

export function createChannelRecord(
  name: string,
  due: (record: ChannelRecord, now: number) => void,
): ChannelRecord {
  const kind = channelKind(name);
  const record: ChannelRecord = {
    due: (now) => {
      due(record, now);
    },
    name,
    kind,
    holders: new Set(),
    state: initialChannel,
    lingerMs: 0,
    lingerAt: null,
    subscriptionCount: null,
    roster: kind === 'presence' ? createRoster() : null,
    changes: [],
    abort: null,
    authorization: undefined,
    ready: null,
  };
  return record;
}
