import type { Deferred } from '../lib/deferred.js';
import type { Due } from '../lib/deadlines.js';
import { channelKind } from '../protocol/channel-name.js';
import { initialChannel, type ChannelState } from './channel.js';
import type { Authorization } from './options.js';
import { createRoster, type Roster } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

/** All that the engine keeps of a channel that somebody holds, or that lingers. */
export interface ChannelRecord extends Due {
  readonly name: string;
  readonly isPublic: boolean;
  readonly holders: Set<SubscriptionHandlers>;
  state: ChannelState;
  /** The largest linger of the holders since the channel was last without one. */
  lingerMs: number;
  /** When the channel is left; null while somebody holds it. */
  lingerAt: number | null;
  subscriptionCount: number | null;
  /** The server said that it has no event to begin with. */
  cacheMiss: boolean;
  readonly roster: Roster | null;
  /** When to ask whether the answer to the subscription was lost; null where there is nothing to ask. */
  fenceAt: number | null;
  /** No publish of members and counts before this. */
  quietUntil: number;
  /** When the members and counts that wait are published; null where none wait. */
  publishAt: number | null;
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
    isPublic: kind === 'public',
    holders: new Set(),
    state: initialChannel,
    lingerMs: 0,
    lingerAt: null,
    subscriptionCount: null,
    cacheMiss: false,
    roster: kind === 'presence' ? createRoster() : null,
    fenceAt: null,
    quietUntil: 0,
    publishAt: null,
    abort: null,
    authorization: undefined,
    ready: null,
  };
  return record;
}
