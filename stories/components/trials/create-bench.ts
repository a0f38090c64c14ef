import type { EngineOptions, TimerHandle } from '../../../src/engine.js';
import type { Actor, LabClient } from '../../../src/testing.js';
import type { RoomUser } from '../../room/people.js';
import { cableChanged } from '../../shell/cables.js';
import { createStoryLab, type StoryLab } from '../../shell/story-lab.js';

/** What can happen to a line, as it is written on the button. */
export type Fault = 'blip' | 'loss' | 'flapping' | 'half-open' | 'restart' | 'denied' | 'kicked';

export const faultWords: Readonly<Record<Fault, string>> = {
  blip: 'Blip, 1.5 s',
  loss: 'Loss, 30 s',
  flapping: 'Four blips',
  'half-open': 'Half-open',
  restart: 'Restart the server',
  denied: 'Refuse: 403',
  kicked: 'Kick',
};

/** One window of the bench, and the means to trouble it. */
export interface BenchLine {
  readonly user: RoomUser;
  readonly client: LabClient;
  readonly options: EngineOptions;
  trouble(fault: Fault): void;
  /** Ends all that was done to it: then the engine may try again. */
  mend(): void;
}

export interface Bench {
  readonly lab: StoryLab;
  readonly lines: readonly BenchLine[];
  /** Those without a window come; after a restart they come again. The function that it returns ends all. */
  begin(people: readonly RoomUser[], channel: string): () => void;
}

/** The app that every lab has. */
const appId = 'app-id';
const blipMs = 1_500;
const lossMs = 30_000;

/** Silence is questioned sooner than is right for a server. */
const impatient = { activityMs: 4_000, pongMs: 2_000 };

function refused(): never {
  throw Object.assign(new Error('The endpoint answered 403.'), { status: 403 });
}

/** A server in this page with a line for each user. */
export function createBench(users: readonly RoomUser[]): Bench {
  const lab = createStoryLab();
  const timers = new Set<TimerHandle>();
  let come = (): void => undefined;

  function later(ms: number, act: () => void): void {
    const timer = lab.clock.setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  }

  function createLine(user: RoomUser): BenchLine {
    const client = lab.client(user);
    const { cable, options } = client;
    let isRefused = false;

    function pull(forMs: number): void {
      cable.pull();
      cableChanged();
      later(forMs, plug);
    }
    function plug(): void {
      cable.plug();
      cableChanged();
      client.hints.online(); // as browsers do
    }
    const acts: Readonly<Record<Fault, () => void>> = {
      blip: () => pull(blipMs),
      loss: () => pull(lossMs),
      flapping() {
        for (let n = 0; n < 4; n += 1) later(n * 6_000, () => pull(blipMs));
      },
      'half-open'() {
        cable.pull({ halfOpen: true });
        cableChanged();
      },
      restart() {
        lab.hub.closeConnections(4200, 'The server restarts.');
        later(0, come);
      },
      denied() {
        isRefused = true;
        pull(0); // who has been let in is in: they have to ask again
      },
      kicked: () => void lab.hub.terminateUser(appId, user.id),
    };
    return {
      user,
      client,
      options: {
        ...options,
        timeouts: impatient,
        auth: async (request) => {
          const { auth } = options;
          return isRefused || typeof auth !== 'function' ? refused() : auth(request);
        },
      },
      trouble: (fault) => acts[fault](),
      mend() {
        isRefused = false;
        plug();
      },
    };
  }

  return {
    lab,
    lines: users.map(createLine),
    begin(people, channel) {
      let there: readonly Actor[] = [];
      const leave = (): void => there.forEach((actor) => actor.dispose());
      come = () => {
        leave();
        there = people.map(({ id, info }) => lab.actor({ id, info }));
        for (const actor of there) actor.join(channel);
      };
      come();
      return () => {
        for (const timer of timers) lab.clock.clearTimeout(timer);
        timers.clear();
        leave();
      };
    },
  };
}
