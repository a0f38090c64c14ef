import type { Actor } from '../../../src/testing.js';

/** What an actor does, again and again. */
type Turn = (actor: Actor, turn: number) => void;

/** Does something now and at this pace, as long as the example is on the page. */
export function every(ms: number, does: Turn): (actors: readonly Actor[]) => () => void {
  return ([actor]) => {
    let turn = 0;
    const next = (): void => {
      if (actor?.connected) does(actor, turn);
      turn += 1;
    };
    next();
    const timer = setInterval(next, ms);
    return () => clearInterval(timer);
  };
}
