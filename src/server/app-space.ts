import { isCacheChannel } from '../protocol/channel-traits.js';
import { userOfChannel } from '../protocol/user-channel.js';
import { type AppUsers, createAppUsers } from './app-users.js';
import type { App } from './apps.js';
import type { Refusal } from './door.js';
import type { EventCache } from './event-cache.js';
import { createHubChannel, type HubChannel, type Subscriber } from './hub-channel.js';
import type { Participant } from './presence-roster.js';
import { serverFrames } from './server-frames.js';
import type { SubscriptionCounts } from './subscription-counts.js';

/** A connection as the hub sees it. */
export interface LiveConnection extends Subscriber {
  close(code: number, reason: string): void;
  /** Says why in a frame, and closes. */
  refuse(refusal: Refusal): void;
}

/** One application's connections and channels. */
export interface AppSpace {
  readonly app: App;
  /** By socket id. */
  readonly connections: Map<string, LiveConnection>;
  /** Channels exist while somebody is subscribed. */
  readonly channels: ReadonlyMap<string, HubChannel>;
  /** Outlives them. */
  readonly cache: EventCache;
  readonly users: AppUsers;
  join(name: string, subscriber: Subscriber, participant: Participant | null): void;
  leave(name: string, subscriber: Subscriber): void;
}

export function createAppSpace(app: App, counts: SubscriptionCounts, cache: EventCache): AppSpace {
  const channels = new Map<string, HubChannel>();

  function ensureChannel(name: string): HubChannel {
    const channel = channels.get(name) ?? createHubChannel(name);
    channels.set(name, channel);
    return channel;
  }

  function countChanged(channel: HubChannel): void {
    if (channel.kind !== 'presence' && userOfChannel(channel.name) === null) counts.changed(channel);
  }

  return {
    app,
    connections: new Map(),
    channels,
    cache,
    users: createAppUsers(),
    join(name, subscriber, participant) {
      const channel = ensureChannel(name);
      channel.join(subscriber, participant);
      if (isCacheChannel(name)) subscriber.send(cache.get(name)?.frame ?? serverFrames.cacheMiss(name));
      countChanged(channel);
    },
    leave(name, subscriber) {
      const channel = channels.get(name);
      if (channel === undefined) return;
      channel.leave(subscriber);
      if (channel.size === 0) channels.delete(name);
      countChanged(channel);
    },
  };
}
