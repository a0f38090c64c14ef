import { readdir, readFile, readlink } from 'node:fs/promises';
import Pusher from 'pusher';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { encryption, extensions, signIn } from '../../src/engine.js';
import { joined, openPeerUser, type PeerUser, subscriptionOf, until } from '../support/peer-user.js';
import { closedPort } from '../support/ports.js';
import { hasSoketi, needsSoketi, type RunningPeer, startSoketi } from '../support/soketi.js';
import { sign, signUser } from '../support/test-server.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningPeer;

const library = (port: number = server.port, more: object = {}): Pusher =>
  new Pusher({
    appId: 'app-id',
    key: 'app-key',
    secret: 'app-secret',
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
    ...more,
  });

const open = (id: string, options: Parameters<typeof openPeerUser>[2] = {}): PeerUser =>
  openPeerUser(server.port, id, options);

/** Names of their own, so that the tests can share the server. */
let count = 0;
const named = (prefix: string): string => `${prefix}-${++count}`;

beforeAll(async () => {
  if (hasSoketi) server = await startSoketi();
});
afterAll(() => (hasSoketi ? server.end() : undefined));
beforeEach(needsSoketi);

describe('soketi', () => {
  it('[SK1] it greets with a socket id', async () => {
    const { engine } = open('ann');
    engine.connect();
    await until(() => engine.store.getState().connection.status === 'connected');
    expect(engine.socketId).toMatch(/^\d+\.\d+$/);
  });

  it('[SK2] a public channel is subscribed although the success has no data, and is heard', async () => {
    const name = named('news');
    const { engine, heard, subscribe } = open('ann');
    const news = await subscribe(name);
    await library().trigger(name, 'headline', { title: 'grüße 🎉' });
    await library().trigger(name, 'plain', 'public');
    await until(() => heard.length === 2);
    expect(heard).toEqual([
      [name, 'headline', { title: 'grüße 🎉' }, null],
      [name, 'plain', 'public', null],
    ]);
    news.release();
    await until(async () => {
      const answer = await library().get({ path: `/channels/${name}` });
      return !((await answer.json()) as { occupied: boolean }).occupied;
    });
    expect(engine.store.getState().connection.status).toBe('connected');
  });

  it('[SK3] a private channel takes a signature of the server library', async () => {
    const name = named('private-orders');
    const { heard, subscribe } = open('ann', {
      auth: ({ socketId, channel }) => library().authorizeChannel(socketId, channel),
    });
    await subscribe(name);
    await library().trigger(name, 'placed', { id: 7 });
    await until(() => heard.length === 1);
    expect(heard).toEqual([[name, 'placed', { id: 7 }, null]]);
  });

  it('[SK4] the members are one a user, and come and go', async () => {
    const name = named('presence-room');
    const [ann, bob, bobsPhone] = [open('ann'), open('bob'), open('bob')];
    await ann.subscribe(name);
    expect(subscriptionOf(ann, name)?.presence).toMatchObject({
      me: { id: 'ann', info: { name: 'ann' }, isMe: true },
      complete: true,
      stale: false,
    });
    await bob.subscribe(name);
    await joined(ann, name, ['ann', 'bob']);
    await joined(bob, name, ['ann', 'bob']);
    await bobsPhone.subscribe(name);
    bob.engine.dispose();
    await library().trigger(name, 'fence', {});
    await until(() => ann.heard.length === 1);
    await joined(ann, name, ['ann', 'bob']);
    bobsPhone.engine.dispose();
    await joined(ann, name, ['ann']);
    expect(ann.told).toEqual(['join bob', 'leave bob']);
  });

  it('[SK5] ids that are numbers are texts', async () => {
    const name = named('presence-room');
    const [one, two] = [open('1', { id: 1 }), open('2', { id: 2 })];
    await one.subscribe(name);
    await two.subscribe(name);
    await joined(one, name, ['1', '2']);
    await joined(two, name, ['1', '2']);
    expect(subscriptionOf(two, name)?.presence?.me?.id).toBe('2');
    expect(two.subscription(name)?.trigger('client-wave', { hand: 'left' })).toEqual({ ok: true });
    await until(() => one.heard.length === 1);
    expect(one.heard).toEqual([[name, 'client-wave', { hand: 'left' }, '2']]);
  });

  it('[SK6] client events reach the others, with their sender where there are members', async () => {
    const room = named('presence-room');
    const orders = named('private-orders');
    const [ann, bob] = [open('ann'), open('bob')];
    for (const user of [ann, bob]) for (const name of [room, orders]) await user.subscribe(name);
    expect(bob.engine.trigger(room, 'client-typing', { text: 'hel' })).toEqual({ ok: true });
    expect(bob.engine.trigger(orders, 'client-seen')).toEqual({ ok: true });
    await until(() => ann.heard.length === 2);
    expect(ann.heard).toEqual([
      [room, 'client-typing', { text: 'hel' }, 'bob'],
      [orders, 'client-seen', {}, null],
    ]);
    expect(bob.heard).toEqual([]);
  });

  it('[SK7] what the server library encrypts is read, and no client event is sent there', async () => {
    const name = named('private-encrypted-notes');
    const encryptionMasterKeyBase64 = Buffer.alloc(32, 7).toString('base64');
    const publisher = library(server.port, { encryptionMasterKeyBase64 });
    const { engine, heard, errors, subscribe } = open('ann', {
      auth: ({ socketId, channel }) => publisher.authorizeChannel(socketId, channel),
      extensions: extensions(encryption()),
    });
    await subscribe(name);
    for (const text of ['grüße 🎉', 'and', 'so on']) await publisher.trigger(name, 'written', { text });
    await until(() => heard.length === 3);
    expect(heard).toEqual(['grüße 🎉', 'and', 'so on'].map((text) => [name, 'written', { text }, null]));
    expect(errors).toEqual([]);
    expect(engine.trigger(name, 'client-wave')).toEqual({ ok: false, reason: 'encrypted' });
  });

  it.each(['cache-', 'private-cache-', 'presence-cache-'])(
    '[SK8] a channel whose name begins with %s says that it has no event, or gives its last one',
    async (prefix) => {
      const name = named(`${prefix}score`);
      const [early, late] = [open('ann'), open('bob')];
      await early.subscribe(name);
      await until(() => subscriptionOf(early, name)?.cacheMiss);
      expect(early.heard).toEqual([]);
      await library().trigger(name, 'goal', { home: 1, away: 0 });
      await library().trigger(name, 'goal', { home: 1, away: 1 });
      await until(() => early.heard.length === 2);
      await late.subscribe(name);
      await until(() => late.heard.length === 1);
      expect(late.heard).toEqual([[name, 'goal', { home: 1, away: 1 }, null]]);
      expect(subscriptionOf(late, name)?.cacheMiss).toBe(false);
    },
  );

  it('[SK9] a signature that it refuses fails that channel alone, with the reason', async () => {
    const [secret, other] = [named('private-secret'), named('private-other')];
    let signed = '1.1';
    const user = open('ann', {
      auth: ({ socketId, channel }) => ({ auth: sign(channel === secret ? signed : socketId, channel) }),
    });
    const hold = user.engine.subscribe(secret);
    await expect(hold.ready).rejects.toMatchObject({ code: 'subscription-refused', channel: secret });
    expect(subscriptionOf(user, secret)?.status).toBe('failed');
    await user.subscribe(other);
    expect(user.engine.store.getState().connection.status).toBe('connected');
    signed = user.engine.socketId ?? '';
    hold.retry();
    await hold.ready;
    expect(subscriptionOf(user, secret)).toMatchObject({ status: 'subscribed', error: null });
  });

  it('[SK10] an unknown key is refused for good with 4001', async () => {
    const { engine, errors } = open('ann', { appKey: 'wrong' });
    engine.connect();
    await until(() => engine.store.getState().connection.status === 'failed');
    expect(engine.store.getState().connection).toMatchObject({
      retryAt: null,
      error: { code: 'refused', wireCode: 4001 },
    });
    expect(errors.length).toBeLessThanOrEqual(1);
  });

  it('[SK11] a user whom the application terminates is out with 4009, until it connects again', async () => {
    const name = named('presence-room');
    const userData = JSON.stringify({ id: 'bob' });
    const signsIn = signIn(({ socketId }) => ({ auth: signUser(socketId, userData), user_data: userData }));
    const [ann, bob] = [open('ann'), open('bob', { extensions: extensions(signsIn) })];
    const isSignedIn = (): boolean => bob.engine.store.getState().user?.status === 'signed-in';
    await ann.subscribe(name);
    const hold = await bob.subscribe(name);
    await until(isSignedIn);
    await joined(ann, name, ['ann', 'bob']);
    await library().terminateUserConnections('bob');
    await until(() => bob.engine.store.getState().connection.status === 'failed');
    expect(bob.engine.store.getState().connection.error).toMatchObject({ code: 'refused', wireCode: 4009 });
    await joined(ann, name, ['ann']);
    bob.engine.connect();
    await hold.ready;
    await until(isSignedIn);
    await joined(ann, name, ['ann', 'bob']);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    '[SK12] a restart (%s) is survived: members stay while it is away, and the gap is told once',
    async (signal) => {
      const port = await closedPort();
      const first = await startSoketi({ port });
      const users = ['ann', 'bob'].map((id) => openPeerUser(port, id));
      const [ann, bob] = users as [PeerUser, PeerUser];
      for (const user of users) await user.subscribe('presence-room');
      await joined(ann, 'presence-room', ['ann', 'bob']);
      await first.end(signal);
      await until(() => users.every((user) => subscriptionOf(user, 'presence-room')?.presence?.stale));
      expect(users.map((user) => subscriptionOf(user, 'presence-room')?.status)).toEqual([
        'retrying',
        'retrying',
      ]);

      const second = await startSoketi({ port });
      onTestFinished(() => second.end());
      for (const user of users) {
        await until(() => user.resyncs.length === 1);
        await joined(user, 'presence-room', ['ann', 'bob']);
        expect(subscriptionOf(user, 'presence-room')).toMatchObject({
          status: 'subscribed',
          presence: { stale: false, complete: true },
        });
      }
      expect(bob.engine.trigger('presence-room', 'client-back')).toEqual({ ok: true });
      await until(() => ann.heard.length === 1);
      expect([ann.resyncs.length, bob.resyncs.length]).toEqual([1, 1]);
    },
  );
});

/** The sockets of a process: `local address:port`, as the kernel writes them, of those that hear from others. */
async function listeners(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => '')),
  );
  const tables = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6'].map(async (name) => {
      const rows = (await readFile(`/proc/${pid}/net/${name}`, 'utf8')).trim().split('\n').slice(1);
      return rows
        .map((row) => row.trim().split(/\s+/))
        .filter(([, , , state]) => name.startsWith('udp') || state === '0A');
    }),
  );
  return tables
    .flat()
    .flatMap(([, local = '', , , , , , , , inode = '']) =>
      links.includes(`socket:[${inode}]`) ? [local] : [],
    );
}

describe.runIf(process.platform === 'linux')('its place', () => {
  it('[SK13] it hears nobody but this machine', async () => {
    const loopback = '0100007F:';
    const found = await listeners(server.pid);
    expect(found.length).toBeGreaterThanOrEqual(2); // WebSocket, and UDP between nodes
    expect(found.filter((address) => !address.startsWith(loopback))).toEqual([]);
  });
});
