import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import type { Clock } from '../../src/engine.js';
import { RealtimeProvider } from '../../src/index.js';
import type { Actor, LabClient } from '../../src/testing.js';
import { toPerson, type RoomUser } from '../room/people.js';
import { useCable } from '../shell/cables.js';
import { StoryAnnouncer } from '../shell/story-announcer.js';
import { fillRoom } from '../shell/fill-room.js';
import { createStoryLab, useLabLife, type StoryLab } from '../shell/story-lab.js';
import './painted.css';

interface Panes {
  readonly lab: StoryLab;
  readonly clients: readonly { readonly user: RoomUser; readonly client: LabClient }[];
}

export interface LabPanesProps {
  readonly users: readonly RoomUser[];
  /** Who is there without a window. */
  readonly actors?: readonly RoomUser[];
  readonly channel: string;
  /** What they do, in the lab's time; the function that it returns ends it. */
  readonly play?: (actors: readonly Actor[], clock: Clock) => () => void;
  readonly children: (user: RoomUser, client: LabClient) => ReactNode;
}

const nobody: readonly RoomUser[] = [];

/** A server in this page, and a window for each user: an engine and a line each. */
export function LabPanes({ users, actors = nobody, channel, play, children }: LabPanesProps): ReactElement {
  const [{ lab, clients }] = useState((): Panes => {
    const made = createStoryLab();
    return { lab: made, clients: users.map((user) => ({ user, client: made.client(user) })) };
  });
  const already = users.length + actors.length;
  const begin = useCallback(() => {
    const end = start(lab, actors, channel, play);
    const empty = fillRoom(lab, channel, already);
    return () => {
      end();
      empty();
    };
  }, [lab, actors, channel, play, already]);
  useLabLife(lab, begin);
  return (
    <div className="panes">
      {clients.map(({ user, client }) => (
        <section key={user.id} className="pane" aria-label={user.nickname}>
          <RealtimeProvider options={client.options} person={toPerson}>
            <StoryAnnouncer who={user.id}>{children(user, client)}</StoryAnnouncer>
          </RealtimeProvider>
        </section>
      ))}
    </div>
  );
}

/** Pulls the cable of a window, and plugs it in again. */
export function CableButton({ client }: { client: LabClient }): ReactElement {
  const { pulled, toggle } = useCable(client);
  return (
    <button type="button" className="cp-button" onClick={() => toggle()}>
      {pulled ? 'Plug back in' : 'Pull the cable'}
    </button>
  );
}

function start(
  lab: StoryLab,
  users: readonly RoomUser[],
  channel: string,
  play: LabPanesProps['play'],
): () => void {
  const actors = users.map((user) => {
    const actor = lab.actor({ id: user.id, info: user.info });
    actor.join(channel);
    return actor;
  });
  const stop = play?.(actors, lab.clock);
  return () => {
    stop?.();
    for (const actor of actors) actor.dispose();
  };
}
