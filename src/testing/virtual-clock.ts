import type { Clock } from '../lib/clock.js';

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /**
   * Lets time pass: runs what falls due, in order, and lets every promise settle before, between and after.
   *
   * @example
   * await clock.advance(30_000);
   */
  advance(ms: number): Promise<void>;
  /** Lets time pass at once, without waiting for promises. */
  tick(ms: number): void;
  /** Time passes and no timer fires, as while a computer sleeps: what is overdue fires with the next move. */
  jump(ms: number): void;
  /** Timers that are set. */
  readonly pending: number;
}

interface Timer {
  readonly dueAt: number;
  readonly callback: () => void;
}

/** A timer that sets itself again for the same instant would hold the clock for ever. */
const mostTimersInOneMove = 100_000;

// taken when the module loads, so that a test library's fake timers cannot stop it
const immediate = (globalThis as { setImmediate?: (callback: () => void) => void }).setImmediate;

/** Resolves after every promise that is ready, however long its chain, has settled. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate !== undefined) {
      immediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel(); // a turn of the loop that hidden pages do not throttle
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Creates a clock for tests: nothing waits in real time, and everything happens in the same order each time.
 * @param startAt milliseconds since the epoch
 *
 * @example
 * const clock = createVirtualClock();
 * const engine = createEngine({ appKey: 'app-key', transport, clock });
 * await clock.advance(1_000);
 */
export function createVirtualClock(startAt: number = Date.UTC(2026, 0, 1)): VirtualClock {
  const timers = new Map<number, Timer>();
  let now = startAt;
  let lastId = 0;

  function nextDue(until: number): number | null {
    let next: number | null = null;
    let dueAt = Infinity;
    for (const [id, timer] of timers) {
      if (timer.dueAt <= until && timer.dueAt < dueAt) {
        next = id;
        dueAt = timer.dueAt;
      }
    }
    return next;
  }

  /** True where a timer fired. */
  function fireNext(until: number): boolean {
    const id = nextDue(until);
    const timer = id === null ? undefined : timers.get(id);
    if (id === null || timer === undefined) return false;
    timers.delete(id);
    now = Math.max(now, timer.dueAt);
    timer.callback();
    return true;
  }

  function guard(fired: number): void {
    if (fired > mostTimersInOneMove)
      throw new Error('The clock cannot move on: a timer sets itself again for now.');
  }

  function checked(ms: number): number {
    if (!(ms >= 0)) throw new Error(`Time cannot pass by ${ms} ms.`);
    return ms;
  }

  return {
    now: () => now,
    setTimeout(callback, delayMs) {
      lastId += 1;
      timers.set(lastId, { dueAt: now + Math.max(0, delayMs), callback });
      return lastId;
    },
    clearTimeout: (handle) => timers.delete(handle as number),
    get pending() {
      return timers.size;
    },
    tick(ms) {
      const until = now + checked(ms);
      for (let fired = 0; fireNext(until); fired++) guard(fired);
      now = Math.max(now, until);
    },
    async advance(ms) {
      const until = now + checked(ms);
      await settled();
      for (let fired = 0; fireNext(until); fired++) {
        guard(fired);
        await settled();
      }
      now = Math.max(now, until);
      await settled();
    },
    jump(ms) {
      now += checked(ms);
    },
  };
}
