import PusherRest from 'pusher';
import Pusher, { type Channel, type PresenceChannel } from 'pusher-js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunningServer } from '../../src/server/listen.js';
import { portOf, sign, startTestServer } from '../support/test-server.js';

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' };

interface Bindable {
  bind(event: string, callback: (...data: never[]) => void): unknown;
}

/** The next time that pusher-js tells of an event. */
function heard<Data = unknown>(from: Bindable, event: string): Promise<Data> {
  return new Promise((resolve) => {
    from.bind(event, (data: Data) => resolve(data));
  });
}

interface User {
  readonly id: string;
  readonly name: string;
  readonly watchlist?: readonly string[];
}

/** A pusher-js as a page would make it: it asks the server's own endpoint for its signatures. */
function connect(server: RunningServer, user: User = { id: 'ann', name: 'Ann' }, key = 'app-key'): Pusher {
  const pusher = new Pusher(key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: portOf(server.url),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: `${server.httpUrl}/pusher/auth`,
      transport: 'ajax',
      params: { user_id: user.id, user_info: JSON.stringify({ name: user.name }) },
    },
    userAuthentication: {
      endpoint: `${server.httpUrl}/pusher/user-auth`,
      transport: 'ajax',
      params: { user_id: user.id, ...(user.watchlist && { watchlist: JSON.stringify(user.watchlist) }) },
    },
  });
  onTestFinished(() => pusher.disconnect());
  return pusher;
}

async function joined(pusher: Pusher, channel: 'presence-room'): Promise<PresenceChannel>;
async function joined(pusher: Pusher, channel: string): Promise<Channel>;
async function joined(pusher: Pusher, name: string): Promise<Channel> {
  const channel = pusher.subscribe(name);
  await heard(channel, 'pusher:subscription_succeeded');
  return channel;
}

