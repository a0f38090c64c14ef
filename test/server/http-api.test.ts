import { describe, expect, it } from 'vitest';
import { createHub, type Hub } from '../../src/server/hub.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { rawClient, type RawClient } from './client.js';
import { plainRequest, type RequestParts, signedRequest } from './http-request.js';

const events = '/apps/app-id/events';
const batchEvents = '/apps/app-id/batch_events';
const post = (path: string, body: unknown): RequestParts => ({
  method: 'POST',
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

function subscribed(hub: Hub, ...channels: string[]): RawClient {
  const client = rawClient(hub);
  for (const channel of channels) {
    if (channel.startsWith('presence-')) client.join(channel, { user_id: client.socketId });
    else client.subscribe(channel);
  }
  client.fresh();
  return client;
}

describe('publishing', () => {
  it('[API1] publishes to one channel or to many, and answers {}', () => {
    const hub = createHub({ subscriptionCounts: false });
    const client = subscribed(hub, 'a', 'b');
    const one = signedRequest(hub, post(events, { name: 'e', data: '{"x":1}', channel: 'a' }));
    expect([one.status, one.body]).toEqual([200, '{}']);
    signedRequest(hub, post(events, { name: 'f', data: 'text', channels: ['a', 'b'] }));
    expect(client.fresh()).toEqual([
      { event: 'e', channel: 'a', data: { x: 1 } },
      { event: 'f', channel: 'a', data: 'text' },
      { event: 'f', channel: 'b', data: 'text' },
    ]);
  });

  it('[API1] leaves out the connection that socket_id names', () => {
    const hub = createHub({ subscriptionCounts: false });
    const [sender, other] = [subscribed(hub, 'a'), subscribed(hub, 'a')];
    signedRequest(hub, post(events, { name: 'e', data: '1', channel: 'a', socket_id: sender.socketId }));
    expect(sender.fresh()).toEqual([]);
    expect(other.fresh()).toHaveLength(1);
  });

  it('[API2] tells the counts that info asks for, of each channel', () => {
    const hub = createHub();
    subscribed(hub, 'a', 'presence-b');
    const channels = ['a', 'presence-b', 'empty'];
    const info = 'user_count,subscription_count';
    const { status, body } = signedRequest(hub, post(events, { name: 'e', data: '1', channels, info }));
    expect([status, JSON.parse(body)]).toEqual([
      200,
      {
        channels: {
          a: { subscription_count: 1 },
          'presence-b': { user_count: 1, subscription_count: 1 },
          empty: { subscription_count: 0 },
        },
      },
    ]);
  });

  it('[API3] publishes a batch in order, and answers {} or the counts of each', () => {
    const hub = createHub({ subscriptionCounts: false });
    const client = subscribed(hub, 'a');
    const batch = [1, 2].map((n) => ({ name: `e${n}`, data: String(n), channel: 'a' }));
    expect(signedRequest(hub, post(batchEvents, { batch })).body).toBe('{}');
    expect(client.fresh().map(({ event }) => event)).toEqual(['e1', 'e2']);
    const asking = batch.map((event, i) => (i === 0 ? event : { ...event, info: 'subscription_count' }));
    expect(JSON.parse(signedRequest(hub, post(batchEvents, { batch: asking })).body)).toEqual({
      batch: [{}, { subscription_count: 1 }],
    });
  });

  const good = { name: 'e', data: '1', channel: 'a' };
  it.each([
    ['no JSON', 'hello', 400, /JSON object/],
    ['a list', [], 400, /JSON object/],
    ['no name', { data: '1', channel: 'a' }, 400, /name/],
    ['no data', { name: 'e', channel: 'a' }, 400, /data/],
    ['data that is an object', { ...good, data: {} }, 400, /data/],
    ['no channel', { name: 'e', data: '1' }, 400, /channels/],
    ['channels that are no list', { ...good, channels: 'a' }, 400, /channels/],
    ['a channel that is no string', { ...good, channels: ['a', 1] }, 400, /channels/],
    ['101 channels', { ...good, channels: Array.from({ length: 101 }, (_, i) => `c${i}`) }, 400, /100/],
    ['a bad channel name', { ...good, channels: ['a b'] }, 400, /"a b"/],
    ['a bad socket_id', { ...good, socket_id: 'x' }, 400, /socket_id/],
    ['a socket_id that is no string', { ...good, socket_id: 1 }, 400, /socket_id/],
    ['unknown info', { ...good, info: 'weather' }, 400, /"weather"/],
    ['info that is no string', { ...good, info: ['user_count'] }, 400, /info/],
    [
      'another channel beside an encrypted one',
      { ...good, channels: ['a', 'private-encrypted-a'] },
      400,
      /channels .*encrypted/,
    ],
    ['a user who cannot be', { ...good, channel: '#server-to-user-a b' }, 400, /user id/],
    ['a reserved name', { ...good, name: 'pusher:error' }, 400, /reserved/],
    ['a long name', { ...good, name: 'e'.repeat(201) }, 400, /200/],
    ['too much data', { ...good, data: 'x'.repeat(10_241) }, 413, /10240/],
  ])(
    '[API4] refuses %s, alone and in a batch, with a sentence that names the field',
    (_, body, status, text) => {
      const hub = createHub();
      const client = subscribed(hub, 'a');
      const alone = signedRequest(hub, post(events, body));
      expect([alone.status, alone.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8']);
      expect(alone.body).toMatch(text);
      if (typeof body === 'object') {
        const inBatch = signedRequest(hub, post(batchEvents, { batch: [good, body] }));
        expect(inBatch.status).toBe(status);
        expect(inBatch.body).toMatch(text);
        expect(inBatch.body).toMatch(/^batch\[1\]/);
      }
      expect(client.fresh()).toEqual([]);
    },
  );

  it.each([
    ['no batch', {}, /batch/],
    ['a batch that is no list', { batch: good }, /batch/],
    ['11 events', { batch: Array.from({ length: 11 }, () => good) }, /10/],
    ['no JSON', '[', /batch/],
  ])('[API4] refuses %s as a batch', (_, body, text) => {
    const { status, body: sentence } = signedRequest(createHub(), post(batchEvents, body));
    expect(status).toBe(400);
    expect(sentence).toMatch(text);
  });
});

describe('asking', () => {
  const get = (hub: Hub, path: string, params: Record<string, string> = {}): unknown => {
    const { status, body } = signedRequest(hub, { path: `/apps/app-id${path}`, params });
    return status === 200 ? JSON.parse(body) : [status, body];
  };

  it('[API5] lists the channels, by prefix, with the counts that are asked for', () => {
    const hub = createHub();
    subscribed(hub, 'a', 'presence-b');
    subscribed(hub, 'presence-b');
    expect(get(hub, '/channels')).toEqual({ channels: { a: {}, 'presence-b': {} } });
    expect(get(hub, '/channels', { filter_by_prefix: 'a' })).toEqual({ channels: { a: {} } });
    expect(get(hub, '/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
      channels: { 'presence-b': { user_count: 2 } },
    });
    expect(get(hub, '/channels', { info: 'subscription_count' })).toEqual({
      channels: { a: { subscription_count: 1 }, 'presence-b': { subscription_count: 2 } },
    });
    expect(get(hub, '/channels', { info: 'user_count' })).toEqual([
      400,
      expect.stringContaining('filter_by_prefix'),
    ]);
    expect(get(hub, '/channels', { info: 'x' })).toEqual([400, expect.stringContaining('info')]);
  });

  it('[API6] tells of one channel whether it is occupied, and the counts that are asked for', () => {
    const hub = createHub();
    subscribed(hub, 'presence-b');
    expect(get(hub, '/channels/a')).toEqual({ occupied: false });
    expect(get(hub, '/channels/presence-b', { info: 'user_count,subscription_count' })).toEqual({
      occupied: true,
      user_count: 1,
      subscription_count: 1,
    });
    expect(get(hub, '/channels/a', { info: 'user_count' })).toEqual([
      400,
      expect.stringContaining('user_count'),
    ]);
    expect(get(hub, '/channels/a%20b')).toEqual([400, expect.stringContaining('"a b"')]);
  });

  it('[API25] tells the event that a cache channel keeps, and for how many seconds yet', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const ask = (): unknown => get(hub, '/channels/cache-a', { info: 'subscription_count,cache' });
    expect(ask()).toEqual({ occupied: false, subscription_count: 0, cache: null });
    signedRequest(hub, post(events, { name: 'e', data: '{"x":1}', channel: 'cache-a' }));
    clock.tick(60_500);
    expect(ask()).toEqual({
      occupied: false,
      subscription_count: 0,
      cache: { data: '{"x":1}', ttl: 1740 },
    });
    clock.tick(1_739_500);
    expect(ask()).toMatchObject({ cache: null });
  });

  it('[API25] tells it together with the users of a presence channel, and of cache channels only', () => {
    const hub = createHub();
    subscribed(hub, 'presence-cache-a');
    expect(get(hub, '/channels/presence-cache-a', { info: 'cache,user_count' })).toEqual({
      occupied: true,
      user_count: 1,
      cache: null,
    });
    const refusal = [400, expect.stringMatching(/^cache .*cache channels/)];
    expect(get(hub, '/channels/a', { info: 'cache' })).toEqual(refusal);
    expect(get(hub, '/channels', { info: 'cache' })).toEqual([400, expect.stringContaining('info')]);
  });

  it('[API28] sends an event to a signed-in user through their channel', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.signIn({ id: 'ada' });
    client.subscribe('#server-to-user-ada');
    const channel = '#server-to-user-ada';
    const { status } = signedRequest(hub, post(events, { name: 'e', data: '1', channels: [channel] }));
    expect(status).toBe(200);
    expect(client.frames().at(-1)).toEqual({ event: 'e', channel, data: 1 });
    expect(get(hub, '/channels')).toEqual({ channels: {} });
  });

  it('[API7] lists the users of a presence channel, with their ids as texts', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.join('presence-b', { user_id: 7 });
    expect(get(hub, '/channels/presence-b/users')).toEqual({ users: [{ id: '7' }] });
    expect(get(hub, '/channels/presence-none/users')).toEqual({ users: [] });
    expect(get(hub, '/channels/a/users')).toEqual([400, expect.stringContaining('presence')]);
  });

  it('[API8] ends the connections of a user', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.join('presence-b', { user_id: 'ada' });
    const path = '/apps/app-id/users/ada/terminate_connections';
    expect(signedRequest(hub, post(path, {})).body).toBe('{}');
    expect(client.closed?.code).toBe(4009);
  });
});

