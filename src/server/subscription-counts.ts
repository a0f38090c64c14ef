import type { Clock } from '../lib/clock.js';
import { createDeadlines } from '../lib/deadlines.js';
import type { HubChannel } from './hub-channel.js';
import { serverFrames } from './server-frames.js';

/** Up to this many subscribers every change is told; above, at most one each 5 s (PROTOCOL 2.3). */
const toldAtOnce = 100;
const pauseMs = 5_000;

/** Tells the subscribers of channels how many they are. */
export interface SubscriptionCounts {
  changed(channel: HubChannel): void;
  dispose(): void;
}

export function createSubscriptionCounts(clock: Clock): SubscriptionCounts {
  const toldAt = new WeakMap<HubChannel, number>();
  const deadlines = createDeadlines<HubChannel>(clock, tell);

  function tell(channel: HubChannel, now: number): void {
    deadlines.set(channel, null);
    toldAt.set(channel, now);
    channel.broadcast(serverFrames.subscriptionCount(channel.name, channel.size));
  }

  return {
    changed(channel) {
      const now = clock.now();
      const nextAt = (toldAt.get(channel) ?? -Infinity) + pauseMs;
      if (channel.size === 0) deadlines.set(channel, null);
      else if (channel.size <= toldAtOnce || now >= nextAt) tell(channel, now);
      else deadlines.set(channel, nextAt);
    },
    dispose: () => deadlines.clear(),
  };
}

/** For hubs that keep the counts to themselves. */
export const silentSubscriptionCounts: SubscriptionCounts = {
  changed: () => undefined,
  dispose: () => undefined,
};
