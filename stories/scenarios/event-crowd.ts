import type { Clock } from '../../src/engine.js';
import { editsFromServer, type Actor, type Lab, type LabClient, type WireFrame } from '../../src/testing.js';
import { people } from '../components/people.js';
import type { RoomUser } from '../room/people.js';

export const eventChannel = 'presence-event';
export const questionsChannel = 'questions';
/** How many are in the event without a connection of their own. */
export const crowdSize = 10_000;

interface PresenceList {
  readonly ids: readonly string[];
  readonly hash: Readonly<Record<string, unknown>>;
  readonly count: number;
}

/** A line whose first list names ten thousand more people: as many connections would be more than a page bears. */
export function crowdedClient(lab: Lab<Clock>, user: RoomUser): LabClient {
  const crowd = people(crowdSize).map(({ id, info }) => [`crowd-${id}`, info] as const);
  return lab.client(user, {
    fault: editsFromServer((frame) => [isList(frame) ? withCrowd(frame, crowd) : frame]),
  });
}

function isList({ event, channel }: WireFrame): boolean {
  return event === 'pusher_internal:subscription_succeeded' && channel === eventChannel;
}

function withCrowd(frame: WireFrame, crowd: readonly (readonly [string, unknown])[]): WireFrame {
  const { presence } = JSON.parse(String(frame['data'])) as { presence: PresenceList };
  const { ids, hash, count } = presence;
  const list: PresenceList = {
    ids: [...ids, ...crowd.map(([id]) => id)],
    hash: { ...hash, ...Object.fromEntries(crowd) },
    count: count + crowd.length,
  };
  return { ...frame, data: JSON.stringify({ presence: list }) };
}

/** The event's server, and the people in it who have a connection. */
export interface LiveEvent {
  /** Twenty people are there; in a busy event they ask by themselves. */
  readonly open: (lab: Lab<Clock>) => () => void;
  /** Whether ten come and ten go each second. */
  readonly setChurn: (on: boolean) => void;
  readonly join: (count: number) => void;
  readonly applaud: () => void;
  readonly ask: (text: string) => void;
}

const firstGuests = 20;
const turnMs = 100;
const reactions = ['thumbs-up', 'celebrate', 'heart'];
const questions = ['When does it ship?', 'Is there an API?', 'Will it work offline?', 'ما السعر؟'];

export function createEvent(isBusy: boolean): LiveEvent {
  let lab: Lab<Clock> | null = null;
  let last = 0;
  let churns = false;
  const guests: Actor[] = [];

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

  return {
    setChurn(on) {
      churns = on;
    },
    join,
    applaud,
    ask,
    open(opened) {
      lab = opened;
      join(firstGuests);
      let turn = 0;
      const timer = setInterval(() => {
        turn += 1;
        if (isBusy) act(turn);
        if (!churns) return;
        join(1);
        guests.shift()?.dispose();
      }, turnMs);
      return () => {
        clearInterval(timer);
        for (const guest of guests) guest.dispose();
      };
    },
  };
}
