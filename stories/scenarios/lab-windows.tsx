import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider } from '../../src/index.js';
import type { LabClient } from '../../src/testing.js';
import { ControlStrip } from '../room/control-strip.js';
import { PlugIcon } from '../room/icons.js';
import { toPerson, type RoomUser } from '../room/people.js';
import { useCable } from '../shell/cables.js';
import { StoryAnnouncer } from '../shell/story-announcer.js';
import { createStoryLab, useLabLife, type StoryLab } from '../shell/story-lab.js';
import '../room/room.css';
import './lab-windows.css';

/** One person's window on a scenario. */
export interface LabWindow {
  readonly user: RoomUser;
  readonly client: LabClient;
}

export interface LabWindowsProps {
  readonly users: readonly RoomUser[];
  /** Those without a window come, and do what they do; what it gives ends that. */
  readonly start?: (lab: StoryLab) => () => void;
  /** How a client is made, where its line is not to be a plain one. */
  readonly connect?: (lab: StoryLab, user: RoomUser) => LabClient;
  /** The application, in each window. */
  readonly children: (window: LabWindow, lab: StoryLab) => ReactNode;
}

/**
 * A server in this page, and a window for each user: an engine and a cable of its own, and under the application what
 * assistive technology was told in it.
 */
export function LabWindows({ users, start, connect, children }: LabWindowsProps): ReactElement {
  const [{ lab, windows }] = useState(() => {
    const made = createStoryLab();
    return {
      lab: made,
      windows: users.map((user): LabWindow => {
        return { user, client: connect?.(made, user) ?? made.client(user) };
      }),
    };
  });
  const begin = useCallback(() => start?.(lab) ?? (() => undefined), [lab, start]);
  useLabLife(lab, begin);
  return (
    <div className="room">
      {windows.map((window) => (
        <Window key={window.user.id} window={window}>
          {children(window, lab)}
        </Window>
      ))}
    </div>
  );
}

function Window({ window, children }: { window: LabWindow; children: ReactNode }): ReactElement {
  const { user, client } = window;
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <section className="room-pane" aria-label={user.nickname}>
      <RealtimeProvider options={client.options} person={toPerson}>
        <StoryAnnouncer who={user.id} onUtterance={({ text }) => setSaid((all) => [...all, text].slice(-20))}>
          <ControlStrip user={user} title={user.nickname}>
            <CableButton client={client} />
          </ControlStrip>
          <div className="window-app" data-testid="app">
            {children}
          </div>
        </StoryAnnouncer>
      </RealtimeProvider>
      <Transcript said={said} />
    </section>
  );
}

/** Pulls the cable, and plugs it in again: then the browser says that it is online, and the engine need not wait. */
function CableButton({ client }: Pick<LabWindow, 'client'>): ReactElement {
  const { pulled, toggle } = useCable(client);
  function press(): void {
    toggle();
    if (pulled) client.hints.online();
  }
  return (
    <button type="button" className="room-button" data-tone={pulled ? 'healing' : undefined} onClick={press}>
      <PlugIcon />
      {pulled ? 'Plug back in' : 'Pull the cable'}
    </button>
  );
}

function Transcript({ said }: { said: readonly string[] }): ReactElement {
  return (
    <div className="window-said">
      <span>Said to screen readers</span>
      <ol aria-label="Said to screen readers">
        {said.length === 0 && <li>Nothing yet</li>}
        {said.slice(-2).map((text, at) => (
          <li key={at}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ol>
    </div>
  );
}
