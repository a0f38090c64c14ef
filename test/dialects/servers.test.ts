import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions, type RealtimeError } from '../../src/engine.js';
import {
  answersClient,
  closesAfterConnect,
  closesWithoutCode,
  createLab,
  editsFromServer,
  errorsAsText,
  errorsBeforeClose,
  errorsWithoutChannel,
  errorThenLeavesOpen,
  neverPongs,
  omitsData,
  pingsWithoutData,
  presenceHashAsArray,
  refuses,
  subscriptionErrorLimitReached,
  tellsActivityTimeout,
  together,
  type Fault,
  type Lab,
  type LabClient,
  type LabOptions,
  type WireFrame,
} from '../../src/testing.js';
import type { MemoryPeer } from '../../src/transport/memory.js';
import type { ChannelSnapshot, ConnectionSnapshot } from '../../src/store/state.js';
import type { Authorization, AuthorizationRequest } from '../../src/engine/options.js';

const room = 'presence-room';
const nothing: Fault = (accept) => accept;

interface Bench {
  readonly lab: Lab;
  readonly client: LabClient;
  readonly engine: Engine;
  readonly errors: RealtimeError[];
  /** The client's frames, over all lines. */
  readonly said: WireFrame[];
  /** Lines that the client opened, and when. */
  readonly openedAt: readonly number[];
  connection(): ConnectionSnapshot;
  channel(name: string): ChannelSnapshot | undefined;
  say(frame: object): void;
  authorize(request: AuthorizationRequest): Authorization;
}

interface BenchOptions {
  readonly fault?: Fault;
  readonly lab?: LabOptions;
  readonly engine?: Partial<EngineOptions>;
}

function bench({
  fault = nothing,
  lab: labOptions = {},
  engine: engineOptions = {},
}: BenchOptions = {}): Bench {
  const lab = createLab({ limits: { members: 1_000 }, ...labOptions });
  const said: WireFrame[] = [];
  const errors: RealtimeError[] = [];
  const openedAt: number[] = [];
  let peer: MemoryPeer | null = null;
  const listens: Fault = (accept) => (to, url) => {
    peer = to;
    openedAt.push(lab.clock.now());
    const line = accept(to, url);
    return {
      closed: line.closed,
      receive(text) {
        said.push(JSON.parse(text) as WireFrame);
        line.receive(text);
      },
    };
  };
  const client = lab.client({ id: 'me', info: { name: 'Me' } }, { fault: together(listens, fault) });
  const engine = createEngine({
    ...client.options,
    connect: 'eager',
    onError: (error) => errors.push(error),
    ...engineOptions,
  });
  onTestFinished(() => {
    engine.dispose();
    lab.dispose();
  });
  return {
    ...{ lab, client, engine, errors, said, openedAt },
    connection: () => engine.store.getState().connection,
    channel: (name) => engine.store.getState().channels.get(name),
    say: (frame) => peer?.send(JSON.stringify(frame)),
    authorize: (request) => (client.options.auth as (asked: AuthorizationRequest) => Authorization)(request),
  };
}

/** Signs wrongly what has one of these names. */
function refusing(target: () => Bench, ...names: string[]): Partial<EngineOptions> {
  return {
    auth: (request) =>
      names.includes(request.channel) ? { auth: 'app-key:bad' } : target().authorize(request),
  };
}

const named = (said: readonly WireFrame[], event: string): WireFrame[] =>
  said.filter((one) => one['event'] === event);

const membersOf = ({ channel }: Bench): (readonly [string, unknown])[] =>
  (channel(room)?.presence?.members ?? []).map(({ id, info }) => [id, info]);

const inPusherWords = (problem: string): Fault =>
  errorsWithoutChannel({ code: null, message: (channel) => `${problem} ${channel}, but got 00` });

const refusals: readonly [string, Fault][] = [
  ['soketi: an event of its own', nothing],
  [
    'Pusher: the text names the channel',
    inPusherWords('Invalid signature: Expected HMAC SHA256 hex digest of 1.1:'),
  ],
  ['Reverb: 4009 without a channel, as text', together(errorsAsText(), errorsWithoutChannel())],
  ['Sockudo: 4009 without a channel', errorsWithoutChannel()],
];

