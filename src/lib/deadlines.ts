import type { Clock, TimerHandle } from './clock.js';

/**
 * Many deadlines behind one timer. Moving a deadline later costs nothing: the timer fires at the earliest instant it
 * was armed for, and looks again.
 */
export interface Deadlines<Key> {
  /** Sets, moves or (null) drops the deadline of `key`. */
  set(key: Key, at: number | null): void;
  /** Runs what is due now. Cheap where nothing is: call it on every sign of life, because timers may be throttled. */
  check(now: number): void;
  /** Drops every deadline and the timer. */
  clear(): void;
}

export function createDeadlines<Key>(clock: Clock, onDue: (key: Key, now: number) => void): Deadlines<Key> {
  const deadlines = new Map<Key, number>();
  let timer: TimerHandle = null;
  let armedFor = Infinity;

  function disarm(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    armedFor = Infinity;
  }

  function arm(at: number): void {
    if (timer !== null) clock.clearTimeout(timer);
    armedFor = at;
    timer = clock.setTimeout(
      () => {
        timer = null;
        run(clock.now());
      },
      Math.max(0, at - clock.now()),
    );
  }

  function rearm(): void {
    let earliest = Infinity;
    for (const at of deadlines.values()) if (at < earliest) earliest = at;
    if (earliest === Infinity) disarm();
    else if (earliest < armedFor || timer === null) arm(earliest);
  }

  function run(now: number): void {
    disarm();
    const due: Key[] = [];
    for (const [key, at] of deadlines) if (at <= now) due.push(key);
    for (const key of due) {
      const at = deadlines.get(key); // an earlier one of this round may have moved or dropped it
      if (at === undefined || at > now) continue;
      deadlines.delete(key);
      onDue(key, now);
    }
    rearm();
  }

  return {
    set(key, at) {
      if (at === null) {
        if (deadlines.delete(key) && deadlines.size === 0) disarm();
      } else {
        deadlines.set(key, at);
        if (at < armedFor) arm(at);
      }
    },
    check(now) {
      if (now >= armedFor) run(now);
    },
    clear() {
      deadlines.clear();
      disarm();
    },
  };
}
