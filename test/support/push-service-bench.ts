import { expect, onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions, type RealtimeError } from '../../src/engine.js';
import type { Authorization, AuthorizationRequest } from '../../src/engine/options.js';
import {
  createLab,
  pushService,
  together,
  type Fault,
  type Lab,
  type LabClient,
  type LabOptions,
  type LabUser,
} from '../../src/testing.js';
import { lengthPrefixedFraming, newlineFraming, type Framing } from '../../src/transport/framing.js';
import type { MemoryPeer } from '../../src/transport/memory.js';
import type { ChannelSnapshot, ConnectionSnapshot } from '../../src/store/state.js';
import { framedDoor, framedTransport, type Cut } from './framed.js';
import { guardSecrets, listenToConsole } from './guard-secrets.js';

/** The ways to the push service: whole messages, and bytes in pieces of seven. */
export const carriers: readonly [string, Framing | null][] = [
  ['a WebSocket', null],
  ['TCP, a line a message', newlineFraming],
  ['TCP, a length before each', lengthPrefixedFraming],
];

const inSevens: Cut = (bytes) => bytes.match(/[^]{1,7}/g) ?? [];

export interface Said {
  readonly at: number;
  readonly event: string;
  readonly channel?: string;
  readonly data?: unknown;
}

export interface PushServiceBench {
  readonly lab: Lab;
  readonly client: LabClient;
  readonly engine: Engine;
  readonly errors: RealtimeError[];
  readonly connection: ConnectionSnapshot;
  channel(name: string): ChannelSnapshot | undefined;
  members(name: string): (readonly [id: string, info: unknown])[];
  /** The client's frames, and when they came, over all lines. */
  readonly said: readonly Said[];
  /** The channels that were asked for, in order. */
  subscribes(): unknown[];
  /** The server says this to the client, out of turn. */
  say(frame: object): void;
  /** The server ends the newest line. */
  drop(): void;
  /** Signs as the application's server does. */
  authorize(request: AuthorizationRequest): Authorization;
  /** Ends both sides, and checks what was said and told. */
  end(): void;
}

export interface BenchOptions {
  readonly framing?: Framing | null;
  readonly user?: LabUser;
  readonly lab?: LabOptions;
  /** Between the client and the push service. */
  readonly fault?: Fault;
  readonly engine?: Partial<EngineOptions> & { readonly presence?: { readonly parseInfo?: boolean } };
  /** Hears of a frame that would end the server's worker; without it, such a frame fails the test. */
  readonly onFatalFrame?: (why: string) => void;
}

/** An engine and a push service whose worker survives every frame; whatever leaks a signature fails the test. */
export function pushServiceBench(options: BenchOptions = {}): PushServiceBench {
  const { framing = null, user = { id: 'me', info: { name: 'Me' } }, fault, lab: labOptions = {} } = options;
  listenToConsole();
  const lab = createLab({ limits: { members: 10_000 }, ...labOptions });
  const said: Said[] = [];
  const errors: RealtimeError[] = [];
  const fatal: string[] = [];
  let peer: MemoryPeer | null = null;
  let drop = (): void => undefined;

  const listens: Fault = (accept) => (to, url) => {
    peer = to;
    const line = accept(to, url);
    drop = () => {
      to.close(1006, '');
      line.closed();
    };
    return {
      closed: line.closed,
      receive(text) {
        said.push({ at: lab.clock.now(), ...(JSON.parse(text) as Omit<Said, 'at'>) });
        line.receive(text);
      },
    };
  };
  const faults = [
    ...(framing === null ? [] : [framedDoor(framing, inSevens)]),
    listens,
    ...(fault === undefined ? [] : [fault]),
    pushService({
      onFatalFrame: (why, text) => {
        fatal.push(`${why}: ${text}`);
        options.onFatalFrame?.(why);
      },
    }),
  ];
  const keyIn = framing === null ? 'url' : 'first-message';
  const client = lab.client(user, { fault: together(...faults), keyIn });
  const { transport } = client.options;
  const engine = createEngine({
    ...client.options,
    transport: framing === null ? transport : framedTransport(transport, framing),
    ...(framing === null ? {} : { url: 'tcp://127.0.0.1:6002' }),
    onError: (error) => errors.push(error),
    ...options.engine,
  });
  function end(): void {
    guardSecrets(engine, errors);
    expect(fatal).toEqual([]);
    engine.dispose();
    lab.dispose();
  }
  if (options.onFatalFrame === undefined) onTestFinished(end);

  const channel = (name: string): ChannelSnapshot | undefined => engine.store.getState().channels.get(name);
  return {
    lab,
    client,
    engine,
    errors,
    said,
    channel,
    get connection() {
      return engine.store.getState().connection;
    },
    members: (name) => (channel(name)?.presence?.members ?? []).map(({ id, info }) => [id, info]),
    subscribes: () =>
      said
        .filter(({ event }) => event === 'pusher:subscribe')
        .map(({ data }) => (data as { channel: string }).channel),
    say: (frame) => peer?.send(JSON.stringify(frame)),
    drop: () => drop(),
    end,
    authorize: (request) => (client.options.auth as (asked: AuthorizationRequest) => Authorization)(request),
  };
}
