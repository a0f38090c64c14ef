import { useEffect, useState, type ReactElement } from 'react';
import type { LabClient } from '../../src/testing.js';
import { createRoom, type LabRoom, type RoomScript } from './create-room.js';
import { LabControls } from './lab-controls.js';
import type { RoomUser } from './people.js';
import { RoomPane } from './room-pane.js';
import { english, WordsContext, type RoomWords } from './words.js';
import './room.css';

const latenciesMs = [40, 120];

interface Window {
  readonly user: RoomUser;
  /** 1, and more for further tabs of the same person. */
  readonly tab: number;
  readonly client: LabClient;
}

export interface RoomProps {
  /** Those who have a window. */
  readonly users: readonly RoomUser[];
  readonly script: RoomScript;
  readonly words?: RoomWords;
}

/** A room whose server runs in this page: a window for each user, each with an engine and a cable of its own. */
export function Room({ users, script, words = english }: RoomProps): ReactElement {
  const [room] = useState(() => createRoom(script));
  const [windows, setWindows] = useState(() => firstWindows(room, users));
  useEffect(() => room.open(), [room]);

  function addTab(user: RoomUser): void {
    const client = room.client(user, latenciesMs[0]!);
    setWindows((all) => {
      const tab = 1 + Math.max(...all.filter((one) => one.user === user).map((one) => one.tab));
      return all.flatMap((one) => (one.user === user && one.tab === 1 ? [one, { user, tab, client }] : one));
    });
  }

  return (
    <WordsContext value={words}>
      <div className="room">
        {windows.map((window) => {
          const { user, tab, client } = window;
          const title = words.window(user.nickname, tab);
          const close = (): void => setWindows((all) => all.filter((one) => one !== window));
          return (
            <RoomPane
              key={`${user.id} ${tab}`}
              user={user}
              title={title}
              options={client.options}
              history={room.history}
              controls={
                <LabControls
                  client={client}
                  title={title}
                  {...(tab === 1 ? { onAddTab: () => addTab(user) } : { onClose: close })}
                />
              }
            />
          );
        })}
      </div>
    </WordsContext>
  );
}

function firstWindows(room: LabRoom, users: readonly RoomUser[]): Window[] {
  return users.map((user, at) => ({
    user,
    tab: 1,
    client: room.client(user, latenciesMs[at % latenciesMs.length]!),
  }));
}
