import type { Actor, LabUser } from '../../src/testing.js';
import { people } from '../components/people.js';
import { shell, type Shell } from './shell.js';
import { sizeOf } from './settings.js';
import type { StoryLab } from './story-lab.js';

/** So many have a connection of their own: more would be told of one another by the million. */
const mostConnected = 100;

/**
 * Keeps as many people in a live room as the toolbar says; those who are there anyway count, and stay. The function that
 * it returns sends home whoever came for it. In a large room, most of them have no connection.
 */
export function fillRoom(lab: StoryLab, channel: string, already: number, within: Shell = shell): () => void {
  let extras: Actor[] = [];
  let last = 0;

  function connect(wanted: readonly LabUser[]): void {
    for (const actor of extras.slice(wanted.length)) actor.dispose();
    extras = extras.slice(0, wanted.length);
    for (const user of wanted.slice(extras.length)) {
      const actor = lab.actor(user);
      actor.join(channel);
      extras.push(actor);
    }
  }

  function fill(): void {
    const wanted = Math.max(0, (sizeOf(within.settings) ?? 0) - already);
    if (wanted === last) return;
    last = wanted;
    const users = people(wanted).map(({ id, info }) => ({ id: `crowd-${id}`, info }));
    connect(users.slice(0, mostConnected));
    lab.setCrowd(channel, users.slice(mostConnected));
  }

  fill();
  const stop = within.subscribe(fill);
  return () => {
    stop();
    for (const actor of extras) actor.dispose();
    lab.setCrowd(channel, []);
  };
}
