import { describe, expect, it } from 'vitest';
import { createHub, type Hub, type HubOptions } from '../../src/server/hub.js';
import { signChannel, signUser } from '../../src/server/signing.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { app, type Frame, rawClient, type RawClient, urlDoor } from './client.js';

const watched = 'pusher_internal:watchlist_events';
const succeeded = 'pusher_internal:subscription_succeeded';

const online = (...user_ids: string[]): object => ({ name: 'online', user_ids });
const offline = (...user_ids: string[]): object => ({ name: 'offline', user_ids });
const watchlistFrame = (...events: object[]): Frame => ({ event: watched, data: { events } });

function signedIn(hub: Hub, id: string, watchlist?: readonly string[]): RawClient {
  const client = rawClient(hub);
  client.signIn({ id, ...(watchlist === undefined ? {} : { watchlist }) });
  client.fresh();
  return client;
}

describe('signing in', () => {
  it('[HB52] is answered with the text that was signed, in data that is an object', () => {
    const client = rawClient(createHub());
    client.signIn('{ "id":"ada", "name":"Ada" }');
    expect(client.texts.at(-1)).toBe(
      '{"event":"pusher:signin_success","data":{"user_data":"{ \\"id\\":\\"ada\\", \\"name\\":\\"Ada\\" }"}}',
    );
    expect(client.texts).toHaveLength(2);
  });

  const ada = '{"id":"ada"}';
  const signedFor = (socketId: string, userData = ada): string => signUser(app, socketId, userData);
  it.each([
    ['an empty auth', () => ''],
    ['the key of another app', (id: string) => signedFor(id).replace('app-key', 'other')],
    ['no key', (id: string) => signedFor(id).replace('app-key:', '')],
    ['a signature with a wrong digit', (id: string) => `${signedFor(id).slice(0, -1)}x`],
    ['a signature that is too short', (id: string) => signedFor(id).slice(0, -1)],
    ['the signature of another socket', () => signedFor('1.1')],
    ['the signature of another user', (id: string) => signedFor(id, '{"id":"bob"}')],
    ['the signature of a channel', (id: string) => signChannel(app, id, 'private-a', ada)],
  ])('[HB53] with %s is refused with 4009, and tells no right signature', (_, sign) => {
    const hub = createHub();
    const client = rawClient(hub);
    client.fresh();
    client.say({ event: 'pusher:signin', data: { auth: sign(client.socketId), user_data: ada } });
    const sentence = expect.stringMatching(/^Invalid signature: .*::user::<user_data>/);
    expect(client.fresh()).toEqual([{ event: 'pusher:error', data: { code: 4009, message: sentence } }]);
    expect(client.closed).toEqual({ code: 4009, reason: sentence });
    expect(client.texts.join()).not.toContain(signedFor(client.socketId));
    expect(hub.connectionCount).toBe(0);
  });

  it.each([
    ['no JSON', 'ada', /JSON object/],
    ['a list', '["ada"]', /JSON object/],
    ['no id', '{}', /id .*non-empty string/],
    ['an id that is a number', '{"id":7}', /id .*non-empty string/],
    ['an empty id', '{"id":""}', /id .*non-empty string/],
    ['an id of 129 characters', JSON.stringify({ id: 'x'.repeat(129) }), /id .*128/],
    ['an id that no channel could have', '{"id":"a b"}', /id .*letters, digits/],
    ['a watchlist that is no list', '{"id":"ada","watchlist":"bob"}', /watchlist .*list/],
    ['a watchlist with a number', '{"id":"ada","watchlist":[7]}', /watchlist .*string/],
    [
      'a user_info that is nested too deeply',
      `{"id":"ada","user_info":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      /deep/,
    ],
  ])('[HB53] with user_data that is %s is refused with 4009, although it is signed', (_, data, sentence) => {
    const client = rawClient(createHub());
    client.signIn(data);
    expect(client.frames().at(-1)).toMatchObject({
      event: 'pusher:error',
      data: { code: 4009, message: expect.stringMatching(sentence) },
    });
    expect(client.closed?.code).toBe(4009);
  });

  it.each([
    ['no auth', '{"user_data":"{}"}', /auth/],
    ['an auth that is no string', '{"auth":1,"user_data":"{}"}', /auth/],
    ['no user_data', '{"auth":"x"}', /user_data/],
    ['user_data that is an object', '{"auth":"x","user_data":{}}', /user_data/],
  ])(
    '[HB28] is malformed with %s: an error without a code, and the connection stays',
    (_, data, sentence) => {
      const client = rawClient(createHub());
      client.sayText(`{"event":"pusher:signin","data":${data}}`);
      expect(client.frames().at(-1)).toEqual({
        event: 'pusher:error',
        data: { code: null, message: expect.stringMatching(sentence) },
      });
      expect(client.closed).toBeNull();
    },
  );

  it('[HB54] may be repeated by the same user; another one is refused with 4009', () => {
    const hub = createHub();
    const watcher = signedIn(hub, 'watcher', ['ada']);
    const client = signedIn(hub, 'ada');
    watcher.fresh();
    client.signIn({ id: 'ada' });
    expect(client.fresh()).toMatchObject([{ event: 'pusher:signin_success' }]);
    expect(watcher.fresh()).toEqual([]);
    client.signIn({ id: 'bob' });
    expect(client.closed?.code).toBe(4009);
    expect(watcher.fresh()).toEqual([watchlistFrame(offline('ada'))]);
  });
});

describe('the channel of a user', () => {
  const channel = '#server-to-user-ada';

  it('[HB55] takes whoever is signed in as that user, without a signature and without a count', () => {
    const hub = createHub();
    const client = signedIn(hub, 'ada');
    client.subscribe(channel, { auth: '' });
    expect(client.fresh()).toEqual([{ event: succeeded, channel, data: {} }]);
    const publication = { channels: [channel], event: 'notice', data: '{"n":1}' };
    expect(hub.publish('app-id', publication)).toEqual({ ok: true });
    expect(client.fresh()).toEqual([{ event: 'notice', channel, data: { n: 1 } }]);
    expect(hub.channels('app-id')).toEqual([]);
  });

  it('[HB55] is refused to everybody else', () => {
    const hub = createHub();
    for (const client of [rawClient(hub), signedIn(hub, 'bob')]) {
      client.fresh();
      client.subscribe(channel, { auth: signChannel(app, client.socketId, channel) });
      expect(client.fresh()).toEqual([
        {
          event: 'pusher:subscription_error',
          channel,
          data: { type: 'AuthError', error: expect.stringMatching(/signed in as "ada"/), status: 401 },
        },
      ]);
    }
  });

  it('[HB55] takes no client events', () => {
    const client = signedIn(createHub(), 'ada');
    client.subscribe(channel);
    client.say({ event: 'client-x', channel, data: {} });
    expect(client.frames().at(-1)).toMatchObject({ event: 'pusher:error', channel, data: { code: null } });
  });

  it.each(['', 'a b', 'x'.repeat(129)])('[HB55] cannot be that of the user "%s"', (id) => {
    const publication = { channels: [`#server-to-user-${id}`], event: 'e', data: '1' };
    expect(createHub().publish('app-id', publication)).toEqual({
      ok: false,
      status: 400,
      message: expect.stringMatching(/^The user id in "#server-to-user-.*" m/),
    });
  });
});

describe('presence of signed-in users', () => {
  const room = 'presence-room';

  it('[HB56] needs no channel_data: the sign-in says who it is', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.signIn({ id: 'ada', user_info: { name: 'Ada' } });
    client.fresh();
    client.subscribe(room, { auth: signChannel(app, client.socketId, room) });
    const presence = { count: 1, ids: ['ada'], hash: { ada: { name: 'Ada' } } };
    expect(client.fresh()).toEqual([{ event: succeeded, channel: room, data: { presence } }]);
  });

  it('[HB56] goes by a channel_data that is there all the same', () => {
    const hub = createHub();
    signedIn(hub, 'ada').join(room, { user_id: 'bob' });
    expect(hub.users('app-id', room)).toEqual(['bob']);
  });

  it('[HB56] needs its signature, and keeps to the limits', () => {
    const hub = createHub({ limits: { userInfoBytes: 10 } });
    const client = rawClient(hub);
    client.signIn({ id: 'ada', user_info: 'x'.repeat(20) });
    client.subscribe(room);
    expect(client.frames().at(-1)).toMatchObject({ data: { type: 'AuthError' } });
    client.subscribe(room, { auth: signChannel(app, client.socketId, room) });
    expect(client.frames().at(-1)).toMatchObject({ data: { type: 'LimitReached' } });
  });
});

