import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
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
  type Clock,
  type Engine,
  type StandardSchema,
} from '../../src/engine.js';
import {
  ConnectionStatus,
  PresenceAvatars,
  RealtimeProvider,
  TypingIndicator,
  useConnection,
  useEvent,
  usePresence,
  useTrigger,
} from '../../src/index.js';
import { createLab, type Actor, type Lab, type LabClient } from '../../src/testing.js';
import { ada, bo, chidi, emi, toPerson, type RoomUser } from '../room/people.js';
import './devtools.css';

export const room = 'presence-launch-plan';

/** One of the two windows, and what the devtools are told of it. */
interface Pane {
  readonly user: RoomUser;
  readonly client: LabClient;
  readonly engine: Engine;
  readonly inspector: ReturnType<typeof createInspector>;
}

interface Stage {
  readonly lab: Lab<Clock>;
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
  const lab = createLab({ clock: 'real' });
  const panes = users.map((user): Pane => {
    const client = lab.client(user);
    const inspector = createInspector();
    const engine = createEngine(
      inspector.inspect({ ...client.options, extensions: extensions(validateChannels(channels)) }),
    );
    return { user, client, inspector, engine };
  });
  return { lab, panes };
}

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

interface TwoPeopleProps extends Omit<RealtimeDevtoolsProps, 'engines' | 'inspector'> {
  /** What happens by itself; the function that it returns ends it. */
  readonly play?: (lab: Lab<Clock>, actors: readonly Actor[]) => () => void;
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
    panes.map(({ user, engine, inspector }) => ({
      name: user.nickname,
      engine,
      ...(inspected ? { inspector } : {}),
    })),
  );
  useLife(lab, panes, actors, play);
  return (
    <main className="devtools-page">
      <h1>Launch plan</h1>
      <div>
        {panes.map((pane) => (
          <section key={pane.user.id} aria-label={pane.user.nickname}>
            <RealtimeProvider engine={pane.engine} person={toPerson}>
              <Room pane={pane} lab={lab} />
            </RealtimeProvider>
          </section>
        ))}
      </div>
      <RealtimeDevtools {...devtools} engines={engines} />
    </main>
  );
}

function useLife(
  lab: Lab<Clock>,
  panes: readonly Pane[],
  users: readonly RoomUser[],
  play: TwoPeopleProps['play'],
): void {
  const [life] = useState<{ end: (() => void) | null; ending?: ReturnType<typeof setTimeout> }>({
    end: null,
  });
  useEffect(() => {
    clearTimeout(life.ending);
    life.end ??= start(lab, users, play);
    return () => {
      life.ending = setTimeout(() => {
        life.end?.();
        for (const { engine } of panes) engine.dispose();
        lab.dispose();
      }, closeAfterMs);
    };
  }, [lab, panes, users, play, life]);
}

function start(lab: Lab<Clock>, users: readonly RoomUser[], play: TwoPeopleProps['play']): () => void {
  const actors = users.map((user) => {
    const actor = lab.actor({ id: user.id, info: user.info });
    actor.join(room);
    return actor;
  });
  const stop = play?.(lab, actors);
  return () => {
    stop?.();
    for (const actor of actors) actor.dispose();
  };
}

function Room({ pane: { user, client }, lab }: { pane: Pane; lab: Lab<Clock> }): ReactNode {
  const { status } = useConnection();
  const { count } = usePresence(room);
  const wave = useTrigger(room, 'client-wave');
  const [last, setLast] = useState('Nothing was said yet.');
  useEvent(room, 'said', (data: unknown) => setLast(`“${(data as { text: string }).text}”`));
  const [pulled, setPulled] = useState(false);
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
        <button
          type="button"
          className="cp-button"
          aria-pressed={pulled}
          onClick={() => {
            if (pulled) client.cable.plug();
            else client.cable.pull();
            setPulled(!pulled);
          }}
        >
          Pull the cable
        </button>
      </p>
    </>
  );
}
