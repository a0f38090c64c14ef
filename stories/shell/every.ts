import type { Clock } from '../../src/engine.js';

/** Does something again and again, in a lab's own time. The function that it returns ends that. */
export function every(clock: Clock, ms: number, tick: () => void): () => void {
  let timer = clock.setTimeout(again, ms);
  function again(): void {
    timer = clock.setTimeout(again, ms);
    tick();
  }
  return () => clock.clearTimeout(timer);
}
