import type { Clock } from '../../src/engine.js';
import { shell } from './shell.js';

// In stories, the timers of components are these (scripts/component-time.mjs).

/** A timer on the clock that was the story's when it was set. */
interface PageTimer {
  cancel: () => void;
}

const stopped = (): void => undefined;

export function setTimeout(callback: () => void, delayMs = 0): PageTimer {
  const { clock } = shell;
  const handle = clock.setTimeout(callback, delayMs);
  return { cancel: () => clock.clearTimeout(handle) };
}

export function setInterval(callback: () => void, everyMs = 0): PageTimer {
  const timer: PageTimer = { cancel: stopped };
  const next = (): void => {
    timer.cancel = setTimeout(tick, everyMs).cancel;
  };
  const tick = (): void => {
    next();
    callback();
  };
  next();
  return timer;
}

/** Ends a timer of either kind, once or more often; what is none is no trouble, as on any page. */
export function clearTimeout(timer?: unknown): void {
  (timer as PageTimer | null | undefined)?.cancel();
}

export function clearInterval(timer?: unknown): void {
  clearTimeout(timer);
}

/** The clock of what is seen and said. */
export const pageClock: Clock = {
  now: () => Date.now(), // follows the story's clock where that is not the page's
  setTimeout,
  clearTimeout,
};
