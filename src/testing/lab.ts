import { type Clock, systemClock } from '../lib/clock.js';
import type { EngineOptions } from '../engine/options.js';
import type { UserAuthenticationFunction } from '../engine/user-authentication.js';
import { type AppConfig, defaultApp } from '../server/apps.js';
import { doorFromUrl } from '../server/door.js';
import { createHub, type Hub, type HubOptions } from '../server/hub.js';
import { type Cable, type MemoryOptions, memoryTransport } from '../transport/memory.js';
import { type Actor, createActor, type LabUser } from './actor.js';
import type { Fault } from './faults.js';
import { createLabFetch } from './lab-fetch.js';
import { authenticateAs, authorizeAs, authorizeWithKey, masterKey } from './lab-signing.js';
import { hubSocketId } from './push-service.js';
import { createManualHints, type ManualHints } from './manual-hints.js';
import { createRandom } from './random.js';
import { type FrameDirection, tapped } from './tap.js';
import { createVirtualClock, type VirtualClock } from './virtual-clock.js';

/** Options of {@link createLab}, beside those of the hub. */
export interface LabOptions extends Omit<HubOptions, 'apps' | 'clock' | 'random'> {
  /** Over the development app's `app-id`, `app-key` and `app-secret`, and a master key for encrypted channels. */
  readonly app?: Partial<AppConfig>;
  /** Where all random numbers come from: the same seed gives the same run. @default 1 */
  readonly seed?: number;
  /** Hears every frame of every client's line. Their texts carry signatures: what shows them takes those out. */
  readonly onFrame?: (frame: LabFrame) => void;
}

/** A frame on a client's line, where the line meets the server: latency lies between here and the client. */
export interface LabFrame {
  readonly client: LabClient;
  /** `out`: the client said it; `in`: the server did. */
  readonly direction: FrameDirection;
  /** Milliseconds since the epoch, by the lab's clock. */
  readonly at: number;
  readonly text: string;
}

/** Options of {@link Lab.client}. */
export interface LabClientOptions extends Omit<MemoryOptions, 'clock'> {
  readonly fault?: Fault;
}

/** One user's side: what to create an engine with, and the means to trouble it. */
export interface LabClient {
  /** For `createEngine` or `RealtimeProvider`; spread them to change some. */
  readonly options: EngineOptions &
    Required<Pick<EngineOptions, 'clock' | 'random' | 'networkHints' | 'transport'>>;
  /**
   * Signs the user in, as the application's server would: `extensions(signIn(client.userAuth))`. It throws where the
   * client is nobody.
   */
  readonly userAuth: UserAuthenticationFunction;
  readonly cable: Cable;
  readonly hints: ManualHints;
  /** Lines that the engine has open. */
  readonly openTransports: number;
  /** How often the engine asked for a signature. */
  readonly authorizations: number;
  /** How the server treats this client's next lines; null: well. */
  setFault(fault: Fault | null): void;
}

/** A server, its clients and their network, all in memory. */
export interface Lab<C extends Clock = VirtualClock> {
  readonly hub: Hub;
  readonly clock: C;
  /** A `fetch` to the hub's HTTP API and to `/pusher/auth`. */
  readonly fetch: typeof fetch;
  /** A user who is to have an engine; without a user, one who is nobody and can join no presence channel. */
  client(user?: LabUser, options?: LabClientOptions): LabClient;
  /** The options of a new {@link Lab.client}. */
  options(user?: LabUser): LabClient['options'];
  /** A user who does what a script says. */
  actor(user: LabUser): Actor;
  /** Publishes as the application's server: values as JSON, texts as they are. @throws Error where it is refused */
  publish(channels: string | readonly string[], event: string, data?: unknown, socketId?: string): void;
  /** Moves the clock. @throws Error where the lab's clock is not a virtual one */
  advance(ms: number): Promise<void>;
  /** Lines that engines have open, over all clients. */
  readonly openTransports: number;
  /** Ends everything on the server's side: connections and timers. */
  dispose(): void;
}

function isVirtual(clock: Clock): clock is VirtualClock {
  return 'advance' in clock;
}

function clockOf(clock: Clock | 'virtual' | 'real'): Clock {
  if (clock === 'virtual') return createVirtualClock();
  return clock === 'real' ? systemClock : clock;
}

