import type { TimerHandle } from '../../src/engine.js';
import type { Actor, LabClient } from '../../src/testing.js';
import { fillRoom } from '../shell/fill-room.js';
import { createStoryLab, type StoryLab } from '../shell/story-lab.js';
import { createHistory, type RoomHistory } from './history.js';
import type { RoomUser } from './people.js';

export const roomChannel = 'presence-launch';
export const messageEvent = 'client-message';

/** A line, and when it is said: minutes before the room opens, or milliseconds after. */
export type ScriptLine =
  | { readonly by: RoomUser; readonly text: string; readonly minutesAgo: number }
  | { readonly by: RoomUser; readonly text: string; readonly afterMs: number }
  | { readonly by: RoomUser; readonly text: string; readonly inReply: true };

/** Who is in the room without a window, and what is said. */
export interface RoomScript {
  readonly actors: readonly RoomUser[];
  /** Who may still be asked in, in this order. */
  readonly newcomers: readonly RoomUser[];
  readonly lines: readonly ScriptLine[];
}

/** A server in this page with a room in it. */
export interface LabRoom {
  readonly lab: StoryLab;
  readonly history: RoomHistory;
  client(user: RoomUser, latencyMs: number): LabClient;
  /** Lets the script begin; the function that it returns ends it. */
  begin(): () => void;
}

const replyAfterMs = 1_500;

const authorOf = ({ id, info }: RoomUser): { id: string; info: unknown } => ({ id, info });

function startScript(lab: StoryLab, history: RoomHistory, script: RoomScript): () => void {
  const actors = new Map<string, Actor>();
  const { clock } = lab;
  const timers = new Set<TimerHandle>();

  function say({ by, text }: ScriptLine, afterMs: number): void {
    const timer = clock.setTimeout(() => {
      const id = crypto.randomUUID();
      history.add({ id, author: authorOf(by), text, at: clock.now(), waiting: false });
      actors.get(by.id)?.send(roomChannel, messageEvent, { id, text });
    }, afterMs);
    timers.add(timer);
  }

  for (const user of script.actors) {
    const actor = lab.actor(user);
    actor.join(roomChannel);
    actors.set(user.id, actor);
  }
  for (const line of script.lines) {
    if ('afterMs' in line) say(line, line.afterMs);
    if (!('inReply' in line)) continue;
    const stop = actors.get(line.by.id)?.onMessage(({ event, userId }) => {
      if (event !== messageEvent || actors.has(userId ?? '')) return;
      stop?.();
      say(line, replyAfterMs);
    });
  }
  return () => {
    for (const timer of timers) clock.clearTimeout(timer);
    for (const actor of actors.values()) actor.dispose();
  };
}

function earlierLines({ lines }: RoomScript, now: number): RoomHistory {
  return createHistory(
    lines.flatMap((line, at) =>
      'minutesAgo' in line
        ? {
            id: `earlier-${at}`,
            author: authorOf(line.by),
            text: line.text,
            at: now - line.minutesAgo * 60_000,
            waiting: false,
          }
        : [],
    ),
  );
}

/** @param people those who have windows from the beginning */
export function createRoom(script: RoomScript, people: number): LabRoom {
  const lab = createStoryLab();
  const history = earlierLines(script, lab.clock.now());
  return {
    lab,
    history,
    client: (user, latencyMs) => lab.client(user, { latencyMs }),
    begin() {
      const end = startScript(lab, history, script);
      const empty = fillRoom(lab, roomChannel, people + script.actors.length);
      return () => {
        end();
        empty();
      };
    },
  };
}
