import Echo from 'laravel-echo';
import Pusher from 'pusher-js';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RunningServer } from '../../src/server.js';
import { type AuthRecorder, startAuthRecorder } from '../support/auth-recorder.js';
import { portOf, startTestServer } from '../support/test-server.js';

let server: RunningServer;
let application: AuthRecorder;

beforeEach(async () => {
  server = await startTestServer();
  application = await startAuthRecorder(server.httpUrl);
  onTestFinished(() => application.close());
});

/** As Laravel's own starter code makes it for Reverb, and who the user is. */
function openEcho(id = 'ann'): Echo<'reverb'> {
  const params = { user_id: id, user_info: JSON.stringify({ name: id }) };
  const echo = new Echo({
    broadcaster: 'reverb',
    Pusher,
    key: 'app-key',
    wsHost: '127.0.0.1',
    wsPort: portOf(server.url),
    forceTLS: false,
    enabledTransports: ['ws'],
    authEndpoint: `${application.url}/broadcasting/auth`,
    bearerToken: 'secret-token',
    csrfToken: 'csrf-token',
    auth: { headers: {}, params },
    userAuthentication: {
      endpoint: `${application.url}/broadcasting/user-auth`,
      transport: 'ajax',
      headers: {},
      params,
    },
  });
  onTestFinished(() => {
    echo.disconnect();
  });
  return echo;
}

const publish = (channel: string, event: string, data: object): void => {
  server.hub.publish('app-id', { channels: [channel], event, data: JSON.stringify(data) });
};

/** The next thing that one of echo's listeners is told. */
function told<T>(listen: (callback: (value: T) => void) => unknown): Promise<T> {
  return new Promise((resolve) => {
    listen(resolve);
  });
}

describe('laravel-echo', () => {
  it('[EO1] hears the events of a public channel by their names in Laravel', async () => {
    const channel = openEcho().channel('orders');
    await told((callback) => channel.subscribed(() => callback(null)));
    const shipped = told((callback) => channel.listen('OrderShipped', callback));
    publish('orders', 'App\\Events\\OrderShipped', { id: 7 });
    expect(await shipped).toEqual({ id: 7 });
    const custom = told((callback) => channel.listen('.order.placed', callback));
    publish('orders', 'order.placed', { id: 8 });
    expect(await custom).toEqual({ id: 8 });
  });

  it('[EO2] is authorised for a private channel at its own address, with its token and its CSRF header', async () => {
    const channel = openEcho().private('orders.7');
    await told((callback) => channel.subscribed(() => callback(null)));
    const paid = told((callback) => channel.listen('OrderPaid', callback));
    publish('private-orders.7', 'App\\Events\\OrderPaid', { amount: 12 });
    expect(await paid).toEqual({ amount: 12 });
    expect(application.requests).toMatchObject([
      {
        method: 'POST',
        path: '/broadcasting/auth',
        headers: { authorization: 'Bearer secret-token', 'x-csrf-token': 'csrf-token' },
      },
    ]);
  });

  it('[EO3] is told who is here, who is joining and who is leaving', async () => {
    const room = openEcho().join('room');
    expect(await told((callback) => room.here(callback))).toEqual([{ name: 'ann' }]);
    const joining = told((callback) => room.joining(callback));
    const bob = openEcho('bob');
    const here = await told<object[]>((callback) => bob.join('room').here(callback));
    expect(here).toEqual(expect.arrayContaining([{ name: 'ann' }, { name: 'bob' }]));
    expect(await joining).toEqual({ name: 'bob' });
    const leaving = told((callback) => room.leaving(callback));
    bob.leave('room');
    expect(await leaving).toEqual({ name: 'bob' });
  });

  it('[EO4] whispers to the others', async () => {
    const room = openEcho().join('room');
    await told((callback) => room.here(callback));
    const bobs = openEcho('bob').join('room');
    await told((callback) => bobs.here(callback));
    const whisper = told((callback) => room.listenForWhisper('typing', callback));
    bobs.whisper('typing', { name: 'bob' });
    expect(await whisper).toEqual({ name: 'bob' });
  });

  it('[EO5] leaves a channel with its private and presence forms', async () => {
    const echo = openEcho();
    const channels = [echo.channel('orders'), echo.private('orders'), echo.join('orders')];
    await Promise.all(
      channels.map((channel) => told((callback) => channel.subscribed(() => callback(null)))),
    );
    expect(server.hub.channels('app-id').length).toBe(3);
    echo.leave('orders');
    await expect.poll(() => server.hub.channels('app-id')).toEqual([]);
  });

  it('[EO6] keeps an event from its own connection by the socket id that it sends', async () => {
    const [ann, bob] = [openEcho(), openEcho('bob')];
    const heard: unknown[] = [];
    const channels = [ann.channel('orders'), bob.channel('orders')];
    await Promise.all(
      channels.map((channel) => told((callback) => channel.subscribed(() => callback(null)))),
    );
    ann.channel('orders').listen('.moved', () => heard.push('ann'));
    const moved = told((callback) => bob.channel('orders').listen('.moved', callback));
    const socketId = ann.socketId() ?? '';
    server.hub.publish('app-id', { channels: ['orders'], event: 'moved', data: '{}', socketId });
    const fence = told((callback) => ann.channel('orders').listen('.fence', callback));
    publish('orders', 'fence', {});
    await Promise.all([moved, fence]);
    expect(heard).toEqual([]);
  });

  it('[EO9] is authorised as a user at its own address', async () => {
    openEcho().connector.signin();
    await expect
      .poll(() => application.requests)
      .toMatchObject([
        {
          path: '/broadcasting/user-auth',
          headers: { authorization: 'Bearer secret-token', 'x-csrf-token': 'csrf-token' },
          status: 200,
        },
      ]);
  });

  it('[EO7] is told that the authorisation was refused', async () => {
    const refused = told<{ status: number }>((callback) => openEcho('').join('room').error(callback));
    expect((await refused).status).toBe(403);
  });
});
