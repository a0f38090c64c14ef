import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Clock } from '../../src/engine.js';
import { Announcer, RealtimeProvider } from '../../src/index.js';
import { createLab, type Lab, type LabClient } from '../../src/testing.js';
import { ControlStrip } from '../room/control-strip.js';
import { PlugIcon } from '../room/icons.js';
import { toPerson, type RoomUser } from '../room/people.js';
import '../room/room.css';
import './lab-windows.css';

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

/** One person's window on a scenario. */
export interface LabWindow {
  readonly user: RoomUser;
  readonly client: LabClient;
}

export interface LabWindowsProps {
  readonly users: readonly RoomUser[];
  /** Those without a window come, and do what they do; what it gives ends that. */
  readonly start?: (lab: Lab<Clock>) => () => void;
  /** How a client is made, where its line is not to be a plain one. */
  readonly connect?: (lab: Lab<Clock>, user: RoomUser) => LabClient;
  /** The application, in each window. */
  readonly children: (window: LabWindow, lab: Lab<Clock>) => ReactNode;
}

/**
 * A server in this page, and a window for each user: an engine and a cable of its own, and under the application what
 * assistive technology was told in it.
 */
export function LabWindows({ users, start, connect, children }: LabWindowsProps): ReactElement {
  const [{ lab, windows }] = useState(() => {
    const made = createLab({ clock: 'real' });
    return {
      lab: made,
      windows: users.map((user): LabWindow => {
        return { user, client: connect?.(made, user) ?? made.client(user) };
      }),
    };
  });
  useRunning(lab, start);
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

function useRunning(lab: Lab<Clock>, start: LabWindowsProps['start']): void {
  const [life] = useState<{ end: (() => void) | null; ending?: ReturnType<typeof setTimeout> }>({
    end: null,
  });
  useEffect(() => {
    clearTimeout(life.ending);
    life.end ??= start?.(lab) ?? (() => {});
    return () => {
      life.ending = setTimeout(() => {
        life.end?.();
        lab.dispose();
      }, closeAfterMs);
    };
  }, [lab, start, life]);
}

function Window({ window, children }: { window: LabWindow; children: ReactNode }): ReactElement {
  const { user, client } = window;
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <section className="room-pane" aria-label={user.nickname}>
      <RealtimeProvider options={client.options} person={toPerson}>
        <Announcer onUtterance={({ text }) => setSaid((all) => [...all, text].slice(-20))}>
          <ControlStrip user={user} title={user.nickname}>
            <CableButton client={client} />
          </ControlStrip>
          <div className="window-app" data-testid="app">
            {children}
          </div>
        </Announcer>
      </RealtimeProvider>
      <Transcript said={said} />
    </section>
  );
}

/** Pulls the cable, and plugs it in again: then the browser says that it is online, and the engine need not wait. */
function CableButton({ client: { cable, hints } }: Pick<LabWindow, 'client'>): ReactElement {
  const [pulled, setPulled] = useState(cable.pulled);
  function toggle(): void {
    if (pulled) {
      cable.plug();
      hints.online();
    } else cable.pull();
    setPulled(!pulled);
  }
  return (
    <button type="button" className="room-button" data-tone={pulled ? 'healing' : undefined} onClick={toggle}>
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