describe('signatures', () => {
  const path = '/apps/app-id/channels';
  it('[API9] sign names in lower case and values as they are', () => {
    const params = { filter_by_prefix: 'presence-a=b,c;@.', Info: 'user_count' };
    expect(signedRequest(createHub(), { path, params }).status).toBe(200);
  });

  it.each([
    ['no auth_key', { spoil: { auth_key: undefined } }, /auth_key/],
    ['the key of another app', { key: 'other' }, /auth_key "other"/],
    ['no auth_timestamp', { spoil: { auth_timestamp: undefined } }, /auth_timestamp/],
    ['an auth_timestamp that is none', { params: { auth_timestamp: '1e9' } }, /auth_timestamp/],
    ['no auth_version', { spoil: { auth_version: undefined } }, /auth_version/],
    ['another auth_version', { params: { auth_version: '2.0' } }, /auth_version/],
    ['no auth_signature', { spoil: { auth_signature: undefined } }, /auth_signature/],
    ['a wrong auth_signature', { spoil: { auth_signature: 'x' } }, /auth_signature/],
    ['a wrong secret', { secret: 'other' }, /auth_signature/],
    ['a parameter that was not signed', { spoil: { info: 'user_count' } }, /auth_signature/],
    ['a body without body_md5', { body: '{}', spoil: { body_md5: undefined } }, /body_md5/],
    ['a wrong body_md5', { body: '{}', params: { body_md5: 'x' } }, /body_md5/],
    ['a body_md5 without a body', { params: { body_md5: 'x' } }, /body_md5/],
  ])('[API10] refuse %s with 401 and a sentence that names the field', (_, parts, sentence) => {
    const answer = signedRequest(createHub(), { path, ...parts });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatch(sentence);
    expect(answer.body).not.toMatch(/[0-9a-f]{64}|app-secret/);
  });

  it.each([
    [-601, 401],
    [-600, 200],
    [600, 200],
    [601, 401],
  ])('[API11] made %i s from now get %i', (offset, status) => {
    const hub = createHub({ clock: createVirtualClock() });
    const auth_timestamp = String(Math.floor(hub.now() / 1000) + offset);
    expect(signedRequest(hub, { path, params: { auth_timestamp } }).status).toBe(status);
  });

  it('[API10] refuse a body that was changed on its way', () => {
    const hub = createHub();
    const client = subscribed(hub, 'a');
    const request = post(events, { name: 'e', data: '1', channel: 'a' });
    const answer = signedRequest(hub, { ...request, sentBody: request.body!.replace('1', '2') });
    expect([answer.status, answer.body]).toEqual([401, expect.stringContaining('body_md5')]);
    expect(client.fresh()).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/', 200],
    ['HEAD', '/', 200],
    ['GET', '/ready', 200],
    ['POST', '/ready', 405],
    ['GET', '/pusher/auth', 405],
    ['GET', '/pusher/user-auth', 405],
    ['GET', '/nowhere', 404],
    ['GET', '/apps', 404],
    ['GET', '/apps/app-id', 404],
    ['GET', '/apps/app-id/nowhere', 404],
    ['GET', '/apps/app-id/channels/a/b', 404],
    ['GET', '/apps/app-id/channels/a/users/more', 404],
    ['GET', '/apps/app-id/events', 405],
    ['POST', '/apps/app-id/channels', 405],
    ['GET', '/apps/%zz/channels', 400],
  ])('[API12] %s %s is answered with %i', (method, path, status) => {
    const { status: answered, body } = plainRequest(createHub(), { method, path });
    expect(answered).toBe(status);
    expect(body).not.toBe('');
  });

  it('[API12] an unknown app is 404, one that is disabled 403', () => {
    const hub = createHub({ apps: [{ id: 'off', key: 'k', secret: 's', enabled: false }] });
    expect(signedRequest(hub, { path: '/apps/nope/channels' })).toMatchObject({ status: 404 });
    const answer = signedRequest(hub, { path: '/apps/off/channels', key: 'k', secret: 's' });
    expect(answer.status).toBe(403);
  });

  it('[API13] a body over the limit is 413, counted in bytes', () => {
    const request = { method: 'POST', path: '/pusher/auth', body: 'ä'.repeat(6) };
    expect(plainRequest(createHub(), request, { bodyBytes: 12 }).status).toBe(400);
    expect(plainRequest(createHub(), request, { bodyBytes: 11 })).toMatchObject({
      status: 413,
      body: expect.stringContaining('11 bytes'),
    });
  });
});

