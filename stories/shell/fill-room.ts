import type { Actor } from '../../src/testing.js';
import { people } from '../components/people.js';
import { shell, type Shell } from './shell.js';
import { sizeOf } from './settings.js';
import type { StoryLab } from './story-lab.js';

/** More would be told of one another by the million. */
const mostInLiveRoom = 1_000;

/**
 * Keeps as many people in a live room as the toolbar says; those who are there anyway count, and stay. The function that
 * it returns sends home whoever came for it.
 */
export function fillRoom(lab: StoryLab, channel: string, already: number, within: Shell = shell): () => void {
  let extras: Actor[] = [];

  function fill(): void {
    const size = Math.min(sizeOf(within.settings) ?? 0, mostInLiveRoom);
    const wanted = Math.max(0, size - already);
    for (const actor of extras.slice(wanted)) actor.dispose();
    extras = extras.slice(0, wanted);
    for (const { id, info } of people(wanted).slice(extras.length)) {
      const actor = lab.actor({ id: `crowd-${id}`, info });
      actor.join(channel);
      extras.push(actor);
    }
  }

  fill();
  const stop = within.subscribe(fill);
  return () => {
    stop();
    for (const actor of extras) actor.dispose();
  };
}
