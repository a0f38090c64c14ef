import { useCallback, useState, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider } from '../../src/index.js';
import type { LabClient } from '../../src/testing.js';
import { ada, bo, type RoomUser } from '../room/people.js';
import { fillRoom } from '../shell/fill-room.js';
import { StoryAnnouncer } from '../shell/story-announcer.js';
import { createStoryLab, useLabLife, type StoryLab } from '../shell/story-lab.js';
import './panes.css';

/** The room that the stories of hooks are in. */
export const room = 'presence-room';

/** What a story's pane is given. */
export interface PaneProps {
  readonly user: RoomUser;
  readonly lab: StoryLab;
  readonly client: LabClient;
}

export interface PanesProps {
  /** What the hook is called. */
  readonly hook: string;
  readonly about: string;
  /** What each of the two people sees. */
  readonly Pane: ComponentType<PaneProps>;
  /** What stands under the panes: the server's side. */
  readonly footer?: (lab: StoryLab) => ReactNode;
}

const users = [ada, bo];

/** Two people in one room whose server runs in this page: a pane, hence an engine, for each. */
export function Panes({ hook, about, Pane, footer }: PanesProps): ReactElement {
  const [lab] = useState(createStoryLab);
  const [clients] = useState(() => users.map((user) => lab.client(user)));
  useLabLife(
    lab,
    useCallback(() => fillRoom(lab, room, users.length), [lab]),
  );
  return (
    <main className="panes">
      <header>
        <h1>
          <code>{hook}</code>
        </h1>
        <p>{about}</p>
      </header>
      <div className="panes-grid">
        {users.map((user, at) => {
          const client = clients[at]!;
          return (
            <section key={user.id} className="pane" aria-label={user.nickname}>
              <h2>{user.nickname}</h2>
              <RealtimeProvider options={client.options}>
                <StoryAnnouncer who={user.id}>
                  <Pane user={user} lab={lab} client={client} />
                </StoryAnnouncer>
              </RealtimeProvider>
            </section>
          );
        })}
      </div>
      {footer && <footer>{footer(lab)}</footer>}
    </main>
  );
}
