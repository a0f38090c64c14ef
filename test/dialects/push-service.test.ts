import { describe, expect, it } from 'vitest';
import {
  answersClient,
  dropsSubscribes,
  losesFromServer,
  neverGreets,
  succeedsLate,
} from '../../src/testing.js';
import { signChannel } from '../../src/server/signing.js';
import { hubSocketId } from '../../src/testing/push-service.js';
import { carriers, pushServiceBench, type BenchOptions } from '../support/push-service-bench.js';

const room = 'presence-room';
const ada = { id: 'ada', info: { name: 'Ada' } };
const app = { key: 'app-key', secret: 'app-secret' };

/** The client events, subscriptions and leaves among what was said. */
const sayings = (said: readonly { event: string }[], event: string) =>
  said.filter((one) => one.event === event);

describe.each(carriers)('the push service over %s', (_name, framing) => {
  const bench = (options: BenchOptions = {}) => pushServiceBench({ framing, ...options });

  it('[PV1] is known by its socket id', async () => {
    const { engine, lab, connection } = bench({ engine: { connect: 'eager' } });
    await lab.advance(10);
    expect(connection.socketId).toBeNull();
    expect(engine.store.getState().connection).toMatchObject({
      status: 'connected',
      socketId: expect.stringMatching(/^[0-9a-f]{20}$/),
    });
  });

  it('[PV2] hears of its client within each 35 s, whatever comes in meanwhile', async () => {
    const { engine, lab, said, connection } = bench();
    engine.subscribe('news');
    for (let second = 0; second < 300; second++) {
      await lab.advance(1_000);
      lab.publish('news', 'tick', { second });
    }
    const gaps = said.slice(1).map(({ at }, index) => at - (said[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(7);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(35_000);
    expect(connection.status).toBe('idle'); // as it was read before; the engine is connected
    expect(engine.store.getState().connection.status).toBe('connected');
  });

  it('[PV3] lists one-key objects, and who comes and goes after it', async () => {
    const { engine, lab, members, channel } = bench();
    const changes: string[] = [];
    for (const user of [ada, { id: 0, info: 'zero' }, { id: 'u-2', info: {} }]) lab.actor(user).join(room);
    engine.subscribe(room, {
      onJoin: ({ id }) => changes.push(`+${id}`),
      onLeave: ({ id }) => changes.push(`-${id}`),
    });
    await lab.advance(50);
    expect(members(room)).toEqual([
      ['0', 'zero'],
      ['ada', { name: 'Ada' }],
      ['u-2', []],
      ['me', { name: 'Me' }],
    ]);
    expect(channel(room)?.presence).toMatchObject({ me: { id: 'me' }, complete: true });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    await lab.advance(50);
    bo.dispose();
    await lab.advance(50);
    expect(changes).toEqual(['+bo', '-bo']);
  });

  it('[PV4] cuts its list at 101: oneself is there all the same, it is incomplete, and the unlisted may leave', async () => {
    const { engine, lab, members, channel, errors } = bench();
    const crowd = Array.from({ length: 120 }, (_, n) => lab.actor({ id: `u${n}`, info: n }));
    for (const actor of crowd) actor.join(room);
    engine.subscribe(room);
    await lab.advance(50);
    expect(members(room)).toHaveLength(102);
    expect(channel(room)?.presence).toMatchObject({ me: { id: 'me' }, complete: false });
    crowd[119]?.dispose(); // whom the list never held
    crowd[0]?.dispose();
    await lab.advance(50);
    expect(members(room)).toHaveLength(101);
    expect(errors).toEqual([]);
  });

  it.each([
    [false, '{"name":"Ada"}'],
    [true, { name: 'Ada' }],
  ])(
    '[PV5] gives an info that is a JSON text; parsed (%s) where that is asked for',
    async (parseInfo, seen) => {
      const { engine, lab, members } = bench({
        user: { id: 'me', info: '{"name":"Me"}' },
        engine: { presence: { parseInfo } },
      });
      lab.actor({ id: 'ada', info: '{"name":"Ada"}' }).join(room);
      engine.subscribe(room);
      await lab.advance(50);
      const bo = lab.actor({ id: 'bo', info: 'no JSON {' });
      bo.join(room);
      await lab.advance(50);
      expect(members(room)).toEqual([
        ['ada', seen],
        ['me', parseInfo ? { name: 'Me' } : '{"name":"Me"}'],
        ['bo', 'no JSON {'],
      ]);
    },
  );

  it('[PV6] refuses without a channel: the oldest that waits is meant, and no signature is told', async () => {
    const refused = new Set(['private-b', 'presence-d']);
    const { engine, lab, channel, errors, authorize } = bench({
      engine: {
        auth: (request) => {
          if (refused.has(request.channel)) return { auth: 'app-key:bad', channel_data: '{"user_id":1}' };
          return authorize(request);
        },
      },
    });
    const names = ['private-a', 'private-b', 'presence-c', 'presence-d', 'news', 'private-e'];
    for (const name of names) engine.subscribe(name);
    await lab.advance(100);
    expect(names.map((name) => channel(name)?.status)).toEqual([
      ...['subscribed', 'failed', 'subscribed', 'failed', 'subscribed', 'subscribed'],
    ]);
    expect(errors.map(({ code, channel: name }) => [code, name])).toEqual([
      ['subscription-refused', 'private-b'],
      ['subscription-refused', 'presence-d'],
    ]);
    expect(errors[0]?.message).toContain('Received invalid JSON');
  });

  it.each([
    'Unknown event',
    'Data exception',
    'illegal data',
    'Client event rejected - only supported on private',
  ])('[PV7] "%s" answers another request: what waits goes on waiting', async (message) => {
    const { engine, lab, channel, errors, say } = bench({ fault: succeedsLate(1) });
    engine.subscribe('news');
    await lab.advance(10);
    say({ event: 'pusher:error', data: { code: null, message } });
    await lab.advance(10);
    expect(channel('news')?.status).toBe('subscribing');
    expect(errors).toMatchObject([{ code: 'server-error', channel: null }]);
    lab.publish('news', 'e', {});
    await lab.advance(10);
    expect(channel('news')?.status).toBe('subscribed');
  });

  it('[PV8] is sent a ping between two subscriptions, so that no refusal is taken for another’s', async () => {
    const { engine, lab, said } = bench();
    for (const name of ['a', 'private-b', room]) engine.subscribe(name);
    await lab.advance(100);
    const events = said.map(({ event }) => event).filter((event) => event !== 'pusher:auth');
    const [subscribe, ping] = ['pusher:subscribe', 'pusher:ping'];
    expect(events).toEqual([subscribe, ping, subscribe, ping, subscribe]);
  });

  it('[PV8] is sent none where the answer comes, and one after a second where it does not', async () => {
    const { engine, lab, said } = bench({ fault: losesFromServer((text) => text.includes('succeeded')) });
    engine.subscribe('a');
    await lab.advance(999);
    const events = (): string[] => said.map(({ event }) => event).filter((event) => event !== 'pusher:auth');
    expect(events()).toEqual(['pusher:subscribe']);
    await lab.advance(50);
    expect(events()).toEqual(['pusher:subscribe', 'pusher:ping']);
  });

  it.each(['a', 'private-b', room])(
    '[PV9] %s: a subscription that is lost is found by the ping after it',
    async (name) => {
      const { engine, lab, channel, subscribes } = bench({ fault: dropsSubscribes(1) });
      engine.subscribe(name);
      await lab.advance(3_000); // and not the 10 s of the time box
      expect(channel(name)?.status).toBe('subscribed');
      expect(subscribes()).toEqual([name, name]);
    },
  );

  it('[PV9] a reply that is lost among others is missed by its own channel alone', async () => {
    let lost = 0;
    const { engine, lab, channel, subscribes } = bench({
      fault: losesFromServer(
        (text) => text.includes('"channel":"b"') && text.includes('succeeded') && lost++ === 0,
      ),
    });
    for (const name of ['a', 'b', 'c']) engine.subscribe(name);
    await lab.advance(3_000);
    expect(['a', 'b', 'c'].map((name) => channel(name)?.status)).toEqual([
      'subscribed',
      'subscribed',
      'subscribed',
    ]);
    expect(subscribes()).toEqual(['a', 'b', 'c', 'b']);
  });

  it('[PV10] a server that loses every subscription is not asked without end', async () => {
    const { engine, lab, channel, subscribes, connection } = bench({ fault: dropsSubscribes() });
    engine.subscribe('news');
    await lab.advance(60_000);
    expect(channel('news')?.status).not.toBe('subscribed');
    expect(subscribes().length).toBeGreaterThan(1);
    expect(subscribes().length).toBeLessThanOrEqual(30);
    expect(connection.status).toBe('idle');
    expect(engine.store.getState().connection.status).toBe('connected');
  });

  it('[PV11] the error -1 (the app was disabled): disconnected by the client, and never again', async () => {
    const { engine, lab, channel, client, say, said } = bench();
    const hold = engine.subscribe('news');
    await lab.advance(100);
    say({ event: 'pusher:error', data: { code: -1, message: 'close' } });
    await lab.advance(100);
    expect(engine.store.getState().connection).toMatchObject({
      status: 'failed',
      retryAt: null,
      error: { code: 'refused', wireCode: -1, retryable: false },
    });
    expect(channel('news')?.status).toBe('failed');
    expect(client.openTransports).toBe(0);
    const before = said.length;
    await lab.advance(600_000);
    expect(said.length).toBe(before);
    await expect(hold.ready).rejects.toMatchObject({ code: 'refused' });
  });

  it('[PV12] a wrong key ends each line without a word: after three the key is suspected, and tried rarely', async () => {
    const { engine, lab, client } = bench({ engine: { appKey: 'nope' } });
    engine.subscribe('news');
    await lab.advance(8_000);
    const { status, error, retryAt } = engine.store.getState().connection;
    expect([status, error?.code]).toEqual(['unavailable', 'key-suspect']);
    const pause = (retryAt ?? 0) - lab.clock.now();
    expect(pause).toBeGreaterThan(1_000);
    expect(pause).toBeLessThanOrEqual(60_000);
    expect(client.openTransports).toBe(0);
  });

  it('[PV13] a server that greets nobody is given up, and tried again', async () => {
    const { engine, lab, client } = bench({ fault: neverGreets() });
    engine.subscribe('news');
    await lab.advance(10_050);
    expect(engine.store.getState().connection.error?.code).toBe('handshake-timeout');
    client.setFault(null);
  });

  it('[PV14] events before the success are heard', async () => {
    const { engine, lab, channel } = bench({ fault: succeedsLate(2) });
    const heard: unknown[] = [];
    engine.subscribe(room).on('e', (data) => heard.push(data));
    await lab.advance(10);
    lab.publish(room, 'e', { n: 1 });
    await lab.advance(10);
    expect([channel(room)?.status, heard]).toEqual(['subscribing', [{ n: 1 }]]);
    lab.publish(room, 'e', { n: 2 });
    await lab.advance(10);
    expect([channel(room)?.status, heard]).toEqual(['subscribed', [{ n: 1 }, { n: 2 }]]);
  });

  it('[PV21] a join that overtook the list is kept, although the list was made before it', async () => {
    const { engine, lab, members } = bench({ fault: succeedsLate(1) });
    const joined: string[] = [];
    lab.actor(ada).join(room);
    engine.subscribe(room, { onJoin: ({ id }) => joined.push(id) });
    await lab.advance(10);
    lab.actor({ id: 'bo' }).join(room);
    await lab.advance(50);
    expect(
      members(room)
        .map(([id]) => id)
        .sort(),
    ).toEqual(['ada', 'bo', 'me']);
    expect(joined).toEqual(['bo']);
  });

  it('[PV15] channel_data is sent on with private channels, byte for byte', async () => {
    const channelData = '{"user_id": "7",  "user_info":"{\\"name\\":\\"\\\\u5f20\\"}"}';
    const { engine, lab, channel, said } = bench({
      engine: {
        auth: ({ socketId, channel: name }) => ({
          auth: signChannel(app, hubSocketId(socketId), name, channelData),
          channel_data: channelData,
        }),
      },
    });
    engine.subscribe('private-cd');
    await lab.advance(50);
    expect(channel('private-cd')?.status).toBe('subscribed');
    expect(sayings(said, 'pusher:subscribe')).toMatchObject([{ data: { channel_data: channelData } }]);
  });

  it('[PV16] is never sent a pong, nor a presence subscription without channel_data', async () => {
    const { engine, lab, channel, say, said } = bench({
      engine: {
        auth: ({ socketId, channel: name }) => ({ auth: signChannel(app, hubSocketId(socketId), name) }),
      },
    });
    engine.subscribe(room);
    await lab.advance(10);
    say({ event: 'pusher:ping', data: {} });
    await lab.advance(100);
    expect(sayings(said, 'pusher:pong')).toEqual([]);
    expect(sayings(said, 'pusher:subscribe')).toEqual([]);
    expect(channel(room)).toMatchObject({ status: 'failed', error: { code: 'authorization-failed' } });
  });

  it('[PV17] a presence channel that is left before its refusal is not left on the wire', async () => {
    const { engine, lab, said, channel } = bench({
      engine: { auth: () => ({ auth: 'app-key:bad', channel_data: '{"user_id":"me"}' }), linger: 0 },
    });
    const hold = engine.subscribe(room);
    await lab.advance(0);
    hold.release();
    await lab.advance(100);
    expect(sayings(said, 'pusher:unsubscribe')).toEqual([]);
    expect(channel(room)).toBeUndefined();
  });

  it('[PV23] the refusal of a channel that was left meanwhile is taken for no other one’s', async () => {
    const { engine, lab, client, channel, errors, authorize, subscribes } = bench({
      engine: {
        auth: (request) => (request.channel === 'private-bad' ? { auth: 'app-key:bad' } : authorize(request)),
      },
    });
    engine.subscribe('news');
    await lab.advance(50);
    client.cable.latencyMs = 20;
    const left = engine.subscribe('private-bad', { linger: 0 });
    engine.subscribe(room);
    await lab.advance(10);
    left.release();
    await lab.advance(100);
    expect(subscribes()).toEqual(['news', 'private-bad', room]);
    expect(channel(room)?.status).toBe('subscribed');
    expect(errors.filter((error) => error.channel === room)).toEqual([]);
    await lab.advance(5_000);
    expect(channel('private-bad')).toBeUndefined();
  });

  it('[PV18] client events have data, and arrive encoded once more', async () => {
    const { engine, lab, said } = bench();
    const heard: unknown[] = [];
    const hold = engine.subscribe(room);
    hold.on('client-wave', (data, { userId }) => heard.push([data, userId]));
    await lab.advance(50);
    expect(hold.trigger('client-wave')).toEqual({ ok: true });
    const actor = lab.actor(ada);
    actor.join(room);
    actor.send(room, 'client-wave', { to: 'all', 0: 'a' });
    actor.send(room, 'client-wave', {});
    await lab.advance(50);
    expect(sayings(said, 'client-wave')).toMatchObject([{ data: {} }]);
    expect(heard).toEqual([
      [{ 0: 'a', to: 'all' }, null],
      [[], null],
    ]);
  });

  it('[PV19] what it refuses is told without a signature, in whatever words', async () => {
    const secret = `app-key:${'0f'.repeat(32)}`;
    const { engine, lab, channel, errors, say } = bench({
      fault: answersClient(({ event }) => (event === 'pusher:subscribe' ? [] : null)),
    });
    engine.subscribe('private-a');
    await lab.advance(10);
    say({ event: 'pusher:error', data: { code: null, message: `Received invalid Auth ${secret}` } });
    say({ event: 'pusher:error', data: { code: null, message: `Unknown event "${secret}"` } });
    say({ event: 'pusher:error', channel: 'x', data: { code: 4001, message: secret } });
    await lab.advance(10);
    expect(channel('private-a')?.status).toBe('failed');
    expect(errors).toHaveLength(3);
    for (const { message } of errors) expect(message).toContain('[redacted]');
  });

  it('[PV20] over a lost line everything is there again, with new signatures', async () => {
    const { engine, lab, channel, members, drop, subscribes, client } = bench();
    const resyncs: unknown[] = [];
    lab.actor(ada).join(room);
    engine.subscribe(room, { onResync: (resync) => resyncs.push(resync) });
    engine.subscribe('private-a');
    await lab.advance(100);
    const first = engine.socketId;
    drop();
    await lab.advance(10);
    expect(channel(room)?.presence).toMatchObject({ stale: true });
    await lab.advance(2_000);
    expect(engine.socketId).not.toBe(first);
    expect(members(room).map(([id]) => id)).toEqual(['ada', 'me']);
    expect([subscribes().length, client.authorizations, resyncs.length]).toEqual([4, 4, 1]);
  });
});
