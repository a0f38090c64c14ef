import { systemClock, type Clock, type TimerHandle } from '../../lib/clock.js';

/** Something that happened, as a line of a feed. */
export interface FeedEntry {
  /** Different for each line. */
  readonly key: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it is called. */
  readonly event: string;
  /** A few words: who, or what. */
  readonly detail?: string | undefined;
  /** What came with it; shown on request. */
  readonly data?: unknown;
  /** @default 'event' */
  readonly kind?: 'event' | 'member' | 'quiet' | 'error' | undefined;
  /** How often it happened in a row. @default 1 */
  readonly count?: number | undefined;
}

/** The lines that are kept, and what is known of those that are not. */
export interface FeedSnapshot {
  readonly entries: readonly FeedEntry[];
  /** Events of the last second. */
  readonly perSecond: number;
  /** How many came too fast to be shown. */
  readonly skipped: number;
  /** How many lines there were, those included that are no longer kept. */
  readonly total: number;
}

/** Options of {@link createFeedLog}. */
export interface FeedLogOptions {
  /** How many lines are kept. */
  readonly max: number;
  /** The same event in a row is one line with a number. */
  readonly groupRepeats: boolean;
}

const flushEveryMs = 100;
/** Of one flush: 50 a second. */
const mostPerFlush = 5;

/** Keeps the last of what happens, and tells of it ten times a second: a flood costs no more than a trickle. */
export function createFeedLog(
  options: () => FeedLogOptions,
  clock: Clock = systemClock,
): {
  add(entry: Omit<FeedEntry, 'key' | 'count'>): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
  snapshot(): FeedSnapshot;
} {
  const listeners = new Set<() => void>();
  let current: FeedSnapshot = { entries: [], perSecond: 0, skipped: 0, total: 0 };
  let waiting: Omit<FeedEntry, 'key'>[] = [];
  let recent: number[] = [];
  let skipped = 0;
  let key = 0;
  let timer: TimerHandle = null;
  let flushAt: number | null = null;

  function join(entries: FeedEntry[], next: Omit<FeedEntry, 'key'>): void {
    const last = entries.at(-1);
    const isSame = last && last.event === next.event && last.kind === next.kind && next.kind !== 'error';
    if (isSame && options().groupRepeats) {
      entries[entries.length - 1] = { ...next, key: last.key, count: (last.count ?? 1) + (next.count ?? 1) };
    } else entries.push({ ...next, key: ++key });
  }

  /** A second without anything is a change too: the rate falls. */
  function flush(): void {
    timer = null;
    flushAt = null;
    const now = clock.now();
    recent = recent.filter((at) => now - at < 1_000);
    const entries = [...current.entries];
    for (const next of waiting) join(entries, next);
    waiting = [];
    const { max } = options();
    current = { entries: entries.slice(-Math.max(1, max)), perSecond: recent.length, skipped, total: key };
    for (const listener of [...listeners]) listener();
    if (recent.length === 0) return;
    flushAt = now + 1_000;
    timer = clock.setTimeout(flush, 1_000);
  }

  return {
    add(entry) {
      const now = clock.now();
      recent.push(now);
      if (recent.length > 2_000) recent = recent.slice(-1_000);
      const last = waiting.at(-1);
      if (options().groupRepeats && last?.event === entry.event && entry.kind !== 'error') {
        waiting[waiting.length - 1] = { ...entry, count: (last.count ?? 1) + 1 };
      } else waiting.push(entry);
      if (waiting.length > mostPerFlush) {
        skipped += 1;
        waiting.shift();
      }
      if (flushAt !== null && flushAt <= now + flushEveryMs) return; // one is on its way
      clock.clearTimeout(timer);
      flushAt = now + flushEveryMs;
      timer = clock.setTimeout(flush, flushEveryMs);
    },
    clear() {
      waiting = [];
      skipped = 0;
      current = { entries: [], perSecond: current.perSecond, skipped: 0, total: key };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clock.clearTimeout(timer);
        flushAt = null;
      };
    },
    snapshot: () => current,
  };
}
