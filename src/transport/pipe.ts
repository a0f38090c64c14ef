import type { Clock, TimerHandle } from '../lib/clock.js';

/** One direction of a line in memory: what goes in comes out later, in order, unless the cable is cut. */
export interface Pipe {
  /** `deliver` runs after the delay (the pipe's latency, where none is given), never within this call. */
  push(deliver: () => void, delayMs?: number): void;
  /** Holds back what is on its way. */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
  /** Loses what is on its way. */
  clear(): void;
}

/** @param latencyMs asked for each delivery; one that is due waits for those before it */
export function createPipe(clock: Clock, latencyMs: () => number): Pipe {
  let queue: { readonly dueAt: number; readonly deliver: () => void }[] = [];
  let timer: TimerHandle = null;
  let paused = false;
  let flushing = false;

  function disarm(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  function arm(): void {
    const first = queue[0];
    if (timer !== null || paused || flushing || first === undefined) return;
    timer = clock.setTimeout(flush, Math.max(0, first.dueAt - clock.now()));
  }

  function flush(): void {
    timer = null;
    flushing = true;
    try {
      while (!paused && queue[0] !== undefined && queue[0].dueAt <= clock.now()) queue.shift()?.deliver();
    } finally {
      flushing = false;
      arm(); // also where a delivery threw
    }
  }

  return {
    push(deliver, delayMs = latencyMs()) {
      queue.push({ dueAt: clock.now() + delayMs, deliver });
      arm();
    },
    pause() {
      paused = true;
      disarm();
    },
    resume() {
      paused = false;
      arm();
    },
    clear() {
      queue = [];
      disarm();
    },
  };
}
