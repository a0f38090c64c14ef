import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { createFaults, type Faults } from '../../src/devtools.js';
import {
  createInspector,
  RealtimeDevtools,
  type RealtimeDevtoolsProps,
} from '../../src/devtools/production.js';
import {
  createEngine,
  defineChannels,
  extensions,
  validateChannels,
  type Engine,
  type StandardSchema,
} from '../../src/engine.js';
import {
  ConnectionStatus,
  PresenceAvatars,
  RealtimeProvider,
  TypingIndicator,
  useAnnounce,
  useConnection,
  useEvent,
  usePresence,
  useTrigger,
} from '../../src/index.js';
import type { Actor, LabClient } from '../../src/testing.js';
import { ada, bo, chidi, emi, toPerson, type RoomUser } from '../room/people.js';
import { useCable } from '../shell/cables.js';
import { StoryAnnouncer } from '../shell/story-announcer.js';
import { createStoryLab, useLabLife, type StoryLab } from '../shell/story-lab.js';
import './devtools.css';

export const room = 'presence-launch-plan';

/** One of the two windows, and what the devtools are told of it. */
interface Pane {
  readonly user: RoomUser;
  readonly client: LabClient;
  readonly engine: Engine;
  readonly inspector: ReturnType<typeof createInspector>;
  readonly faults: Faults;
}

interface Stage {
  readonly lab: StoryLab;
  readonly panes: readonly Pane[];
}

/** As a schema library makes them: a message has a text. */
const message: StandardSchema<{ readonly text: string }> = {
  '~standard': {
    version: 1,
    vendor: 'story',
    validate: (value) =>
      typeof (value as { text?: unknown } | null)?.text === 'string'
        ? { value: value as { text: string } }
        : { issues: [{ message: 'text: a string is wanted' }] },
  },
};
const channels = defineChannels({ [room]: { events: { said: message } } });

function createStage(users: readonly RoomUser[]): Stage {
  const lab = createStoryLab();
  const panes = users.map((user): Pane => {
    const client = lab.client(user);
    const inspector = createInspector({ clock: lab.clock });
    const faults = createFaults();
    const engine = createEngine(
      inspector.inspect(
        faults.trouble({ ...client.options, extensions: extensions(validateChannels(channels)) }),
      ),
    );
    return { user, client, inspector, engine, faults };
  });
  return { lab, panes };
}

interface TwoPeopleProps extends Omit<RealtimeDevtoolsProps, 'engines' | 'inspector'> {
  /** What happens by itself; the function that it returns ends it. */
  readonly play?: (lab: StoryLab, actors: readonly Actor[]) => () => void;
  /** Who is there without a window. */
  readonly actors?: readonly RoomUser[];
  readonly inspected?: boolean;
}

const others = [chidi, emi];

/** Two windows of one room, whose server runs in this page, and the devtools on both of their engines. */
export function TwoPeople({
  play,
  actors = others,
  inspected = true,
  ...devtools
}: TwoPeopleProps): ReactElement {
  const [{ lab, panes }] = useState(() => createStage([ada, bo]));
  const [engines] = useState(() =>
    panes.map(({ user, engine, inspector, faults }) => ({
      name: user.nickname,
      engine,
      ...(inspected ? { inspector, faults } : {}),
    })),
  );
  const begin = useCallback(() => start(lab, panes, actors, play), [lab, panes, actors, play]);
  useLabLife(lab, begin);
  return (
    <main className="devtools-page">
      <h1>Launch plan</h1>
      <div>
        {panes.map((pane) => (
          <section key={pane.user.id} aria-label={pane.user.nickname}>
            <RealtimeProvider engine={pane.engine} person={toPerson}>
              <StoryAnnouncer who={pane.user.id} {...pane.inspector.transcript.props}>
                <Room pane={pane} lab={lab} />
              </StoryAnnouncer>
            </RealtimeProvider>
          </section>
        ))}
      </div>
      <RealtimeDevtools {...devtools} engines={engines} />
    </main>
  );
}

function start(
  lab: StoryLab,
  panes: readonly Pane[],
  users: readonly RoomUser[],
  play: TwoPeopleProps['play'],
): () => void {
  const actors = users.map((user) => {
    const actor = lab.actor({ id: user.id, info: user.info });
    actor.join(room);
    return actor;
  });
  const stop = play?.(lab, actors);
  return () => {
    stop?.();
    for (const actor of actors) actor.dispose();
    for (const { engine } of panes) engine.dispose();
  };
}

function Room({ pane: { user, client }, lab }: { pane: Pane; lab: StoryLab }): ReactNode {
  const { status } = useConnection();
  const { count } = usePresence(room);
  const wave = useTrigger(room, 'client-wave');
  const announce = useAnnounce();
  const [last, setLast] = useState('Nothing was said yet.');
  useEvent(room, 'said', (data: unknown) => setLast(`“${(data as { text: string }).text}”`));
  const { pulled, toggle } = useCable(client);
  return (
    <>
      <header>
        <h2>{user.nickname}</h2>
        <PresenceAvatars channel={room} />
        <ConnectionStatus />
      </header>
      <p>
        {count} here, {status}. {last}
      </p>
      <TypingIndicator channel={room} />
      <p>
        <button type="button" className="cp-button" onClick={() => wave({ at: 'the door' })}>
          Wave
        </button>
        <button
          type="button"
          className="cp-button"
          onClick={() => lab.publish(room, 'said', { text: `Hello from ${user.nickname}` })}
        >
          Say hello
        </button>
        <button type="button" className="cp-button" onClick={() => lab.publish(room, 'said', { text: 42 })}>
          Say nonsense
        </button>
        <button type="button" className="cp-button" onClick={() => announce(`${user.nickname} saved it.`)}>
          Announce
        </button>
        <button type="button" className="cp-button" aria-pressed={pulled} onClick={() => toggle()}>
          Pull the cable
        </button>
      </p>
    </>
  );
}
