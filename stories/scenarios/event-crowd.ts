import type { Actor } from '../../src/testing.js';
import { people } from '../components/people.js';
import { every } from '../shell/every.js';
import type { StoryLab } from '../shell/story-lab.js';

export const eventChannel = 'presence-event';
export const questionsChannel = 'questions';
/** How many are in the event without a connection of their own. */
export const crowdSize = 10_000;

/** The event's server, and the people in it who have a connection. */
export interface LiveEvent {
  /** Ten thousand come with the first list, twenty have connections; in a busy event they ask by themselves. */
  readonly open: (lab: StoryLab) => () => void;
  /** Whether ten come and ten go each second. */
  readonly setChurn: (on: boolean) => void;
  readonly churns: () => boolean;
  /** How many have come since the event was opened; it is told four times a second at most. */
  readonly came: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly join: (count: number) => void;
  readonly applaud: () => void;
  readonly ask: (text: string) => void;
}

const firstGuests = 20;
const turnMs = 100;
/** So many turns everybody just is there. */
const calmTurns = 20;
const tellEveryMs = 250;
const reactions = ['thumbs-up', 'celebrate', 'heart'];
const questions = ['When does it ship?', 'Is there an API?', 'Will it work offline?', 'ما السعر؟'];

export function createEvent(isBusy: boolean): LiveEvent {
  let lab: StoryLab | null = null;
  let last = 0;
  let churns = isBusy;
  let told = 0;
  const guests: Actor[] = [];
  const listeners = new Set<() => void>();

  function join(count: number): void {
    for (let n = 0; n < count; n += 1) {
      last += 1;
      const guest = lab?.actor({ id: `guest-${last}`, info: { name: `Guest ${last}` } });
      guest?.join(eventChannel);
      if (guest) guests.push(guest);
    }
  }
  function applaud(): void {
    for (const [at, guest] of guests.slice(-3).entries()) {
      guest.send(eventChannel, 'client-reaction', { r: [[reactions[at], 4 + at]] });
    }
  }
  function ask(text: string): void {
    lab?.publish(questionsChannel, 'question', { text });
  }
  function act(turn: number): void {
    if (turn % 12 === 0) ask(questions[(turn / 12) % questions.length] ?? '');
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }
  function count(): void {
    if (told === last) return;
    told = last;
    tell();
  }

  return {
    setChurn(on) {
      churns = on;
      tell();
    },
    churns: () => churns,
    came: () => told,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join,
    applaud,
    ask,
    open(opened) {
      lab = opened;
      opened.setCrowd(
        eventChannel,
        people(crowdSize).map(({ id, info }) => ({ id: `crowd-${id}`, info })),
      );
      join(firstGuests);
      let turn = 0;
      const stopCounting = every(opened.clock, tellEveryMs, count);
      const stop = every(opened.clock, turnMs, () => {
        turn += 1;
        if (isBusy) act(turn);
        if (!churns || turn < calmTurns) return;
        join(1);
        guests.shift()?.dispose();
      });
      return () => {
        stop();
        stopCounting();
        for (const guest of guests) guest.dispose();
      };
    },
  };
}
