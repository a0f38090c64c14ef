import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider } from '../../src/index.js';
import { createLab, type Actor, type Lab, type LabClient } from '../../src/testing.js';
import type { Clock } from '../../src/engine.js';
import { toPerson, type RoomUser } from '../room/people.js';
import './painted.css';

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

interface Panes {
  readonly lab: Lab<Clock>;
  readonly clients: readonly { readonly user: RoomUser; readonly client: LabClient }[];
}

/** A server in this page, and a window for each user: an engine and a line each. */
export function LabPanes({
  users,
  actors = [],
  channel,
  play,
  children,
}: {
  users: readonly RoomUser[];
  /** Who is there without a window. */
  actors?: readonly RoomUser[];
  channel: string;
  /** What they do; the function that it returns ends it. */
  play?: (actors: readonly Actor[]) => () => void;
  children: (user: RoomUser) => ReactNode;
}): ReactElement {
  const [{ lab, clients }] = useState((): Panes => {
    const made = createLab({ clock: 'real' });
    return { lab: made, clients: users.map((user) => ({ user, client: made.client(user) })) };
  });
  useRunning(lab, actors, channel, play);
  return (
    <div className="panes">
      {clients.map(({ user, client }) => (
        <section key={user.id} className="pane" aria-label={user.nickname}>
          <RealtimeProvider options={client.options} person={toPerson}>
            {children(user)}
          </RealtimeProvider>
        </section>
      ))}
    </div>
  );
}

function useRunning(
  lab: Lab<Clock>,
  users: readonly RoomUser[],
  channel: string,
  play: ((actors: readonly Actor[]) => () => void) | undefined,
): void {
  const [life] = useState<{ end: (() => void) | null; ending?: ReturnType<typeof setTimeout> }>({
    end: null,
  });
  useEffect(() => {
    clearTimeout(life.ending);
    life.end ??= start(lab, users, channel, play);
    return () => {
      life.ending = setTimeout(() => {
        life.end?.();
        lab.dispose();
      }, closeAfterMs);
    };
  }, [lab, users, channel, play, life]);
}

function start(
  lab: Lab<Clock>,
  users: readonly RoomUser[],
  channel: string,
  play: ((actors: readonly Actor[]) => () => void) | undefined,
): () => void {
  const actors = users.map((user) => {
    const actor = lab.actor({ id: user.id, info: user.info });
    actor.join(channel);
    return actor;
  });
  const stop = play?.(actors);
  return () => {
    stop?.();
    for (const actor of actors) actor.dispose();
  };
}