describe('pusher-js', () => {
  it('[IO20] connects and is told its socket id', async () => {
    const pusher = connect(await startTestServer());
    await heard(pusher.connection, 'connected');
    expect(pusher.connection.socket_id).toMatch(/^\d+\.\d+$/);
  });

  it('[IO21] hears the events of a public channel, and their data as it was published', async () => {
    const server = await startTestServer();
    const channel = await joined(connect(server), 'news');
    const headline = heard(channel, 'headline');
    server.hub.publish('app-id', { channels: ['news'], event: 'headline', data: '{"title":"grüße 🎉"}' });
    expect(await headline).toEqual({ title: 'grüße 🎉' });
    const plain = heard(channel, 'plain');
    server.hub.publish('app-id', { channels: ['news'], event: 'plain', data: 'public' });
    expect(await plain).toBe('public');
  });

  it('[IO21] hears no more after it has left', async () => {
    const server = await startTestServer();
    const pusher = connect(server);
    await joined(pusher, 'news');
    pusher.unsubscribe('news');
    await expect.poll(() => server.hub.channel('app-id', 'news')).toBeNull();
  });

  it('[IO22] subscribes to a private channel with a signature of the server’s endpoint', async () => {
    const server = await startTestServer();
    const channel = await joined(connect(server), 'private-orders');
    const order = heard(channel, 'placed');
    server.hub.publish('app-id', { channels: ['private-orders'], event: 'placed', data: '{"id":7}' });
    expect(await order).toEqual({ id: 7 });
  });

  it('[IO23] lists the members of a presence channel, and hears who comes and goes', async () => {
    const server = await startTestServer();
    const room = await joined(connect(server), 'presence-room');
    expect(room.members.me).toEqual({ id: 'ann', info: { name: 'Ann' } });
    expect(room.members.count).toBe(1);

    const added = heard(room, 'pusher:member_added');
    const bob = connect(server, { id: 'bob', name: 'Bob' });
    const bobsRoom = await joined(bob, 'presence-room');
    expect(await added).toEqual({ id: 'bob', info: { name: 'Bob' } });
    expect(bobsRoom.members.count).toBe(2);
    expect(bobsRoom.members.get('ann')).toEqual({ id: 'ann', info: { name: 'Ann' } });

    const removed = heard(room, 'pusher:member_removed');
    bob.disconnect();
    expect(await removed).toEqual({ id: 'bob', info: { name: 'Bob' } });
    expect(room.members.count).toBe(1);
  });

  it('[IO24] sends client events, which others hear with the id of their sender', async () => {
    const server = await startTestServer();
    const room = await joined(connect(server), 'presence-room');
    const bobsRoom = await joined(connect(server, { id: 'bob', name: 'Bob' }), 'presence-room');
    const typing = new Promise((resolve) => {
      room.bind('client-typing', (data: unknown, meta: { user_id: string }) => resolve([data, meta.user_id]));
    });
    expect(bobsRoom.trigger('client-typing', { text: 'hel' })).toBe(true);
    expect(await typing).toEqual([{ text: 'hel' }, 'bob']);
  });

  it('[IO25] is told on its channel, once, that a signature is wrong', async () => {
    const server = await startTestServer();
    const pusher = new Pusher('app-key', {
      cluster: '',
      wsHost: '127.0.0.1',
      wsPort: portOf(server.url),
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: (_params, callback) => {
          callback(null, { auth: sign('1.1', 'private-other') });
        },
      },
    });
    onTestFinished(() => pusher.disconnect());
    const channel = pusher.subscribe('private-orders');
    const refusals: unknown[] = [];
    channel.bind('pusher:subscription_error', (refusal: unknown) => refusals.push(refusal));
    pusher.connection.bind('error', (error: unknown) => refusals.push(error));
    await heard(channel, 'pusher:subscription_error');
    await joined(pusher, 'a-public-one'); // whatever else was on its way has arrived
    expect(refusals).toEqual([
      { type: 'AuthError', status: 401, error: expect.stringContaining('Invalid signature') },
    ]);
  });

  it('[IO26] is refused for good with a wrong key', async () => {
    const pusher = connect(await startTestServer(), undefined, 'wrong');
    const error = heard(pusher.connection, 'error');
    const failed = heard(pusher.connection, 'disconnected');
    expect(await error).toMatchObject({ error: { data: { code: 4001 } } });
    await failed;
  });

  it('[IO27] a presence channel without a user is refused by the endpoint', async () => {
    const server = await startTestServer();
    const pusher = connect(server, { id: '', name: '' });
    expect(await heard(pusher.subscribe('presence-room'), 'pusher:subscription_error')).toMatchObject({
      type: 'AuthError',
      status: 403,
    });
  });
});

/** The next `count` times that pusher-js tells of events. */
function heardInOrder(
  from: Bindable,
  events: readonly string[],
  count: number,
): Promise<[string, unknown][]> {
  return new Promise((resolve) => {
    const all: [string, unknown][] = [];
    for (const event of events) {
      from.bind(event, (data: unknown) => {
        if (all.push([event, data]) === count) resolve(all);
      });
    }
  });
}

describe('pusher-js on every kind of channel', () => {
  const encryptionMasterKeyBase64 = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
  const encryptedApp = { ...app, encryptionMasterKeyBase64 };

  it('[IO60] reads the events of an encrypted channel, with the key of the server’s endpoint', async () => {
    const server = await startTestServer({ apps: [encryptedApp] });
    const pusher = connect(server);
    const channel = await joined(pusher, 'private-encrypted-diary');
    const entry = heard(channel, 'entry');
    const rest = new PusherRest({
      ...{ appId: app.id, key: app.key, secret: app.secret, encryptionMasterKeyBase64 },
      ...{ host: '127.0.0.1', port: String(portOf(server.httpUrl)), useTLS: false },
    });
    await rest.trigger('private-encrypted-diary', 'entry', { text: 'grüße 🎉' });
    expect(await entry).toEqual({ text: 'grüße 🎉' });

    const refused = connect(await startTestServer()).subscribe('private-encrypted-diary');
    expect(await heard(refused, 'pusher:subscription_error')).toMatchObject({ status: 403 });
  });

  it.each(['cache-price', 'private-cache-price', 'presence-cache-price'])(
    '[IO61] hears the last event of %s, or that there is none',
    async (name) => {
      const server = await startTestServer();
      const events = ['pusher:subscription_succeeded', 'pusher:cache_miss', 'changed'];
      const first = heardInOrder(connect(server).subscribe(name), events, 2);
      expect((await first).map(([event]) => event)).toEqual(events.slice(0, 2));
      server.hub.publish('app-id', { channels: [name], event: 'changed', data: '{"price":7}' });
      const second = heardInOrder(connect(server).subscribe(name), events, 2);
      expect((await second).at(-1)).toEqual(['changed', { price: 7 }]);
    },
  );

  it('[IO62] is told of every subscription count', async () => {
    const server = await startTestServer();
    const channel = connect(server).subscribe('news');
    const counts = heardInOrder(channel, ['pusher:subscription_count'], 3);
    await heard(channel, 'pusher:subscription_count');
    const other = connect(server);
    await joined(other, 'news');
    other.disconnect();
    expect((await counts).map(([, data]) => data)).toEqual(
      [1, 2, 1].map((subscription_count) => ({ subscription_count })),
    );
  });
});

