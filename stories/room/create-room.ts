import { createLab, type Actor, type Lab, type LabClient } from '../../src/testing.js';
import type { Clock } from '../../src/engine.js';
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
  readonly lines: readonly ScriptLine[];
}

/** A server in this page with a room in it. */
export interface LabRoom {
  readonly history: RoomHistory;
  client(user: RoomUser, latencyMs: number): LabClient;
  /** Lets the script begin; the function that it returns ends the room. */
  open(): () => void;
}

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;
const replyAfterMs = 1_500;

const authorOf = ({ id, info }: RoomUser): { id: string; info: unknown } => ({ id, info });

function startScript(lab: Lab<Clock>, history: RoomHistory, script: RoomScript): () => void {
  const actors = new Map<string, Actor>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function say({ by, text }: ScriptLine, afterMs: number): void {
    const timer = setTimeout(() => {
      const id = crypto.randomUUID();
      history.add({ id, author: authorOf(by), text, at: Date.now(), waiting: false });
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
    for (const timer of timers) clearTimeout(timer);
    for (const actor of actors.values()) actor.dispose();
  };
}

function earlierLines({ lines }: RoomScript): RoomHistory {
  const now = Date.now();
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

export function createRoom(script: RoomScript): LabRoom {
  const lab = createLab({ clock: 'real' });
  const history = earlierLines(script);
  let end: (() => void) | null = null;
  let ending: ReturnType<typeof setTimeout> | undefined;
  return {
    history,
    client(user, latencyMs) {
      const client = lab.client(user);
      client.cable.latencyMs = latencyMs;
      return client;
    },
    open() {
      clearTimeout(ending);
      end ??= startScript(lab, history, script);
      return () => {
        ending = setTimeout(() => {
          end?.();
          lab.dispose();
        }, closeAfterMs);
      };
    },
  };
}
