import type { Clock } from '../lib/clock.js';
import { createDeadlines, type Deadlines, type Due } from '../lib/deadlines.js';
import type { HubChannel } from './hub-channel.js';
import { serverFrames } from './server-frames.js';

/** Up to this many subscribers every change is told; above, at most one each 5 s (PROTOCOL 2.3). */
const toldAtOnce = 100;
const pauseMs = 5_000;

/** Tells the subscribers of channels how many they are. What it has set on the clock goes when a channel empties. */
export interface SubscriptionCounts {
  changed(channel: HubChannel): void;
}

interface Count {
  changed(now: number): void;
}

function createCount(channel: HubChannel, deadlines: Deadlines): Count {
  let toldAt = -Infinity;
  const deadline: Due = {
    due(now) {
      toldAt = now;
      channel.broadcast(serverFrames.subscriptionCount(channel.name, channel.size));
    },
  };
  return {
    changed(now) {
      const isDue = channel.size <= toldAtOnce || now >= toldAt + pauseMs;
      deadlines.set(deadline, channel.size === 0 || isDue ? null : toldAt + pauseMs);
      if (channel.size > 0 && isDue) deadline.due(now);
    },
  };
}

export function createSubscriptionCounts(clock: Clock): SubscriptionCounts {
  const counts = new WeakMap<HubChannel, Count>();
  const deadlines = createDeadlines(clock);
  return {
    changed(channel) {
      const count = counts.get(channel) ?? createCount(channel, deadlines);
      counts.set(channel, count);
      count.changed(clock.now());
    },
  };
}

/** For hubs that keep the counts to themselves. */
export const silentSubscriptionCounts: SubscriptionCounts = { changed: () => undefined };
