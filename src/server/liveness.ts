import type { Clock } from '../lib/clock.js';
import { createDeadlines } from '../lib/deadlines.js';

/** What is watched: whoever says nothing is asked, and then given up. */
export interface Watched {
  /** Asks for a sign of life. */
  ping(): void;
  expire(): void;
}

/** Finds connections that have fallen silent, with one timer for all. */
export interface Liveness {
  /** A new connection, from which a first message must come. */
  expectGreeting(watched: Watched): void;
  /** Something came from it. */
  heard(watched: Watched): void;
  forget(watched: Watched): void;
  dispose(): void;
}

/** @param activityMs silence before a ping @param answerMs from a ping to the end */
export function createLiveness(clock: Clock, activityMs: number, answerMs: number): Liveness {
  const asked = new WeakSet<Watched>();
  const deadlines = createDeadlines<Watched>(clock, (watched, now) => {
    if (asked.has(watched)) {
      watched.expire();
    } else {
      asked.add(watched);
      deadlines.set(watched, now + answerMs);
      watched.ping();
    }
  });
  return {
    expectGreeting(watched) {
      asked.add(watched);
      deadlines.set(watched, clock.now() + answerMs);
    },
    heard(watched) {
      asked.delete(watched);
      deadlines.set(watched, clock.now() + activityMs);
    },
    forget: (watched) => deadlines.set(watched, null),
    dispose: () => deadlines.clear(),
  };
}
