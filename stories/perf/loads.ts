import type { Actor } from '../../src/testing.js';
import { people } from '../components/people.js';
import { every } from '../shell/every.js';
import type { StoryLab } from '../shell/story-lab.js';

/** What a server does to a page; the function that it returns ends that. */
export type Load = (lab: StoryLab) => () => void;

export const membersChannel = 'presence-perf-members';
export const cursorsChannel = 'presence-perf-cursors';
export const feedChannel = 'perf-feed';

const turnMs = 100;

/** Ten thousand are there; 25 come and 25 go each second. */
export function churn(lab: StoryLab): () => void {
  const here: Actor[] = [];
  let last = 0;
  function come(count: number): void {
    for (let n = 0; n < count; n += 1) {
      last += 1;
      const actor = lab.actor({ id: `guest-${last}`, info: { name: `Guest ${last}` } });
      actor.join(membersChannel);
      here.push(actor);
    }
  }
  lab.setCrowd(
    membersChannel,
    people(10_000).map(({ id, info }) => ({ id: `crowd-${id}`, info })),
  );
  come(10);
  const stop = every(lab.clock, 2 * turnMs, () => {
    come(5);
    for (const actor of here.splice(0, 5)) actor.dispose();
  });
  return () => {
    stop();
    for (const actor of here) actor.dispose();
  };
}

/** Fifty move along circles, each path of eight points four times a second. */
export function wander(lab: StoryLab): () => void {
  const actors = people(50).map(({ id, info }) => {
    const actor = lab.actor({ id: `crowd-${id}`, info });
    actor.join(cursorsChannel);
    return actor;
  });
  let seq = 0;
  const stop = every(lab.clock, 250, () => {
    seq += 1;
    for (const [at, actor] of actors.entries()) {
      const p = Array.from({ length: 8 }, (_, step) => pointAt(at, seq + step / 8, step * 31));
      actor.send(cursorsChannel, 'client-cursor', { k: 'tab', p, seq });
    }
  });
  return () => {
    stop();
    for (const actor of actors) actor.dispose();
  };
}

function pointAt(at: number, turn: number, atMs: number): readonly [number, number, number] {
  const angle = turn / 4 + at;
  const [across, down] = [0.15 + (at % 10) * 0.078, 0.15 + Math.floor(at / 10) * 0.17];
  return [across + Math.cos(angle) * 0.04, down + Math.sin(angle) * 0.06, atMs];
}

/** A thousand events a second. */
export function flood(lab: StoryLab): () => void {
  let id = 0;
  const startedAt = lab.clock.now();
  return every(lab.clock, turnMs / 2, () => {
    while (id < lab.clock.now() - startedAt) {
      id += 1;
      lab.publish(feedChannel, id % 5 === 0 ? 'card.moved' : 'card.edited', { id, by: `u${id % 12}` });
    }
  });
}