describe('connecting to other servers', () => {
  it.each([
    ['Pusher, Sockudo', 120, 30_000],
    ['soketi, Reverb', 30, 24_000],
    ['a server that says nothing', null, 24_000],
    ['a server that says 0', 0, 24_000],
  ])('[SV1] %s: pings within the activity timeout of %s s', async (_name, seconds, expectedMs) => {
    const { lab, said, connection } = bench({ fault: tellsActivityTimeout(seconds) });
    await lab.advance(expectedMs - 100);
    expect(named(said, 'pusher:ping')).toHaveLength(0);
    await lab.advance(200);
    expect(named(said, 'pusher:ping')).toHaveLength(1);
    expect(connection().status).toBe('connected');
  });

  it.each([
    ['Pusher: a close of 4201', nothing],
    ['soketi, Sockudo: an error, and a close', errorsBeforeClose()],
    [
      'Reverb: an error, and no close frame',
      together(closesWithoutCode(), errorsAsText(), errorsBeforeClose()),
    ],
  ])('[SV2] idle: %s', async (_name, fault) => {
    const { lab, connection, openedAt } = bench({ fault });
    await lab.advance(10_000);
    lab.hub.closeConnections(4201, 'Pong reply not received in time.');
    await lab.advance(0);
    expect(connection()).toMatchObject({
      status: 'reconnecting',
      error: { wireCode: 4201, retryable: true },
    });
    await lab.advance(1_000);
    expect([connection().status, openedAt.length]).toEqual(['connected', 2]);
  });

  it('[SV3] a ping without data is answered at once, and a pong without data counts', async () => {
    const { lab, said, connection } = bench({
      fault: pingsWithoutData(),
      lab: { activityTimeoutMs: 30_000 },
    });
    await lab.advance(600_000);
    expect(connection()).toMatchObject({ status: 'connected', latencyMs: 0 });
    const { said: others, say, lab: second } = bench();
    await second.advance(10);
    for (const ping of [{ data: {} }, { data: '{}' }, {}]) say({ event: 'pusher:ping', ...ping });
    await second.advance(10);
    expect(named(others, 'pusher:pong')).toHaveLength(3);
    expect(named(said, 'pusher:ping').length).toBeGreaterThan(10);
  });

  it('[SV3] no pong at all: the line is given up, and opened anew', async () => {
    const { lab, openedAt, errors } = bench({ fault: neverPongs() });
    await lab.advance(45_000);
    expect(errors.map(({ code }) => code)).toContain('pong-timeout');
    expect(openedAt).toHaveLength(2);
  });

  it.each([
    ['Pusher: a close', refuses(4001, 'No such app', { explains: false })],
    ['soketi, Sockudo: an error, and a close', refuses(4001)],
    [
      'Reverb: an error as text, and a close without code',
      together(closesWithoutCode(), errorsAsText(), refuses(4001)),
    ],
    ['an error alone, and the line left open', errorThenLeavesOpen(4001)],
  ])('[SV11] unknown key: %s', async (_name, fault) => {
    const { lab, connection, openedAt, engine, client } = bench({ fault });
    const hold = engine.subscribe('news');
    await lab.advance(600_000);
    expect(connection()).toMatchObject({ status: 'failed', error: { code: 'refused', wireCode: 4001 } });
    expect([openedAt.length, client.openTransports]).toEqual([1, 0]);
    await expect(hold.ready).rejects.toMatchObject({ code: 'refused' });
  });

  it.each([
    ['Pusher, soketi, Sockudo: 4100', refuses(4100), 'unavailable', 'over-limit'],
    ['Pusher, Sockudo: 4004', refuses(4004), 'failed', 'refused'],
    [
      'Reverb: 4004 as text, and the line left open',
      together(errorsAsText(), errorThenLeavesOpen(4004)),
      'failed',
      'refused',
    ],
  ])('[SV12] over the limit of connections: %s', async (_name, fault, status, code) => {
    const { lab, connection, openedAt, client } = bench({ fault });
    await lab.advance(999);
    expect([openedAt.length, client.openTransports]).toEqual([1, 0]);
    await lab.advance(59_000);
    expect(connection()).toMatchObject({ status, error: { code } });
    expect(openedAt.length > 1).toBe(code === 'over-limit');
    expect(openedAt.length).toBeLessThan(30);
  });

  it.each([
    [
      'Reverb: an error, and the line left open',
      together(errorsAsText(), errorThenLeavesOpen(4009, 'Origin not allowed')),
    ],
    ['Sockudo: a close', refuses(4009, 'Origin not allowed')],
  ])('[SV13] a bad origin: %s', async (_name, fault) => {
    const { lab, connection, openedAt } = bench({ fault });
    await lab.advance(60_000);
    expect(connection()).toMatchObject({ status: 'failed', error: { wireCode: 4009 } });
    expect(connection().error?.message).toContain('Origin not allowed');
    expect(openedAt).toHaveLength(1);
  });

  it.each([
    ['as text (Reverb)', '{"code":4200,"message":"Invalid message format"}'],
    ['as object (Sockudo)', { code: 4200, message: 'Invalid message format' }],
  ])('[SV14] a message that was not understood: 4200 %s, and the line stays open', async (_name, data) => {
    const { lab, connection, openedAt, say, errors, engine, channel } = bench();
    engine.subscribe('news');
    await lab.advance(10);
    say({ event: 'pusher:error', data });
    await lab.advance(20_000);
    expect([connection().status, openedAt.length, channel('news')?.status]).toEqual([
      'connected',
      1,
      'subscribed',
    ]);
    expect(errors).toMatchObject([{ code: 'server-error', wireCode: 4200 }]);
  });

  it('[SV15] sign-in frames and watchlists that nobody asked for are ignored', async () => {
    const { lab, connection, say, errors, engine } = bench();
    const heard: unknown[] = [];
    engine.onAny((_data, { event }) => heard.push(event));
    await lab.advance(10);
    say({
      event: 'pusher_internal:watchlist_events',
      data: '{"events":[{"name":"online","user_ids":["1"]}]}',
    });
    say({ event: 'pusher:signin_success', data: { auth: 'a', user_data: '{"id":"1"}' } });
    say({ event: 'online', data: '{"user_ids":["1"]}' }); // Sockudo: at the top level, without a channel
    await lab.advance(10);
    expect([connection().status, heard, errors]).toEqual(['connected', [], []]);
  });

  it.each([
    ['Pusher: a close of 4009', nothing],
    ['soketi, Sockudo: an error, and a close of 4009', errorsBeforeClose()],
  ])('[SV21] a user who is ended: %s', async (_name, fault) => {
    const { lab, connection, engine, openedAt } = bench({ fault });
    engine.subscribe(room);
    await lab.advance(100);
    expect(lab.hub.terminateUser('app-id', 'me')).toBe(1);
    await lab.advance(60_000);
    expect(connection()).toMatchObject({ status: 'failed', error: { wireCode: 4009 } });
    expect(openedAt).toHaveLength(1);
  });

  it('[SV21] a user whom Reverb just drops comes back', async () => {
    const { lab, connection, engine, channel, openedAt } = bench({ fault: closesWithoutCode() });
    engine.subscribe(room);
    await lab.advance(100);
    lab.hub.terminateUser('app-id', 'me');
    await lab.advance(2_000);
    expect([connection().status, channel(room)?.status, openedAt.length]).toEqual([
      'connected',
      'subscribed',
      2,
    ]);
  });

  it.each([
    ['Pusher, Sockudo: a close of 4200', nothing],
    ['soketi: an error, and a close of 4200', errorsBeforeClose()],
    ['Reverb: no close frame', closesWithoutCode()],
  ])('[SV22] a restart: %s', async (_name, fault) => {
    const { lab, connection, engine, openedAt } = bench({ fault });
    const resyncs: unknown[] = [];
    engine.subscribe('news', { onResync: (resync) => resyncs.push(resync) });
    await lab.advance(10_000);
    lab.hub.closeConnections(4200, 'Server closed. Please reconnect shortly.');
    await lab.advance(1_000);
    expect([connection().status, openedAt.length, resyncs.length]).toEqual(['connected', 2, 1]);
  });

  it('[SV22] a server that restarts again and again is returned to less and less often', async () => {
    const { lab, openedAt } = bench({ fault: closesAfterConnect(4200) });
    await lab.advance(3_000);
    expect(openedAt.length).toBeLessThanOrEqual(10);
    await lab.advance(120_000);
    const pauses = openedAt.slice(1).map((at, index) => at - (openedAt[index] ?? 0));
    expect(Math.max(...pauses.slice(-3))).toBeGreaterThan(2_000);
  });

  it.each(['7812345678.9912345678', '1.1', '999999999.1', '18446744073709551615.18446744073709551615'])(
    '[SV23] the socket id %s is signed as it is',
    async (socketId) => {
      const asked: string[] = [];
      const fault = editsFromServer((frame) => [
        frame['event'] === 'pusher:connection_established'
          ? { ...frame, data: JSON.stringify({ socket_id: socketId, activity_timeout: 30 }) }
          : frame,
      ]);
      const { lab, engine } = bench({
        fault,
        engine: {
          auth: ({ socketId: id }) => {
            asked.push(id);
            return { auth: 'app-key:x' };
          },
        },
      });
      engine.subscribe('private-a');
      await lab.advance(10);
      expect([engine.socketId, asked]).toEqual([socketId, [socketId]]);
    },
  );
});

