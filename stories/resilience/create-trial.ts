import type { EngineOptions } from '../../src/engine.js';
import type { Fault, LabClient } from '../../src/testing.js';
import type { RoomUser } from '../room/people.js';
import { fillRoom } from '../shell/fill-room.js';
import { createStoryLab, type StoryLab } from '../shell/story-lab.js';

export const channelName = 'presence-orders';
export const orderEvent = 'order';

/** What an application's server publishes and keeps: whoever was away asks it. */
export interface Orders {
  readonly all: () => readonly number[];
  /** Publishes so many, one after another. */
  readonly publish: (count: number) => void;
}

/** A server in this page, the orders that it publishes, and one line to it for each window. */
export interface Trial {
  readonly lab: StoryLab;
  readonly orders: Orders;
  readonly lines: readonly TrialLine[];
  /** Lets those come who are there without a line; the function that it returns ends that. */
  begin(): () => void;
}

export interface TrialLine {
  readonly title: string;
  readonly user: RoomUser;
  readonly client: LabClient;
  readonly options: EngineOptions;
}

export interface LineSetup {
  readonly title: string;
  readonly user: RoomUser;
  readonly fault?: Fault;
  readonly options?: (client: LabClient) => Partial<EngineOptions>;
}

/** Nobody watches a story for the half minute that is right for a server: silence is questioned sooner. */
const impatient = { activityMs: 2_000, pongMs: 1_000 };

function createOrders(lab: StoryLab): Orders {
  const kept: number[] = [];
  return {
    all: () => [...kept],
    publish(count) {
      for (let n = 0; n < count; n++) {
        kept.push(kept.length + 1);
        lab.publish(channelName, orderEvent, { number: kept.length });
      }
    },
  };
}

export function createTrial(setups: readonly LineSetup[]): Trial {
  const lab = createStoryLab();
  const lines = setups.map(({ title, user, fault, options }): TrialLine => {
    const client = lab.client(user, fault === undefined ? {} : { fault });
    return { title, user, client, options: { ...client.options, timeouts: impatient, ...options?.(client) } };
  });
  return {
    lab,
    lines,
    orders: createOrders(lab),
    begin: () => fillRoom(lab, channelName, lines.length),
  };
}
