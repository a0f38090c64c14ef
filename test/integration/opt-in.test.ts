import PusherRest from 'pusher';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../src/create-engine.js';
import { batched } from '../../src/engine/batched.js';
import { encryption } from '../../src/engine/encryption.js';
import { extensions } from '../../src/engine/extensions.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { signIn } from '../../src/engine/sign-in.js';
import type { RunningServer } from '../../src/server/listen.js';
import { webSocket } from '../../src/transport/web-socket-node.js';
import { portOf, startTestServer } from '../support/test-server.js';

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' };

function open({ url }: RunningServer, options: Partial<EngineOptions>): Engine {
  const engine = createEngine({
    appKey: app.key,
    url,
    transport: webSocket(),
    connect: 'eager',
    onError: () => undefined,
    ...options,
  });
  onTestFinished(() => engine.dispose());
  return engine;
}

describe('encryption, over WebSocket', () => {
  const encryptionMasterKeyBase64 = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

  it.each(['private-encrypted-diary', 'private-encrypted-cache-diary'])(
    '[EC11] what the server library encrypts for %s is read, with the key of the server’s endpoint',
    async (name) => {
      const server = await startTestServer({ apps: [{ ...app, encryptionMasterKeyBase64 }] });
      const rest = new PusherRest({
        ...{ appId: app.id, key: app.key, secret: app.secret, encryptionMasterKeyBase64 },
        ...{ host: '127.0.0.1', port: String(portOf(server.httpUrl)), useTLS: false },
      });
      const auth = { endpoint: `${server.httpUrl}/pusher/auth` };
      const diary = open(server, { auth, extensions: extensions(encryption()) }).subscribe(name);
      const heard: unknown[] = [];
      diary.on('entry', (data) => heard.push(data));
      await diary.ready;
      for (const text of ['grüße 🎉', 'and', 'so on']) await rest.trigger(name, 'entry', { text });
      await expect.poll(() => heard).toEqual([{ text: 'grüße 🎉' }, { text: 'and' }, { text: 'so on' }]);
    },
  );
});

describe('users, over WebSocket', () => {
  interface Who {
    readonly id: string;
    readonly watchlist?: readonly string[];
  }

  function userOptions(server: RunningServer, { id, watchlist = [] }: Who): Partial<EngineOptions> {
    const params = {
      user_id: id,
      user_info: JSON.stringify({ name: id.toUpperCase() }),
      watchlist: JSON.stringify(watchlist),
    };
    const how = { endpoint: `${server.httpUrl}/pusher/user-auth`, params };
    return {
      auth: { endpoint: `${server.httpUrl}/pusher/auth` }, // names nobody: the sign-in does
      extensions: extensions(signIn(how, { beforeChannels: true })),
    };
  }

  const userOf = (engine: Engine) => engine.store.getState().user;
  const onlineFor = (engine: Engine): string[] => [...(userOf(engine)?.online ?? [])];

  it('[US16] the development server signs users in, tells of the watchlist, and sends to the user', async () => {
    const server = await startTestServer();
    const ada = open(server, userOptions(server, { id: 'ada', watchlist: ['bob', 'eve'] }));
    await expect.poll(() => userOf(ada)?.status).toBe('signed-in');
    expect(userOf(ada)).toMatchObject({ id: 'ada', info: { name: 'ADA' }, error: null });

    const bob = open(server, userOptions(server, { id: 'bob' }));
    await expect.poll(() => onlineFor(ada)).toEqual(['bob']);

    const heard: unknown[] = [];
    ada.on(userOf(ada)?.channel ?? '', 'invited', (data) => heard.push(data));
    await expect
      .poll(() => {
        server.hub.publish(app.id, {
          channels: ['#server-to-user-ada'],
          event: 'invited',
          data: '{"room":7}',
        });
        return heard.length;
      })
      .toBeGreaterThan(0);
    expect(heard[0]).toEqual({ room: 7 });

    bob.dispose();
    await expect.poll(() => onlineFor(ada)).toEqual([]);
  });

  it('[US16] a presence channel is joined as who signed in', async () => {
    const server = await startTestServer();
    const room = open(server, userOptions(server, { id: 'ada' }));
    await room.subscribe('presence-room').ready;
    expect(room.store.getState().channels.get('presence-room')?.presence?.me).toEqual({
      id: 'ada',
      info: { name: 'ADA' },
      isMe: true,
    });
  });

  it('[US16] a signature that is wrong is refused, and so is a terminated user', async () => {
    const server = await startTestServer();
    const forged = signIn(() => ({ auth: 'app-key:00', user_data: '{"id":"ada"}' }));
    const engine = open(server, { extensions: extensions(forged) });
    await expect.poll(() => userOf(engine)?.status).toBe('failed');
    expect(userOf(engine)?.error).toMatchObject({ code: 'sign-in-refused', wireCode: 4009 });

    const ada = open(server, userOptions(server, { id: 'ada' }));
    await expect.poll(() => userOf(ada)?.status).toBe('signed-in');
    server.hub.terminateUser(app.id, 'ada');
    await expect.poll(() => ada.store.getState().connection.error?.wireCode).toBe(4009);
    expect(userOf(ada)).toMatchObject({ status: 'idle', id: 'ada' });
  });
});

describe('batched authorisation, over HTTP', () => {
  it('[BA12] the development server, which knows single channels, is asked one by one and subscribes them', async () => {
    const server = await startTestServer();
    const engine = open(server, { auth: batched({ endpoint: `${server.httpUrl}/pusher/auth` }) });
    const names = Array.from({ length: 5 }, (_, i) => `private-room-${i}`);
    await Promise.all(names.map((name) => engine.subscribe(name).ready));
    expect(
      server.hub
        .channels(app.id)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names);
  });
});
