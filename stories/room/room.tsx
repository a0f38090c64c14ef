import { useState, type ReactElement } from 'react';
import type { LabClient } from '../../src/testing.js';
import { useLabLife } from '../shell/story-lab.js';
import { createRoom, type LabRoom, type RoomScript } from './create-room.js';
import { FramedPane } from './framed-pane.js';
import { LabControls } from './lab-controls.js';
import { asThePage, LookMenu, type Look } from './pane-look.js';
import type { RoomUser } from './people.js';
import { RoomPane } from './room-pane.js';
import { RoomTools, type Layout } from './room-tools.js';
import { english, WordsContext, type RoomWords } from './words.js';
import './room.css';

const latenciesMs = [40, 120];

interface Window {
  readonly user: RoomUser;
  /** 1, and more for further tabs of the same person. */
  readonly tab: number;
  readonly client: LabClient;
  readonly look: Look;
}

export interface RoomProps {
  /** Those who have a window. */
  readonly users: readonly RoomUser[];
  readonly script: RoomScript;
  readonly words?: RoomWords;
  /** Where the windows stand at first. @default 'side' */
  readonly layout?: Layout;
  /** Whether there are tools: for the windows' places, for more people, and for how each window looks. @default false */
  readonly tools?: boolean;
  /** `iframe`: each window is a document of its own, with its own focus, visibility and network. @default 'none' */
  readonly isolation?: 'none' | 'iframe';
}

/** A room whose server runs in this page: a window for each user, each with an engine and a cable of its own. */
export function Room({
  users,
  script,
  words = english,
  layout: firstLayout = 'side',
  tools = false,
  isolation = 'none',
}: RoomProps): ReactElement {
  const [room] = useState(() => createRoom(script, users.length));
  const [windows, setWindows] = useState(() => firstWindows(room, users));
  const [layout, setLayout] = useState(firstLayout);
  useLabLife(room.lab, room.begin);

  const isThere = (user: RoomUser): boolean => windows.some((one) => one.user.id === user.id);
  const newcomer = script.newcomers.find((user) => !isThere(user));

  function open(user: RoomUser): void {
    const client = room.client(user, latenciesMs[0]!);
    setWindows((all) => withWindow(all, user, client));
  }

  return (
    <WordsContext value={words}>
      {tools && <RoomTools layout={layout} onLayout={setLayout} onAdd={newcomer && (() => open(newcomer))} />}
      <div className="room" data-layout={layout}>
        {windows.map((window) => {
          const { user, tab, client, look } = window;
          const title = words.window(user.nickname, tab);
          const isFirst = users.includes(user) && tab === 1;
          const close = (): void => setWindows((all) => all.filter(({ client: one }) => one !== client));
          const change = (next: Look): void =>
            setWindows((all) => all.map((one) => (one.client === client ? { ...one, look: next } : one)));
          const key = `${user.id} ${tab}`;
          const controls = (
            <LabControls
              client={client}
              title={title}
              look={tools && isolation === 'none' && <LookMenu look={look} title={title} onChange={change} />}
              onAddTab={tab === 1 ? () => open(user) : undefined}
              onClose={isFirst ? undefined : close}
            />
          );
          if (isolation === 'iframe')
            return <FramedPane key={key} history={room.history} {...{ user, title, client, controls }} />;
          return (
            <RoomPane
              key={key}
              user={user}
              title={title}
              look={look}
              options={client.options}
              history={room.history}
              controls={controls}
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
    look: asThePage,
  }));
}

/** A further tab stands after the first of the same person, a newcomer at the end. */
function withWindow(all: readonly Window[], user: RoomUser, client: LabClient): Window[] {
  const tabs = all.filter((one) => one.user === user).map((one) => one.tab);
  const added = { user, client, tab: 1 + Math.max(0, ...tabs), look: asThePage };
  if (tabs.length === 0) return [...all, added];
  return all.flatMap((one) => (one.user === user && one.tab === Math.min(...tabs) ? [one, added] : one));
}
