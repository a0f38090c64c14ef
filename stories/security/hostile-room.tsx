import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Clock } from '../../src/engine.js';
import { RealtimeProvider } from '../../src/index.js';
import { createLab, type Actor, type Lab } from '../../src/testing.js';
import { ada } from '../room/people.js';

export const hostileChannel = 'presence-hostile';

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

/** A stranger, and what the application's server signed about them without looking. */
export interface Stranger {
  readonly id: string;
  readonly info?: unknown;
}

/** What a page may make its strangers do. */
export interface HostileRoomHandle {
  readonly lab: Lab<Clock>;
  readonly actors: readonly Actor[];
  readonly leave: () => void;
}

export interface HostileRoomProps {
  readonly strangers: readonly Stranger[];
  /** What they do; what it gives ends that. */
  readonly act?: (strangers: readonly Actor[], lab: Lab<Clock>) => () => void;
  readonly children: (room: HostileRoomHandle) => ReactNode;
}

/** Ada's window on a room of strangers: all they are comes over the wire, from a server in this page. */
export function HostileRoom({ strangers, act, children }: HostileRoomProps): ReactElement {
  const [room] = useState(() => createHostileRoom(strangers, act));
  useEffect(() => room.open(), [room]);
  return <RealtimeProvider options={room.options}>{children(room)}</RealtimeProvider>;
}

function createHostileRoom(strangers: readonly Stranger[], act: HostileRoomProps['act']) {
  const lab = createLab({ clock: 'real' });
  const actors: Actor[] = [];
  let stop: (() => void) | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    for (const stranger of strangers) {
      const actor = lab.actor(stranger);
      actor.join(hostileChannel);
      actors.push(actor);
    }
    stop = act?.(actors, lab) ?? (() => {});
  }
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
      clearTimeout(ending);
      if (!stop) start();
      return () => {
        ending = setTimeout(() => {
          leave();
          lab.dispose();
        }, closeAfterMs);
      };
    },
  };
}
