import type { Clock, TimerHandle } from '../../lib/clock.js';
import type { PersonStatus } from '../../react/person.js';
import type { Timings } from '../foundations/timings.js';

/** What somebody does on this page, as far as it can see. */
export interface Activity {
  state(): Exclude<PersonStatus, 'offline'>;
  subscribe(listener: () => void): () => void;
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const passively = { passive: true, capture: true };

/** Watches a page for as long as somebody listens. @param times asked each time, in milliseconds */
export function createActivity(page: Document, clock: Clock, times: () => Timings['activity']): Activity {
  const listeners = new Set<() => void>();
  let shown: ReturnType<Activity['state']> = 'active';
  let activeAt = 0;
  let hiddenAt: number | null = null;
  let timer: TimerHandle = null;

  function evaluate(): void {
    clock.clearTimeout(timer);
    const { idleMs, awayMs } = times();
    const now = clock.now();
    const awayAt = hiddenAt === null ? Infinity : hiddenAt + awayMs;
    const idleAt = activeAt + idleMs;
    const next = now >= awayAt ? 'away' : now >= idleAt ? 'idle' : 'active';
    const due = Math.min(...[awayAt, idleAt].filter((at) => at > now));
    timer = due === Infinity || next === 'away' ? null : clock.setTimeout(evaluate, due - now);
    if (next === shown) return;
    shown = next;
    for (const listener of [...listeners]) listener();
  }

  /** Moves an instant only: the timer finds out, unless somebody is back. */
  function onSign(): void {
    activeAt = clock.now();
    if (shown !== 'active' && hiddenAt === null) evaluate();
  }

  function onVisibility(): void {
    hiddenAt = page.visibilityState === 'hidden' ? clock.now() : null;
    if (hiddenAt === null) activeAt = clock.now();
    evaluate();
  }

  function start(): void {
    for (const sign of signs) page.addEventListener(sign, onSign, passively);
    page.addEventListener('visibilitychange', onVisibility);
    activeAt = clock.now();
    onVisibility();
  }

  function stop(): void {
    for (const sign of signs) page.removeEventListener(sign, onSign, passively);
    page.removeEventListener('visibilitychange', onVisibility);
    clock.clearTimeout(timer);
    timer = null;
    shown = 'active';
  }

  return {
    state: () => shown,
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) stop();
      };
    },
  };
}
