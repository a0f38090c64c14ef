import { useState, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider } from '../../src/index.js';
import type { Actor } from '../../src/testing.js';
import { ada } from '../room/people.js';
import { createStoryLab, useLabLife, type StoryLab } from '../shell/story-lab.js';

export const hostileChannel = 'presence-hostile';

/** A stranger, and what the application's server signed about them without looking. */
export interface Stranger {
  readonly id: string;
  readonly info?: unknown;
}

/** What a page may make its strangers do. */
export interface HostileRoomHandle {
  readonly lab: StoryLab;
  readonly actors: readonly Actor[];
  readonly leave: () => void;
}

export interface HostileRoomProps {
  readonly strangers: readonly Stranger[];
  /** What they do; what it gives ends that. */
  readonly act?: (strangers: readonly Actor[], lab: StoryLab) => () => void;
  readonly children: (room: HostileRoomHandle) => ReactNode;
}

/** Ada's window on a room of strangers: all they are comes over the wire, from a server in this page. */
export function HostileRoom({ strangers, act, children }: HostileRoomProps): ReactElement {
  const [room] = useState(() => createHostileRoom(strangers, act));
  useLabLife(room.lab, room.open);
  return <RealtimeProvider options={room.options}>{children(room)}</RealtimeProvider>;
}

function createHostileRoom(strangers: readonly Stranger[], act: HostileRoomProps['act']) {
  const lab = createStoryLab();
  const actors: Actor[] = [];
  let stop: (() => void) | undefined;

  function leave(): void {
    stop?.();
    for (const actor of actors.splice(0)) actor.dispose();
  }

  return {
    lab,
    actors,
    options: lab.options(ada),
    leave,
    open() {
      for (const stranger of strangers) {
        const actor = lab.actor(stranger);
        actor.join(hostileChannel);
        actors.push(actor);
      }
      stop = act?.(actors, lab);
      return leave;
    },
  };
}
