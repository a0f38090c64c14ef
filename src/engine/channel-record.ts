import type { Deferred } from '../lib/deferred.js';
import { channelKind, type ChannelKind } from '../protocol/channel-name.js';
import { initialChannel, type ChannelState } from './channel.js';
import { createRoster, type PresenceChange, type Roster } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

/** All that the engine keeps of a channel that somebody holds, or that lingers. */
export interface ChannelRecord {
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
  /** Joins and leaves that are not told yet: they follow the store. */
  changes: PresenceChange[];
  /** The authorisation under way. */
  abort: AbortController | null;
  /** The `channel_data` that was sent: it tells who we are. */
  channelData: string | undefined;
  ready: Deferred<void> | null;
}

export function createChannelRecord(name: string): ChannelRecord {
  const kind = channelKind(name);
  return {
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
    channelData: undefined,
    ready: null,
  };
}

/** The one instant at which something is to be done about the channel; null where nothing is awaited. */
export function recordDeadline(record: ChannelRecord): number | null {
  const { lingerAt } = record;
  const { deadline } = record.state;
  if (lingerAt === null || deadline === null) return lingerAt ?? deadline;
  return Math.min(lingerAt, deadline);
}
