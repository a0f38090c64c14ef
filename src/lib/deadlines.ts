import type { Clock, TimerHandle } from './clock.js';

/** Something that has to happen at an instant. It is its own key. */
export interface Due {
  due(now: number): void;
}

/**
 * Many deadlines behind one timer. Moving a deadline later costs nothing: the timer fires at the earliest instant it
 * was armed for, and looks again.
 */
export interface Deadlines {
  /** Sets, moves or (null, `Infinity`) drops a deadline. */
  set(key: Due, at: number | null): void;
  /** Runs what is due now. Cheap where nothing is: call it on every sign of life, because timers may be throttled. */
  check(now: number): void;
}

export function createDeadlines(clock: Clock): Deadlines {
  const deadlines = new Map<Due, number>();
  let timer: TimerHandle = null;
  let armedFor = Infinity;

  function arm(at: number): void {
    clock.clearTimeout(timer);
    armedFor = at;
    if (at === Infinity) return;
    const fire = (): void => {
      run(clock.now());
    };
    timer = clock.setTimeout(fire, Math.max(0, at - clock.now()));
  }

  function run(now: number): void {
    arm(Infinity);
    try {
      for (const [key, at] of [...deadlines]) {
        // an earlier one of this round may have moved or dropped it
        if (at > now || deadlines.get(key) !== at) continue;
        deadlines.delete(key);
        key.due(now);
      }
    } finally {
      for (const at of deadlines.values()) if (at < armedFor) arm(at);
    }
  }

  return {
    set(key, at) {
      if (at === null || at === Infinity) {
        deadlines.delete(key);
        if (deadlines.size === 0) arm(Infinity);
        return;
      }
      deadlines.set(key, at);
      if (at < armedFor) arm(at);
    },
    check(now) {
      if (now >= armedFor) run(now);
    },
  };
}