interface ClientContext {
  readonly hub: Hub;
  readonly app: AppConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFrame: ((frame: LabFrame) => void) | undefined;
}

function createLabClient(context: ClientContext, user: LabUser | null, options: LabClientOptions): LabClient {
  const { hub, app, clock, random, onFrame } = context;
  const { fault: firstFault = null, ...memory } = options;
  let fault = firstFault;
  let authorizations = 0;
  const hints = createManualHints();
  const transport = memoryTransport(
    (peer, url) => {
      const door = memory.keyIn === 'first-message' ? { keyIn: memory.keyIn } : doorFromUrl(url);
      if (door === null) throw new Error(`The URL ${url} names no app.`);
      const accept = (to: typeof peer): ReturnType<Hub['connect']> => hub.connect(to, door);
      const troubled = fault?.(accept) ?? accept;
      const hear = (direction: FrameDirection, text: string): void =>
        onFrame?.({ client: made, direction, at: clock.now(), text });
      return (onFrame ? tapped(troubled, hear) : troubled)(peer, url);
    },
    { ...memory, clock },
  );

  const made: LabClient = {
    hints,
    userAuth: ({ socketId }) => authenticateAs(app, user, hubSocketId(socketId)),
    cable: transport.cable,
    get openTransports() {
      return transport.openLines;
    },
    get authorizations() {
      return authorizations;
    },
    setFault(next) {
      fault = next;
    },
    options: {
      appKey: app.key,
      transport,
      clock,
      random,
      networkHints: hints,
      auth({ socketId, channel }) {
        authorizations += 1;
        return authorizeWithKey(app, user, hubSocketId(socketId), channel) ?? { auth: '' };
      },
      ...(user === null ? {} : { user: { id: String(user.id) } }),
    },
  };
  return made;
}

/**
 * Creates a server in memory with everything that tests and stories need around it: clients whose cable can be
 * pulled, users who follow a script, and a clock that can be moved. It is the same server that `copresent serve` runs.
 * @throws Error with a sentence where the app or a limit cannot be used
 *
 * @example
 * const lab = createLab();
 * const ada = lab.client({ id: 'ada', info: { name: 'Ada' } });
 * const engine = createEngine(ada.options);
 * engine.subscribe('presence-room');
 * lab.actor({ id: 'bob' }).join('presence-room');
 * await lab.advance(100);
 * ada.cable.pull();
 */
export function createLab(options?: LabOptions & { readonly clock?: 'virtual' | VirtualClock }): Lab;
export function createLab(options: LabOptions & { readonly clock: Clock | 'real' }): Lab<Clock>;
export function createLab(
  options: LabOptions & { readonly clock?: Clock | 'virtual' | 'real' } = {},
): Lab<Clock> {
  const { app: appOptions, seed = 1, clock: clockOption = 'virtual', onFrame, ...hubOptions } = options;
  const clock = clockOf(clockOption);
  const app = { ...defaultApp, encryptionMasterKeyBase64: masterKey, ...appOptions };
  const hub = createHub({ ...hubOptions, apps: [app], clock, random: createRandom(seed) });
  const clients: LabClient[] = [];

  function client(user?: LabUser, clientOptions: LabClientOptions = {}): LabClient {
    const random = createRandom(seed * 7919 + clients.length);
    const made = createLabClient({ hub, app, clock, random, onFrame }, user ?? null, clientOptions);
    clients.push(made);
    return made;
  }

  return {
    hub,
    clock,
    client,
    fetch: createLabFetch(hub),
    options: (user) => client(user).options,
    actor: (user) =>
      createActor(user, {
        hub,
        appKey: app.key,
        authorize: (who, socketId, channel) => authorizeAs(app, who, socketId, channel),
      }),
    publish(channels, event, data = {}, socketId) {
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      const names = typeof channels === 'string' ? [channels] : channels;
      const exclusion = socketId === undefined ? {} : { socketId: hubSocketId(socketId) };
      const result = hub.publish(app.id, { channels: names, event, data: text, ...exclusion });
      if (!result.ok) throw new Error(result.message);
    },
    async advance(ms) {
      if (!isVirtual(clock))
        throw new Error('Only a virtual clock can be moved: createLab({ clock: "virtual" }).');
      await clock.advance(ms);
    },
    get openTransports() {
      return clients.reduce((sum, { openTransports }) => sum + openTransports, 0);
    },
    dispose: () => hub.dispose(),
  };
}