describe('origins', () => {
  const ask = (origin: string, method = 'GET', origins: string[] = []): ReturnType<typeof plainRequest> =>
    plainRequest(createHub(), { method, path: '/ready', headers: { origin } }, { origins });

  it.each(['http://localhost:6006', 'https://localhost', 'http://127.0.0.1:1', 'http://[::1]:6006'])(
    '[API14] lets pages of %s read the answers',
    (origin) => {
      expect(ask(origin)).toMatchObject({
        status: 200,
        headers: { 'access-control-allow-origin': origin, vary: 'origin' },
      });
    },
  );

  it.each(['https://evil.example', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'null'])(
    '[API14] refuses pages of %s, and does not let them read why',
    (origin) => {
      const answer = ask(origin);
      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('[API14] takes origins that are listed, and requests without one', () => {
    expect(ask('https://app.example', 'GET', ['https://app.example']).status).toBe(200);
    expect(plainRequest(createHub(), { path: '/ready' }).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it('[API15] answers a preflight with the headers that the page wants to send', () => {
    const headers = { origin: 'http://localhost:6006', 'access-control-request-headers': 'x-csrf-token' };
    expect(plainRequest(createHub(), { method: 'OPTIONS', path: '/pusher/auth', headers })).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://localhost:6006',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'x-csrf-token',
      },
    });
    expect(ask('https://evil.example', 'OPTIONS').status).toBe(403);
  });
});
