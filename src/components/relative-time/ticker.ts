import type { Clock, TimerHandle } from '../../lib/clock.js';
import { pageClock } from '../foundations/page-clock.js';

/** One timer for all that shows how long ago something was. */
export interface Ticker {
  /** The instant of the last tick. */
  now(): number;
  /** @param at what the listener shows the age of: the older, the rarer its ticks */
  subscribe(at: number, listener: () => void): () => void;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Seconds count for a minute, half minutes for an hour, then five minutes. */
export function periodOf(ageMs: number): number {
  if (ageMs < minuteMs) return 1_000;
  return ageMs < hourMs ? 30_000 : 5 * minuteMs;
}

/** @param isHidden while nobody looks, nothing ticks */
export function createTicker(clock: Clock, isHidden: () => boolean): Ticker & { wake(): void } {
  const listeners = new Map<() => void, number>();
  let now = clock.now();
  let timer: TimerHandle = null;

  function schedule(): void {
    clock.clearTimeout(timer);
    timer = null;
    if (listeners.size === 0 || isHidden()) return;
    const periods = [...listeners.values()].map((at) => periodOf(clock.now() - at));
    timer = clock.setTimeout(tick, Math.min(...periods));
  }

  function tick(): void {
    now = clock.now();
    for (const listener of [...listeners.keys()]) listener();
    schedule();
  }

  return {
    now: () => now,
    subscribe(at, listener) {
      const own = (): void => listener();
      if (listeners.size === 0) now = clock.now();
      listeners.set(own, at);
      schedule();
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) schedule();
      };
    },
    wake: tick,
  };
}

let shared: Ticker | undefined;

/** The page's own; made when it is first asked for. */
export function pageTicker(): Ticker {
  if (shared === undefined) {
    const ticker = createTicker(pageClock, () => document.hidden);
    let readers = 0;
    const look = (): void => {
      if (!document.hidden) ticker.wake();
    };
    shared = {
      now: ticker.now,
      subscribe(at, listener) {
        if (readers++ === 0) document.addEventListener('visibilitychange', look);
        const stop = ticker.subscribe(at, listener);
        return () => {
          stop();
          if (--readers === 0) document.removeEventListener('visibilitychange', look);
        };
      },
    };
  }
  return shared;
}
