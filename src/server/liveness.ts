import type { Clock } from '../lib/clock.js';
import { createDeadlines, type Deadlines, type Due } from '../lib/deadlines.js';

/** What is watched: whoever says nothing is asked, and then given up. */
export interface Watched {
  /** Asks for a sign of life. */
  ping(): void;
  expire(): void;
}

/** The watch over one connection. */
export interface Watch {
  /** A first message must come. */
  expectGreeting(): void;
  /** Something came. */
  heard(): void;
  end(): void;
}

/** Finds connections that have fallen silent, with one timer for all. */
export interface Liveness {
  watch(watched: Watched): Watch;
}

interface Pace {
  /** Silence before a ping. */
  readonly activityMs: number;
  /** From a ping to the end. */
  readonly answerMs: number;
}

function createWatch(clock: Clock, deadlines: Deadlines, pace: Pace, watched: Watched): Watch {
  let asked = false;
  const deadline: Due = {
    due(now) {
      if (asked) {
        watched.expire();
        return;
      }
      asked = true;
      deadlines.set(deadline, now + pace.answerMs);
      watched.ping();
    },
  };
  return {
    expectGreeting() {
      asked = true;
      deadlines.set(deadline, clock.now() + pace.answerMs);
    },
    heard() {
      asked = false;
      deadlines.set(deadline, clock.now() + pace.activityMs);
    },
    end: () => deadlines.set(deadline, null),
  };
}

export function createLiveness(clock: Clock, pace: Pace): Liveness {
  const deadlines = createDeadlines(clock);
  return { watch: (watched) => createWatch(clock, deadlines, pace, watched) };
}