describe('subscribing at other servers', () => {
  it('[SV4] soketi: a success without data', async () => {
    const { lab, engine, channel, errors } = bench({ fault: omitsData() });
    for (const name of ['news', 'private-a']) engine.subscribe(name);
    await lab.advance(10);
    expect(['news', 'private-a'].map((name) => channel(name)?.status)).toEqual(['subscribed', 'subscribed']);
    expect(errors).toEqual([]);
  });

  const presence = (change: (presence: PresenceList) => object): Fault =>
    editsFromServer((frame) => {
      const data =
        typeof frame['data'] === 'string' ? (JSON.parse(frame['data']) as { presence?: PresenceList }) : {};
      if (data.presence === undefined) return [frame];
      return [{ ...frame, data: JSON.stringify({ presence: change(data.presence) }) }];
    });

  it.each<[string, Fault, boolean]>([
    ['soketi: ids as they were given', nothing, true],
    ['Sockudo: ids as texts', presence((list) => ({ ...list, ids: Object.keys(list.hash) })), true],
    ['Reverb: an array, for ids 0, 1, 2', presenceHashAsArray(), true],
    ['Reverb: a count of 0 for everyone', presence((list) => ({ ...list, count: 0 })), false],
    ['a map without ids', presence(({ hash, count }) => ({ hash, count })), true],
    ['data as an object', editsFromServer((frame) => [{ ...frame, data: parsed(frame['data']) }]), true],
  ])('[SV5] members at %s', async (_name, fault, complete) => {
    const made = bench({ fault, engine: { auth: undefined } });
    const { lab, engine, channel } = made;
    for (const id of [0, 1]) lab.actor({ id, info: { n: id } }).join(room);
    engine.update({
      auth: (request) => ({ ...made.authorize(request) }),
    });
    engine.subscribe(room);
    await lab.advance(50);
    const people = membersOf(made);
    expect(people.slice(0, 2)).toEqual([
      ['0', { n: 0 }],
      ['1', { n: 1 }],
    ]);
    expect(channel(room)?.presence?.me?.id).toBe('me');
    expect(channel(room)?.presence?.complete).toBe(complete);
  });

  it('[SV5] Reverb: an empty array is nobody, but for oneself', async () => {
    const made = bench({ fault: presence(() => ({ count: 0, ids: [], hash: [] as never })) });
    made.engine.subscribe(room);
    await made.lab.advance(50);
    expect(membersOf(made)).toEqual([['me', { name: 'Me' }]]);
  });

  it.each([
    ['Pusher, soketi', { user_id: 7, user_info: { n: 1 } }, { n: 1 }],
    ['Reverb: the whole channel_data', { user_id: '7', user_info: { n: 1 }, more: true }, { n: 1 }],
    ['Sockudo: an empty info', { user_id: '7', user_info: {} }, {}],
    ['no info at all', { user_id: '7' }, undefined],
  ])('[SV6] a join at %s', async (_name, data, info) => {
    const made = bench();
    made.engine.subscribe(room);
    await made.lab.advance(50);
    for (const shape of [JSON.stringify(data), data]) {
      made.say({ event: 'pusher_internal:member_added', channel: room, data: shape });
      await made.lab.advance(50);
      expect(membersOf(made)[1]).toEqual(['7', info]);
    }
    expect(membersOf(made)).toHaveLength(2);
    made.say({ event: 'pusher_internal:member_removed', channel: room, data: '{"user_id":7}' });
    await made.lab.advance(50);
    expect(membersOf(made)).toHaveLength(1);
  });

  it.each(refusals)('[SV7] a bad signature at %s', async (_name, fault) => {
    const made = bench({ fault, engine: refusing(() => made, 'private-bad') });
    const { lab, engine, channel, connection, errors } = made;
    engine.subscribe('private-good');
    await lab.advance(10);
    engine.subscribe('private-bad');
    await lab.advance(10);
    expect([channel('private-good')?.status, channel('private-bad')?.status]).toEqual([
      'subscribed',
      'failed',
    ]);
    expect(connection().status).toBe('connected');
    expect(errors).toMatchObject([{ code: 'subscription-refused', channel: 'private-bad' }]);
  });

  it.each(refusals)('[SV8] a bad signature among good ones at %s', async (_name, fault) => {
    const made = bench({ fault, engine: refusing(() => made, 'private-bad') });
    const { lab, engine, channel } = made;
    const names = ['private-a', 'private-bad', 'private-b'];
    for (const name of names) engine.subscribe(name);
    await lab.advance(120_000);
    expect([channel('private-a')?.status, channel('private-b')?.status]).toEqual([
      'subscribed',
      'subscribed',
    ]);
    expect(channel('private-bad')?.status).not.toBe('subscribed');
    expect(channel('private-bad')?.error?.code).toBe('subscription-refused');
  });

  it.each([
    ['soketi: an event of its own', nothing],
    ['Sockudo: an error', errorsWithoutChannel({ code: 4009 })],
    ['Pusher: an error that names it', inPusherWords('Invalid channel name')],
  ])('[SV7] a bad name at %s', async (_name, fault) => {
    const { lab, engine, channel, connection } = bench({ fault });
    engine.subscribe('a name with spaces');
    await lab.advance(10);
    expect(channel('a name with spaces')).toMatchObject({
      status: 'failed',
      error: { code: 'subscription-refused' },
    });
    expect(connection().status).toBe('connected');
  });

  it.each([
    ['soketi: LimitReached', subscriptionErrorLimitReached()],
    [
      'Sockudo: 4100 without a channel',
      together(errorsWithoutChannel({ code: 4100 }), subscriptionErrorLimitReached()),
    ],
  ])('[SV9] a room that is full at %s', async (_name, fault) => {
    const { lab, engine, channel, connection } = bench({ fault });
    engine.subscribe(room);
    await lab.advance(10);
    expect(channel(room)).toMatchObject({ status: 'failed', error: { code: 'over-limit', wireCode: 4100 } });
    expect(connection().status).toBe('connected');
  });

  it.each([
    ['as Pusher and Sockudo count', 'news', 3],
    ['and nobody', 'news', 0],
  ])('[SV16] the count of subscribers, %s', async (_name, name, count) => {
    const { lab, engine, channel, say } = bench({ lab: { subscriptionCounts: false } });
    engine.subscribe(name);
    await lab.advance(10);
    say({
      event: 'pusher_internal:subscription_count',
      channel: name,
      data: JSON.stringify({ subscription_count: count }),
    });
    await lab.advance(50);
    expect(channel(name)?.subscriptionCount).toBe(count);
  });

  it('[SV16] Sockudo’s meta channels are channels of their own', async () => {
    const { lab, engine, channel, say } = bench({ lab: { subscriptionCounts: false } });
    const heard: unknown[] = [];
    engine.subscribe('news');
    engine.on('[meta]news', 'subscription_count', (data) => heard.push(data));
    await lab.advance(10);
    say({ event: 'subscription_count', channel: '[meta]news', data: '{"subscription_count":2}' });
    await lab.advance(50);
    expect([heard, channel('news')?.subscriptionCount]).toEqual([[{ subscription_count: 2 }], null]);
  });

  it.each([
    'private-encrypted-x',
    'private-cache-x',
    'presence-cache-x',
    'cache-x',
    'private-encrypted-cache-x',
  ])('[SV20] %s is authorised by its prefix', async (name) => {
    const { lab, engine, channel, client, say, errors } = bench();
    const heard: unknown[] = [];
    engine.onAny((_data, { event }) => heard.push(event));
    engine.subscribe(name);
    await lab.advance(10);
    say({ event: 'pusher:cache_miss', channel: name, data: '{}' });
    say({ event: 'pusher:cache_miss', channel: name });
    await lab.advance(10);
    expect(channel(name)?.status).toBe('subscribed');
    expect(channel(name)?.presence === null).toBe(!name.startsWith('presence-'));
    expect(client.authorizations).toBe(name === 'cache-x' ? 0 : 1);
    expect([heard, errors]).toEqual([[], []]);
  });

  it('[SV24] a leave that is replayed as a cached event harms nobody', async () => {
    const made = bench();
    made.lab.actor({ id: 'ada' }).join(room);
    made.engine.subscribe(room);
    await made.lab.advance(10);
    made.say({ event: 'pusher_internal:member_removed', channel: room, data: '{"user_id":"gone"}' });
    await made.lab.advance(50);
    expect([membersOf(made).map(([id]) => id), made.errors]).toEqual([['ada', 'me'], []]);
  });
});

