import type { Clock, TimerHandle } from '../lib/clock.js';

/** Entries that go by themselves, in the order in which they first came. One timer for all of them. */
export interface ExpiringMap<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value, ttlMs: number): void;
  /** Removes those that match; true where there was one. */
  remove(matches: (value: Value, key: string) => boolean): boolean;
  values(): Value[];
  /** Empties it and stops the timer. */
  clear(): void;
}

interface Entry<Value> {
  readonly value: Value;
  readonly endsAt: number;
}

/** @param onExpired called after entries went by themselves */
export function createExpiringMap<Value>(clock: Clock, onExpired: () => void): ExpiringMap<Value> {
  const entries = new Map<string, Entry<Value>>();
  let timer: TimerHandle = null;
  let timerAt = Infinity;

  function stop(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    timerAt = Infinity;
  }

  function arm(endsAt: number): void {
    if (endsAt >= timerAt) return;
    stop();
    timerAt = endsAt;
    timer = clock.setTimeout(due, endsAt - clock.now());
  }

  function due(): void {
    stop();
    const before = entries.size;
    for (const [key, { endsAt }] of entries) if (endsAt <= clock.now()) entries.delete(key);
    for (const { endsAt } of entries.values()) arm(endsAt);
    if (entries.size < before) onExpired();
  }

  return {
    get size() {
      return entries.size;
    },
    get: (key) => entries.get(key)?.value,
    set(key, value, ttlMs) {
      const endsAt = clock.now() + ttlMs;
      entries.set(key, { value, endsAt });
      arm(endsAt);
    },
    remove(matches) {
      const before = entries.size;
      for (const [key, { value }] of entries) if (matches(value, key)) entries.delete(key);
      return entries.size < before;
    },
    values: () => [...entries.values()].map(({ value }) => value),
    clear() {
      stop();
      entries.clear();
    },
  };
}
