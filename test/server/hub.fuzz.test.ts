import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleHttp } from '../../src/server/http-api.js';
import { createHub, type Hub } from '../../src/server/hub.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { signChannel } from '../../src/server/signing.js';
import { app, rawClient, type RawClient } from './client.js';
import { signedRequest } from './http-request.js';

const bytesAsText = fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes));
const names = fc.constantFrom(
  ...['a', 'private-a', 'presence-a', '__proto__', '', '#x', 'constructor', 'cache-a', 'presence-cache-a'],
  ...['private-encrypted-a', '#server-to-user-', '#server-to-user-ada', '#server-to-user-__proto__'],
);
const odd = fc.oneof(
  fc.jsonValue(),
  names,
  fc.constantFrom('{}', '{"user_id":1}', '{"user_id":"__proto__"}', '{"id":"ada"}', '{"id":"__proto__"}'),
);

/** Almost frames: the right fields with anything in them. */
const almostFrame = fc
  .record(
    {
      event: fc.oneof(
        fc.constantFrom(
          'pusher:subscribe',
          'pusher:unsubscribe',
          'pusher:ping',
          'pusher:pong',
          'pusher:auth',
          'pusher:signin',
          'client-x',
        ),
        odd,
      ),
      channel: odd,
      auth: odd,
      data: fc.oneof(
        odd,
        fc.record({ channel: odd, auth: odd, channel_data: odd, user_data: odd }, { requiredKeys: [] }),
      ),
      user_id: odd,
    },
    { requiredKeys: [] },
  )
  .map((frame) => JSON.stringify(frame));

const hostile = fc.oneof(
  almostFrame,
  fc.string({ unit: 'binary' }),
  bytesAsText,
  fc.jsonValue().map((value) => JSON.stringify(value)),
);

const isSignIn = (text: string): boolean => text.includes('"pusher:signin"');

/** Nothing that only the application's server may know. */
function expectNoSecret(texts: readonly string[]): void {
  for (const text of texts) expect(text).not.toMatch(/app-secret|master|[0-9a-f]{64}/i);
}

/** Two honest people must find the hub as it was. */
function expectSound(hub: Hub, honest: readonly RawClient[]): void {
  const [one, two] = honest as [RawClient, RawClient];
  two.fresh();
  one.say({ event: 'client-check', channel: 'presence-check', data: { n: 1 } });
  expect(two.fresh()).toEqual([
    { event: 'client-check', channel: 'presence-check', data: { n: 1 }, user_id: 'one' },
  ]);
  expect(hub.users('app-id', 'presence-check')).toEqual(['one', 'two']);
}

/** A bound for a machine that is busy with other things: alone, all of it takes two seconds. */
const timeout = 60_000;