describe('client events at other servers', () => {
  it.each([
    ['Pusher: a text', '{"t":1}', '7', '7'],
    ['soketi, Reverb: an object, and a number for an id', { t: 1 }, 7, '7'],
    ['Sockudo: no id', { t: 1 }, undefined, null],
  ])('[SV17] %s', async (_name, data, id, expected) => {
    const { lab, engine, say } = bench();
    const heard: unknown[] = [];
    engine.subscribe(room).on('client-typing', (value, { userId }) => heard.push([value, userId]));
    await lab.advance(10);
    say({ event: 'client-typing', channel: room, data, user_id: id });
    await lab.advance(10);
    expect(heard).toEqual([[{ t: 1 }, expected]]);
  });

  it.each([
    [
      'soketi: 4301 with the channel',
      { channel: 'private-a', data: { code: 4301, message: 'Too many.' } },
      'over-limit',
    ],
    [
      'Reverb: 4301 without a channel, as text',
      { data: '{"code":4301,"message":"Disabled."}' },
      'over-limit',
    ],
    ['Reverb: 4009, not a member', { data: '{"code":4009,"message":"Not a member."}' }, 'server-error'],
    [
      'Pusher: no code',
      { data: { code: null, message: 'Client event rejected - not enabled' } },
      'server-error',
    ],
    [
      'Reverb: a text as data is not understood',
      { data: '{"code":4200,"message":"Invalid message format"}' },
      'server-error',
    ],
  ])('[SV10] refused at %s', async (_name, error, code) => {
    const fault = answersClient(({ event }) =>
      event === 'client-x' ? [{ event: 'pusher:error', ...error }] : null,
    );
    const { lab, engine, channel, connection, errors } = bench({ fault });
    const hold = engine.subscribe('private-a');
    await lab.advance(10);
    expect(hold.trigger('client-x', 'text')).toEqual({ ok: true });
    await lab.advance(20_000);
    expect([connection().status, channel('private-a')?.status]).toEqual(['connected', 'subscribed']);
    expect(errors.map((one) => one.code)).toEqual([code]);
  });

  it('[SV18] Reverb: 4301, and the line ends without a code: waited out, and returned', async () => {
    const made = bench({ fault: closesWithoutCode() });
    const { lab, engine, connection, openedAt, say } = made;
    engine.subscribe('private-a');
    await lab.advance(10_000);
    say({ event: 'pusher:error', data: '{"code":4301,"message":"Rate limit exceeded"}' });
    lab.hub.closeConnections(1000, '');
    await lab.advance(990);
    expect(openedAt).toHaveLength(1);
    await lab.advance(3_000);
    expect([connection().status, openedAt.length]).toEqual(['connected', 2]);
  });

  it('[SV19] Reverb takes 10,000 bytes a frame: with a limit below that for the data, none is larger', async () => {
    const { lab, engine, said, client } = bench({ engine: { clientEvents: { maxBytes: 9_900 } } });
    const hold = engine.subscribe('private-a');
    await lab.advance(10);
    const empty = new TextEncoder().encode(JSON.stringify({ s: '' })).length;
    const longest = (9_900 - empty) / 2;
    expect(hold.trigger('client-x', { s: 'é'.repeat(longest) })).toEqual({ ok: true });
    expect(hold.trigger('client-x', { s: 'é'.repeat(longest + 1) })).toEqual({
      ok: false,
      reason: 'too-large',
    });
    await lab.advance(10);
    const [frame, ...others] = named(said, 'client-x').map((one) =>
      new TextEncoder().encode(JSON.stringify(one)),
    );
    expect(frame?.length).toBeGreaterThan(9_900);
    expect(frame?.length).toBeLessThanOrEqual(10_000);
    expect([others, client.openTransports]).toEqual([[], 1]);
  });
});

interface PresenceList {
  readonly ids: unknown;
  readonly hash: Record<string, unknown>;
  readonly count: number;
}

function parsed(data: unknown): unknown {
  return typeof data === 'string' ? JSON.parse(data) : data;
}
