import Pusher, { type Channel, type PresenceChannel } from 'pusher-js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunningServer } from '../../src/server/listen.js';
import { portOf, sign, startTestServer } from '../support/test-server.js';

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