describe('pusher-js with users', () => {
  const ann = { id: 'ann', name: 'Ann' };

  async function signedIn(server: RunningServer, user: User): Promise<Pusher> {
    const pusher = connect(server, user);
    pusher.signin();
    await pusher.user.signinDonePromise;
    await expect.poll(() => server.hub.channel('app-id', `#server-to-user-${user.id}`)).not.toBeNull();
    return pusher;
  }

  it('[IO63] signs in, hears the events of its user, and joins a presence channel by that alone', async () => {
    const server = await startTestServer();
    const pusher = await signedIn(server, ann);
    const notice = heard(pusher.user, 'notice');
    const publication = { channels: ['#server-to-user-ann'], event: 'notice', data: '{"n":1}' };
    expect(server.hub.publish('app-id', publication)).toEqual({ ok: true });
    expect(await notice).toEqual({ n: 1 });

    pusher.config.channelAuthorizer = ({ socketId, channelName }, callback) => {
      callback(null, { auth: sign(socketId, channelName) });
    };
    const room = await joined(pusher, 'presence-room');
    expect(room.members.myID).toBe('ann');
    expect(server.hub.users('app-id', 'presence-room')).toEqual(['ann']);
  });

  it('[IO64] hears who of its watchlist comes and goes', async () => {
    const server = await startTestServer();
    const pusher = connect(server, { ...ann, watchlist: ['bob'] });
    const changes = heardInOrder(pusher.user.watchlist, ['online', 'offline'], 3);
    const first = heard(pusher.user.watchlist, 'offline');
    pusher.signin();
    await first;
    const bob = await signedIn(server, { id: 'bob', name: 'Bob' });
    bob.disconnect();
    expect(await changes).toEqual(
      ['offline', 'online', 'offline'].map((name) => [name, { name, user_ids: ['bob'] }]),
    );
  });

  it('[IO65] is told that a sign-in was refused, and stays away', async () => {
    const server = await startTestServer();
    const pusher = connect(server);
    pusher.config.userAuthenticator = (_params, callback) => {
      callback(null, { auth: sign('1.1', 'other'), user_data: '{"id":"ann"}' });
    };
    const error = heard(pusher.connection, 'error');
    const gone = heard(pusher.connection, 'disconnected');
    pusher.signin();
    expect(await error).toMatchObject({
      data: { code: 4009, message: expect.stringContaining('signature') },
    });
    await gone;
    expect(server.hub.connectionCount).toBe(0);
  });

  it('[IO65] is told that its user was disconnected, and stays away', async () => {
    const server = await startTestServer();
    const pusher = await signedIn(server, ann);
    const error = heard(pusher.connection, 'error');
    const gone = heard(pusher.connection, 'disconnected');
    expect(server.hub.terminateUser('app-id', 'ann')).toBe(1);
    const message = 'You got disconnected by the app.';
    expect(await error).toMatchObject({ data: { code: 4009, message } });
    await gone;
  });
});
