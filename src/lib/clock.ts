/** What a timer call gives back; only its own clock can read it. */
export type TimerHandle = unknown;

/**
 * Where time comes from. Everything in copresent that waits or measures asks a clock, so that tests can move it.
 * Instants and durations are milliseconds; `now` never goes backwards.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  setTimeout(callback: () => void, delayMs: number): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
}

/** Longest delay that `setTimeout` takes (2³¹ − 1 ms, about 24.8 days): above it, browsers fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** The runtime's clock. A wall clock that is set back while the page is open is held still, not followed. */
export function createSystemClock(wall: () => number = Date.now): Clock {
  let offset = 0;
  let last = wall();
  return {
    now() {
      const instant = wall() + offset;
      if (instant < last) offset += last - instant;
      else last = instant;
      return last;
    },
    setTimeout: (callback, delayMs) => setTimeout(callback, Math.min(delayMs, longestDelayMs)),
    clearTimeout: (handle) => {
      clearTimeout(handle as ReturnType<typeof setTimeout>);
    },
  };
}

/** The clock of this runtime. */
export const systemClock: Clock = createSystemClock();
