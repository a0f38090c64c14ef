import type { Clock } from '../lib/clock.js';
import { isCacheChannel } from '../protocol/channel-traits.js';
import { isOver } from './apps.js';
import { utf8Length } from './json-text.js';

/** The last event that was published on a cache channel. */
export interface CachedEvent {
  /** As it was sent. */
  readonly frame: string;
  /** The publisher's text. */
  readonly data: string;
}

/** The last event of each cache channel, whether or not somebody is subscribed to it (PROTOCOL 2.3). */
export interface EventCache {
  put(channel: string, event: CachedEvent): void;
  /** Undefined where there is none, or none any more. */
  get(channel: string): CachedEvent | undefined;
  /** How long the event of a channel is kept yet. */
  remainingMs(channel: string): number;
}

interface Entry extends CachedEvent {
  readonly bytes: number;
  readonly until: number;
}

/** @param maxBytes of all channels and frames together, above which the oldest go; 0: no limit */
export function createEventCache(clock: Clock, ttlMs: number, maxBytes: number): EventCache {
  /** The oldest first, so the first one to expire is the first one to find. */
  const entries = new Map<string, Entry>();
  let bytes = 0;

  function drop(channel: string): void {
    bytes -= entries.get(channel)?.bytes ?? 0;
    entries.delete(channel);
  }

  function sweep(): void {
    const now = clock.now();
    for (const [channel, { until }] of entries) {
      if (until > now && !isOver(bytes, maxBytes)) return;
      drop(channel);
    }
  }

  function get(channel: string): Entry | undefined {
    const entry = entries.get(channel);
    return entry !== undefined && entry.until > clock.now() ? entry : undefined;
  }

  return {
    get,
    put(channel, event) {
      if (!isCacheChannel(channel)) return;
      drop(channel);
      const size = utf8Length(channel) + utf8Length(event.frame) + utf8Length(event.data);
      if (isOver(size, maxBytes)) return; // alone too much: it costs no other channel its event
      entries.set(channel, { ...event, bytes: size, until: clock.now() + ttlMs });
      bytes += size;
      sweep();
    },
    remainingMs: (channel) => (get(channel)?.until ?? clock.now()) - clock.now(),
  };
}
