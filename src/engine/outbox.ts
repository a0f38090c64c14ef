import type { TokenBucket } from '../lib/token-bucket.js';
import type { TriggerFailure, TriggerResult } from './subscription.js';

/** How many client events wait for a subscription, and for how long. */
const capacity = 32;
export const queueMs = 10_000;

interface Waiting {
  readonly channel: string;
  readonly frame: string;
  readonly until: number;
}

/** Client events on their way out: within the budget, and never lost without a word. */
export interface Outbox {
  /** Writes now, if the budget and the line allow. */
  send(frame: string, now: number): TriggerResult;
  /** Keeps it until `flush` finds its channel ready. */
  queue(channel: string, frame: string, now: number): TriggerResult;
  /** Writes what may go and drops what waited too long; gives the instant to be called again, or null. */
  flush(now: number): number | null;
  /** Something of this channel still waits: what comes after it must not overtake it. */
  holds(channel: string): boolean;
  /** Drops everything, or what waits for one channel. */
  drop(channel?: string): void;
}

export interface OutboxConfig {
  readonly bucket: TokenBucket;
  readonly write: (frame: string) => boolean;
  readonly isReady: (channel: string) => boolean;
  readonly dropped: (channel: string) => void;
}

const refused = (reason: TriggerFailure): TriggerResult => ({ ok: false, reason });

export function createOutbox({ bucket, write, isReady, dropped }: OutboxConfig): Outbox {
  let waiting: readonly Waiting[] = [];

  function keep(wanted: (item: Waiting) => boolean): void {
    const before = waiting;
    waiting = before.filter(wanted);
    if (waiting.length < before.length) for (const item of before) if (!wanted(item)) dropped(item.channel);
  }

  return {
    send(frame, now) {
      if (!bucket.take(now)) return refused('rate-limited');
      return write(frame) ? { ok: true } : refused('offline');
    },
    queue(channel, frame, now) {
      if (waiting.length >= capacity) return refused('rate-limited');
      waiting = [...waiting, { channel, frame, until: now + queueMs }];
      return { ok: true, queued: true };
    },
    flush(now) {
      keep((item) => now < item.until);
      const later: Waiting[] = [];
      for (const item of waiting) {
        if (!isReady(item.channel) || !bucket.take(now)) later.push(item);
        else if (!write(item.frame)) later.push(item);
      }
      waiting = later;
      if (later.length === 0) return null;
      const expiry = Math.min(...later.map((item) => item.until));
      return later.some((item) => isReady(item.channel)) ? Math.min(expiry, bucket.nextAt(now)) : expiry;
    },
    holds: (channel) => waiting.some((item) => item.channel === channel),
    drop(channel) {
      keep((item) => channel !== undefined && item.channel !== channel);
    },
  };
}