describe('watchlists', () => {
  it('[HB57] tell who is there and who is not, right after the sign-in', () => {
    const hub = createHub();
    signedIn(hub, 'bob');
    const client = rawClient(hub);
    client.signIn({ id: 'ada', watchlist: ['bob', 'eve', 'ada', 'bob'] });
    expect(client.texts.at(-1)).toBe(
      '{"event":"pusher_internal:watchlist_events","data":"{\\"events\\":[' +
        '{\\"name\\":\\"online\\",\\"user_ids\\":[\\"bob\\",\\"ada\\"]},' +
        '{\\"name\\":\\"offline\\",\\"user_ids\\":[\\"eve\\"]}]}"}',
    );
    expect(
      client
        .frames()
        .map(({ event }) => event)
        .slice(1),
    ).toEqual(['pusher:signin_success', watched]);
  });

  it('[HB57] say nothing where nobody is watched', () => {
    const client = rawClient(createHub());
    client.signIn({ id: 'ada', watchlist: [] });
    expect(client.texts).toHaveLength(2);
  });

  it('[HB58] tell of a user once: with their first connection, and when their last one has gone', () => {
    const hub = createHub();
    const watcher = signedIn(hub, 'ada', ['bob', 'constructor', '__proto__']);
    const tab1 = signedIn(hub, 'bob');
    expect(watcher.fresh()).toEqual([watchlistFrame(online('bob'))]);
    const tab2 = signedIn(hub, 'bob');
    tab1.leave();
    expect(watcher.fresh()).toEqual([]);
    tab2.leave();
    expect(watcher.fresh()).toEqual([watchlistFrame(offline('bob'))]);
    signedIn(hub, '__proto__').leave();
    expect(watcher.fresh()).toEqual([
      watchlistFrame(online('__proto__')),
      watchlistFrame(offline('__proto__')),
    ]);
  });

  it('[HB58] tell those who watch, and nobody who has gone', () => {
    const hub = createHub();
    const [watcher, gone, stranger] = [
      signedIn(hub, 'a', ['bob']),
      signedIn(hub, 'b', ['bob']),
      signedIn(hub, 'c'),
    ];
    gone.leave();
    signedIn(hub, 'bob');
    expect([watcher, gone, stranger].map((client) => client.fresh().length)).toEqual([1, 0, 0]);
  });

  it('[HB58] announce nobody whose own line broke while they signed in', () => {
    const hub = createHub();
    const watcher = signedIn(hub, 'ada', ['bob']);
    const bad = rawClient(hub, urlDoor, (text) => {
      if (text.includes('signin_success')) throw new Error('broken pipe');
    });
    bad.signIn({ id: 'bob' });
    expect(watcher.fresh().at(-1)).not.toEqual(watchlistFrame(online('bob')));
    expect(signedInList(hub, 'bob')).toEqual(watchlistFrame(offline('bob')));
  });

  /** What somebody new would hear of a user. */
  function signedInList(hub: Hub, id: string): Frame {
    const client = rawClient(hub);
    client.signIn({ id: 'reader', watchlist: [id] });
    return client.frames().at(-1)!;
  }

  it('[HB59] watch the first 100 users, and answer 4302 where there are more', () => {
    const hub = createHub();
    const ids = Array.from({ length: 102 }, (_, i) => `u${i}`);
    const client = rawClient(hub);
    client.signIn({ id: 'ada', watchlist: ids });
    expect(client.frames().slice(1)).toMatchObject([
      { event: 'pusher:signin_success' },
      { event: 'pusher:error', data: { code: 4302, message: expect.stringMatching(/100 .* 2 /) } },
      watchlistFrame(offline(...ids.slice(0, 100))),
    ]);
    client.fresh();
    signedIn(hub, 'u100');
    signedIn(hub, 'u99');
    expect(client.fresh()).toEqual([watchlistFrame(online('u99'))]);
    expect(client.closed).toBeNull();
  });
});

