import { systemClock, type Clock, type TimerHandle } from '../../src/engine.js';

/** A clock that can stand still, run faster, or leap. */
export interface PacedClock extends Clock {
  /** Seconds of this clock in a second of the one under it; 0: it stands still. */
  readonly rate: number;
  /** Timers that are set. */
  readonly pending: number;
  setRate(rate: number): void;
  /** Lets time pass at once, also while the clock stands still: what falls due comes in order. */
  leap(ms: number): void;
}

interface Timer {
  readonly id: number;
  readonly dueAt: number;
  readonly callback: () => void;
}

/** A timer that sets itself again for the same instant would make a leap endless. */
const mostInOneLeap = 10_000;

export function createPacedClock(base: Clock = systemClock): PacedClock {
  const timers = new Map<number, Timer>();
  let rate = 1;
  let anchor = { here: base.now(), base: base.now() };
  let lastId = 0;
  let alarm: TimerHandle = null;

  const now = (): number => anchor.here + (base.now() - anchor.base) * rate;

  function earliest(until: number, newest = Infinity): Timer | null {
    let found: Timer | null = null;
    for (const timer of timers.values()) {
      if (timer.id > newest || timer.dueAt > until) continue;
      if (found === null || timer.dueAt < found.dueAt) found = timer;
    }
    return found;
  }

  function arm(): void {
    base.clearTimeout(alarm);
    const next = earliest(Infinity);
    alarm =
      next === null || rate === 0 ? null : base.setTimeout(flush, Math.max(0, next.dueAt - now()) / rate);
  }

  function fire({ id, callback }: Timer): void {
    timers.delete(id);
    callback();
  }

  /** What is set meanwhile waits for the next turn, as everywhere. */
  function flush(): void {
    alarm = null;
    const newest = lastId;
    try {
      for (let due = earliest(now(), newest); due !== null; due = earliest(now(), newest)) fire(due);
    } finally {
      arm(); // also where one threw
    }
  }

  return {
    now,
    get rate() {
      return rate;
    },
    get pending() {
      return timers.size;
    },
    setTimeout(callback, delayMs) {
      lastId += 1;
      timers.set(lastId, { id: lastId, dueAt: now() + Math.max(0, delayMs), callback });
      arm();
      return lastId;
    },
    clearTimeout(handle) {
      if (timers.delete(handle as number)) arm();
    },
    setRate(next) {
      if (!(next >= 0 && next < Infinity)) throw new Error(`A clock cannot run at ${next}.`);
      anchor = { here: now(), base: base.now() };
      rate = next;
      arm();
    },
    leap(ms) {
      if (!(ms >= 0)) throw new Error(`Time cannot pass by ${ms} ms.`);
      const until = now() + ms;
      for (let due = earliest(until), fired = 0; due !== null; due = earliest(until), fired++) {
        if (fired > mostInOneLeap) throw new Error('A timer sets itself again for now.');
        anchor = { here: Math.max(now(), due.dueAt), base: base.now() };
        fire(due);
      }
      anchor = { here: Math.max(now(), until), base: base.now() };
      arm();
    },
  };
}