describe('whatever comes', { timeout }, () => {
  it('[HB44] 10,000 messages of any bytes throw nothing, close nothing and disturb nobody', () => {
    const hub = createHub({ clock: createVirtualClock(), limits: { clientEventsPerSecond: 0 } });
    const honest = ['one', 'two'].map((id) => {
      const client = rawClient(hub);
      client.join('presence-check', { user_id: id });
      return client;
    });
    let checks = 0;
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 4, maxLength: 8 }), (texts) => {
        const attacker = rawClient(hub);
        for (const text of texts) {
          if (attacker.closed === null) checks += 1;
          attacker.sayText(text);
          // a sign-in that is refused is the one that ends its own line
          if (!texts.some(isSignIn)) expect(attacker.closed).toBeNull();
          else expect([undefined, 4009]).toContain(attacker.closed?.code);
        }
        expectNoSecret(attacker.texts);
        for (const text of attacker.texts) expect(JSON.parse(text)).toHaveProperty('event');
        attacker.leave();
        expectSound(hub, honest);
        expect(hub.channels('app-id').map(({ name }) => name)).toEqual(['presence-check']);
        expect(hub.connectionCount).toBe(2);
      }),
      { numRuns: 2_500 },
    );
    expect(checks).toBeGreaterThanOrEqual(10_000);
  });

  it('[HB44] any signed channel_data throws nothing, and everybody can read the member list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(almostFrame, fc.json(), fc.string()), { maxLength: 4 }),
        (channelDatas) => {
          const hub = createHub();
          for (const channelData of channelDatas) {
            const client = rawClient(hub);
            const auth = signChannel(app, client.socketId, 'presence-a', channelData);
            client.subscribe('presence-a', { auth, channel_data: channelData });
          }
          const reader = rawClient(hub);
          reader.join('presence-a', { user_id: 'reader' });
          const { presence } = reader.frames()[1]!.data as {
            presence: { ids: unknown[]; count: number; hash: object };
          };
          expect(presence.count).toBe(presence.ids.length);
          expect(presence.count).toBe(hub.users('app-id', 'presence-a').length);
          hub.dispose();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[HB44] any signed user_data throws nothing, and whoever watches can read who is there', () => {
    const ids = fc.oneof(fc.constantFrom('ada', '__proto__', 'constructor', ''), fc.string());
    const userData = fc.oneof(
      fc
        .record(
          { id: ids, user_info: odd, watchlist: fc.oneof(fc.array(ids), odd) },
          { requiredKeys: ['id'] },
        )
        .map((data) => JSON.stringify(data)),
      fc.json(),
      fc.string(),
    );
    const states = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(userData, { maxLength: 4 }), (userDatas) => {
        const hub = createHub();
        const clients = userDatas.map((data) => {
          const client = rawClient(hub);
          client.signIn(data);
          client.subscribe('#server-to-user-ada');
          for (const text of client.texts) expect(JSON.parse(text)).toHaveProperty('event');
          expect([undefined, 4009]).toContain(client.closed?.code);
          return client;
        });
        const isAda = ({ socketId }: RawClient): boolean => hub.signedInUser('app-id', socketId) === 'ada';
        const isOnline = clients.some(isAda);
        states.add(isOnline);
        const watcher = rawClient(hub);
        watcher.signIn({ id: 'watcher', watchlist: ['ada'] });
        const state = { name: isOnline ? 'online' : 'offline', user_ids: ['ada'] };
        expect(watcher.frames().at(-1)!.data).toEqual({ events: [state] });
        expect(hub.channel('app-id', '#server-to-user-ada')?.subscriptionCount ?? 0).toBe(
          clients.filter(isAda).length,
        );
        hub.dispose();
      }),
      { numRuns: 500 },
    );
    expect(states.size).toBe(2);
  });

  it('[HB44] any first message throws nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const client = rawClient(createHub(), { keyIn: 'first-message' });
        client.sayText(text);
        expect(client.closed).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('[API24] any signed request is answered, and tells no secret', () => {
    const clock = createVirtualClock();
    const apps = [{ id: 'app-id', ...app, encryptionMasterKeyBase64: btoa('master'.padEnd(32, '!')) }];
    const hub = createHub({ apps, clock });
    const event = fc.record(
      { name: odd, data: odd, channel: names, channels: fc.array(names), info: odd, socket_id: odd },
      { requiredKeys: ['name', 'data'] },
    );
    const request = fc.oneof(
      fc.record({
        method: fc.constant('POST'),
        path: fc.constantFrom('/events', '/batch_events', '/users/ada/terminate_connections', '/users/%00/x'),
        body: fc
          .oneof(event, fc.record({ batch: fc.array(event) }), odd)
          .map((value) => JSON.stringify(value)),
      }),
      fc.record({
        path: fc
          .tuple(names, fc.constantFrom('', '/users'))
          .map(([name, rest]) => `/channels/${encodeURIComponent(name)}${rest}`),
        params: fc.dictionary(
          fc.constantFrom('info', 'filter_by_prefix'),
          fc.constantFrom('cache', 'cache,user_count', 'subscription_count', '', 'presence-', '__proto__'),
        ),
      }),
    );
    const statuses = new Set<number>();
    fc.assert(
      fc.property(request, (parts) => {
        const answer = signedRequest(hub, { ...parts, path: `/apps/app-id${parts.path}` });
        statuses.add(answer.status);
        expect([200, 400, 404, 405, 413]).toContain(answer.status);
        expectNoSecret([answer.body]);
        expect(answer.body).not.toContain(apps[0]!.encryptionMasterKeyBase64);
      }),
      { numRuns: 2_000 },
    );
    expect(statuses).toContain(200);
    expect(statuses).toContain(400);
  });

  it('[API24] any request is answered, and with a sentence where it is refused', () => {
    const hub = createHub();
    const paths = fc.constantFrom(
      '/pusher/auth',
      '/pusher/user-auth',
      '/apps/app-id/events',
      '/apps/app-id/channels',
      '/apps/app-id/channels/%',
      '/',
    );
    const body = fc.oneof(
      bytesAsText,
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc
        .dictionary(
          fc.constantFrom('socket_id', 'channel_name', 'user', 'user_id', 'user_info', 'watchlist'),
          odd,
        )
        .map((fields) => JSON.stringify({ socket_id: '1.1', channel_name: 'presence-a', ...fields })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'POST', 'OPTIONS', 'PATCH', ''),
        fc.oneof(paths, fc.webPath(), fc.string()),
        fc.oneof(fc.webQueryParameters(), fc.string()),
        fc.dictionary(fc.constantFrom('origin', 'content-type'), fc.string()),
        body,
        (method, path, query, headers, text) => {
          const answer = handleHttp(hub, { method, path, query, headers, body: text });
          expect([200, 204, 400, 401, 403, 404, 405, 413]).toContain(answer.status);
          if (answer.status >= 400) {
            expect(answer.body.trim()).not.toBe('');
            expectNoSecret([answer.body]);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