describe('ending a user', () => {
  it('[HB20] closes every connection that is signed in as that user, after an error that says so', () => {
    const hub = createHub();
    const [tab1, tab2, other] = [signedIn(hub, 'ada'), signedIn(hub, 'ada'), signedIn(hub, 'bob')];
    tab1.join('presence-room', { user_id: 'ada' });
    tab1.fresh();
    expect(hub.terminateUser('app-id', 'ada')).toBe(2);
    for (const tab of [tab1, tab2]) {
      const message = 'You got disconnected by the app.';
      expect(tab.fresh()).toEqual([{ event: 'pusher:error', data: { code: 4009, message } }]);
      expect(tab.closed).toEqual({ code: 4009, reason: message });
    }
    expect(other.closed).toBeNull();
  });
});

describe('connections that must be authorised', () => {
  const strict = (more: HubOptions = {}): { hub: Hub; clock: ReturnType<typeof createVirtualClock> } => {
    const clock = createVirtualClock();
    const apps = [{ id: 'app-id', ...app, authorizationTimeoutMs: 5_000 }];
    return { hub: createHub({ clock, apps, ...more }), clock };
  };

  it('[HB60] are closed with 4009 where nobody signs in and no private or presence channel is joined', () => {
    const { hub, clock } = strict();
    const client = rawClient(hub);
    client.subscribe('news');
    client.subscribe('private-a', { auth: 'wrong' });
    clock.tick(4_999);
    expect(client.closed).toBeNull();
    clock.tick(1);
    expect(client.closed).toEqual({ code: 4009, reason: expect.stringMatching(/not authorized in time/) });
    expect(client.frames().at(-1)).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['signs in', (client: RawClient) => client.signIn({ id: 'ada' })],
    ['joins a private channel', (client: RawClient) => client.join('private-a')],
    ['joins a presence channel', (client: RawClient) => client.join('presence-a', { user_id: 1 })],
  ])('[HB60] stay for good once somebody %s', (_, authorize) => {
    const { hub, clock } = strict();
    const client = rawClient(hub);
    authorize(client);
    client.say({ event: 'pusher:unsubscribe', data: { channel: 'private-a' } });
    clock.tick(60_000);
    expect(client.closed).toBeNull();
    client.leave();
    expect(clock.pending).toBe(0);
  });

  it('[HB60] are those of apps that ask for it', () => {
    const clock = createVirtualClock();
    const client = rawClient(createHub({ clock }));
    clock.tick(110_000);
    expect(client.closed).toBeNull();
  });
});

describe('switches of one app', () => {
  it('[HB61] tell or keep the counts of that app, whatever the hub does for others', () => {
    const apps = [
      { id: 'app-id', ...app },
      { id: 'other', key: 'other', secret: 's', subscriptionCounts: false },
    ];
    const countsOf = (hub: Hub, key: string): number => {
      const client = rawClient(hub, { key, protocol: '7' });
      client.subscribe('a');
      return client.frames().filter(({ event }) => event.endsWith('subscription_count')).length;
    };
    const hub = createHub({ apps });
    expect([countsOf(hub, 'app-key'), countsOf(hub, 'other')]).toEqual([1, 0]);
    const swapped = createHub({
      apps: apps.map((one, i) => ({ ...one, subscriptionCounts: i === 1 })),
      subscriptionCounts: false,
    });
    expect([countsOf(swapped, 'app-key'), countsOf(swapped, 'other')]).toEqual([0, 1]);
  });
});
