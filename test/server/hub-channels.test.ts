import { describe, expect, it } from 'vitest';
import { createHub } from '../../src/server/hub.js';
import { signChannel } from '../../src/server/signing.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { app, rawClient } from './client.js';

const succeeded = 'pusher_internal:subscription_succeeded';
const counted = 'pusher_internal:subscription_count';
const added = 'pusher_internal:member_added';
const removed = 'pusher_internal:member_removed';

describe('subscribing', () => {
  it('[HB21] answers a public subscription with success, whose data is the text {}', () => {
    const client = rawClient(createHub({ subscriptionCounts: false }));
    client.subscribe('my-channel');
    expect(client.texts.at(-1)).toBe(`{"event":"${succeeded}","data":"{}","channel":"my-channel"}`);
  });

  it('[HB21] takes an empty auth and data that is a JSON text, as some clients send them', () => {
    const client = rawClient(createHub());
    client.say({ event: 'pusher:subscribe', data: '{"channel":"a","auth":""}' });
    expect(client.frames()[1]).toMatchObject({ event: succeeded, channel: 'a' });
  });

  it('[HB22] takes a private subscription with a right signature', () => {
    const client = rawClient(createHub());
    client.join('private-orders');
    expect(client.frames()[1]).toMatchObject({ event: succeeded, channel: 'private-orders' });
  });

  it('[HB22] takes a private subscription whose signature covers a channel_data', () => {
    const client = rawClient(createHub());
    client.join('private-orders', { user_id: 'ada' });
    expect(client.frames()[1]).toMatchObject({ event: succeeded });
  });

  const signedFor = (socketId: string, channel = 'private-a'): string => signChannel(app, socketId, channel);
  it.each([
    ['no auth', () => undefined, /needs an auth/],
    ['an empty auth', () => '', /needs an auth/],
    ['the key of another app', (id: string) => signedFor(id).replace('app-key', 'other'), /this app's key/],
    ['a signature with a wrong digit', (id: string) => `${signedFor(id).slice(0, -1)}x`, /Invalid signature/],
    ['a signature that is too short', (id: string) => signedFor(id).slice(0, -1), /Invalid signature/],
    ['a signature that is too long', (id: string) => `${signedFor(id)}0`, /Invalid signature/],
    ['the signature of another socket', () => signedFor('1.1'), /Invalid signature/],
    ['the signature of another channel', (id: string) => signedFor(id, 'private-b'), /Invalid signature/],
  ])('[HB23] refuses %s once, on the channel, and tells no right signature', (_, sign, sentence) => {
    const hub = createHub();
    const client = rawClient(hub);
    client.fresh();
    client.subscribe('private-a', { auth: sign(client.socketId) });
    expect(client.fresh()).toEqual([
      {
        event: 'pusher:subscription_error',
        channel: 'private-a',
        data: { type: 'AuthError', error: expect.stringMatching(sentence), status: 401 },
      },
    ]);
    expect(client.texts.at(-1)).not.toContain(signedFor(client.socketId));
    expect(hub.channels('app-id')).toEqual([]);
    client.join('private-a');
    expect(client.fresh()[0]).toMatchObject({ event: succeeded });
  });

  it.each(['', '#reserved', 'with space', 'ünïcode', 'a/b', 'x'.repeat(201)])(
    '[HB24] refuses the channel name "%s" on that channel',
    (channel) => {
      const client = rawClient(createHub());
      client.fresh();
      client.subscribe(channel);
      expect(client.fresh()).toMatchObject([
        { event: 'pusher:subscription_error', channel, data: { type: 'InvalidChannel', status: 400 } },
      ]);
    },
  );

  it('[HB25] answers a second subscription of a connection with an error that names the channel', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.subscribe('a');
    client.fresh();
    client.subscribe('a');
    expect(client.fresh()).toEqual([
      { event: 'pusher:error', data: { code: null, message: 'Existing subscription to channel a' } },
    ]);
    expect(hub.channel('app-id', 'a')).toMatchObject({ subscriptionCount: 1 });
  });

  it('[HB26] leaves without an answer, and hears nothing more', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.subscribe('a');
    client.fresh();
    client.say({ event: 'pusher:unsubscribe', data: { channel: 'a' } });
    client.say({ event: 'pusher:unsubscribe', data: { channel: 'never-joined' } });
    hub.publish('app-id', { channels: ['a'], event: 'e', data: '1' });
    expect(client.fresh()).toEqual([]);
    expect(hub.channels('app-id')).toEqual([]);
  });

  it('[HB27] treats the names of built-in properties as any other name', () => {
    const hub = createHub();
    const client = rawClient(hub);
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      client.fresh();
      client.subscribe(name);
      expect(client.fresh()[0]).toMatchObject({ event: succeeded, channel: name });
      hub.publish('app-id', { channels: [name], event: '__proto__', data: '1' });
      expect(client.fresh().at(-1)).toMatchObject({ event: '__proto__', channel: name, data: 1 });
    }
  });
});

describe('malformed messages', () => {
  it.each([
    ['no JSON', 'hello', /JSON/],
    ['an empty text', '', /JSON/],
    ['a JSON list', '[]', /object/],
    ['null', 'null', /object/],
    ['no event', '{}', /event/],
    ['an event that is no string', '{"event":1}', /event/],
    ['an unknown event', '{"event":"pusher:dance"}', /Unknown event "pusher:dance"/],
    ['an event of the application', '{"event":"hello","channel":"a","data":{}}', /Unknown event "hello"/],
    ['a subscription without a channel', '{"event":"pusher:subscribe","data":{}}', /channel/],
    ['a subscription without data', '{"event":"pusher:subscribe"}', /channel/],
    ['an auth that is no string', '{"event":"pusher:subscribe","data":{"channel":"a","auth":1}}', /auth/],
    [
      'a channel_data that is no string',
      '{"event":"pusher:subscribe","data":{"channel":"presence-a","channel_data":{}}}',
      /channel_data/,
    ],
    ['an unsubscription without a channel', '{"event":"pusher:unsubscribe","data":{}}', /channel/],
    ['a client event without a channel', '{"event":"client-a","data":{}}', /channel/],
    ['one that is too long', `"${'x'.repeat(102_400)}"`, /102400 bytes/],
  ])('[HB28] answers %s with one pusher:error without a code, and stays open', (_, text, sentence) => {
    const client = rawClient(createHub());
    client.fresh();
    client.sayText(text);
    expect(client.fresh()).toEqual([
      { event: 'pusher:error', data: { code: null, message: expect.stringMatching(sentence) } },
    ]);
    client.say({ event: 'pusher:ping' });
    expect(client.fresh()).toMatchObject([{ event: 'pusher:pong' }]);
  });
});

describe('subscription counts', () => {
  it('[HB29] tells every subscriber of a channel how many they are, on every change', () => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    one.subscribe('a');
    expect(one.fresh().slice(1)).toEqual([
      { event: succeeded, channel: 'a', data: {} },
      { event: counted, channel: 'a', data: { subscription_count: 1 } },
    ]);
    two.subscribe('a');
    expect(one.fresh()).toEqual([{ event: counted, channel: 'a', data: { subscription_count: 2 } }]);
    two.leave();
    expect(one.fresh()).toEqual([{ event: counted, channel: 'a', data: { subscription_count: 1 } }]);
  });

  it('[HB29] tells no counts on presence channels, nor where they are switched off', () => {
    const client = rawClient(createHub());
    client.join('presence-a', { user_id: 'ada' });
    const quiet = rawClient(createHub({ subscriptionCounts: false }));
    quiet.subscribe('a');
    expect([...client.frames(), ...quiet.frames()].map(({ event }) => event)).not.toContain(counted);
  });

  it('[HB30] tells counts above 100 at most every 5 s, and the last one in the end', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const first = rawClient(hub);
    first.subscribe('a');
    const others = Array.from({ length: 99 }, () => rawClient(hub));
    for (const client of others) client.subscribe('a');
    expect(first.fresh().at(-1)).toMatchObject({ event: counted, data: { subscription_count: 100 } });
    for (let i = 0; i < 50; i++) rawClient(hub).subscribe('a');
    expect(first.fresh()).toEqual([]);
    clock.tick(5_000);
    expect(first.fresh()).toMatchObject([{ event: counted, data: { subscription_count: 150 } }]);
    rawClient(hub).subscribe('a');
    clock.tick(4_999);
    expect(first.fresh()).toEqual([]);
    clock.tick(1);
    expect(first.fresh()).toMatchObject([{ event: counted, data: { subscription_count: 151 } }]);
    clock.tick(5_000);
    rawClient(hub).subscribe('a');
    expect(first.fresh()).toMatchObject([{ event: counted, data: { subscription_count: 152 } }]);
  });

  it('[HB30] forgets the count of a channel that is empty', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const clients = Array.from({ length: 102 }, () => rawClient(hub));
    for (const client of clients) client.subscribe('a');
    for (const client of clients) client.leave();
    expect(clock.pending).toBe(0);
  });
});

describe('presence', () => {
  it('[HB31] lists the members with the ids as they were signed, oneself included', () => {
    const hub = createHub();
    const [ada, bob] = [rawClient(hub), rawClient(hub)];
    ada.join('presence-room', { user_id: 100, user_info: { name: 'Ada' } });
    bob.join('presence-room', { user_id: 'bob' });
    expect(bob.frames()[1]).toEqual({
      event: succeeded,
      channel: 'presence-room',
      data: { presence: { count: 2, ids: [100, 'bob'], hash: { 100: { name: 'Ada' }, bob: null } } },
    });
    const frame = JSON.parse(bob.texts[1]!) as { data: unknown };
    expect(typeof frame.data).toBe('string');
  });

  it('[HB31] carries any id and info, also those that look like code', () => {
    const client = rawClient(createHub());
    const info = { ['__proto__x']: 1, 'quote"': ['\u2028', null, { deep: [1.5, true] }] };
    client.join('presence-room', { user_id: '__proto__', user_info: info });
    const { data } = JSON.parse(client.texts[1]!) as { data: string };
    expect(data).toContain('"hash":{"__proto__":');
    expect(Object.values((JSON.parse(data) as { presence: { hash: object } }).presence.hash)).toEqual([info]);
  });

  it('[HB32] tells the others, and only them, who has come and who has gone', () => {
    const hub = createHub();
    const [ada, bob] = [rawClient(hub), rawClient(hub)];
    ada.join('presence-room', { user_id: 'ada' });
    ada.fresh();
    bob.join('presence-room', { user_id: 8, user_info: { name: 'Bob' } });
    expect(ada.fresh()).toEqual([
      { event: added, channel: 'presence-room', data: { user_id: 8, user_info: { name: 'Bob' } } },
    ]);
    expect(bob.frames().map(({ event }) => event)).not.toContain(added);
    bob.say({ event: 'pusher:unsubscribe', data: { channel: 'presence-room' } });
    expect(ada.fresh()).toEqual([{ event: removed, channel: 'presence-room', data: { user_id: 8 } }]);
    expect(bob.frames().map(({ event }) => event)).not.toContain(removed);
  });

  it('[HB33] tells of a user once, however many connections they have', () => {
    const hub = createHub();
    const [ada, tab1, tab2] = [rawClient(hub), rawClient(hub), rawClient(hub)];
    ada.join('presence-room', { user_id: 'ada' });
    tab1.join('presence-room', { user_id: 7, user_info: 'first' });
    ada.fresh();
    tab2.join('presence-room', { user_id: '7', user_info: 'second' });
    expect(ada.fresh()).toEqual([]);
    expect(tab2.frames()[1]!.data).toMatchObject({
      presence: { count: 2, hash: { ada: null, 7: 'first' } },
    });
    tab1.leave();
    expect(ada.fresh()).toEqual([]);
    expect(hub.users('app-id', 'presence-room')).toEqual(['ada', '7']);
    tab2.leave();
    expect(ada.fresh()).toEqual([{ event: removed, channel: 'presence-room', data: { user_id: 7 } }]);
  });

  it.each([
    ['no channel_data', undefined, /channel_data/],
    ['channel_data that is no JSON', 'ada', /JSON object/],
    ['channel_data that is a list', '["ada"]', /JSON object/],
    ['no user_id', '{"user_info":{}}', /user_id/],
    ['an empty user_id', '{"user_id":""}', /empty user_id/],
    ['a user_id that is an object', '{"user_id":{}}', /user_id/],
    ['a user_id that is no finite number', '{"user_id":1e999}', /user_id/],
    ['a user_id that is too long', JSON.stringify({ user_id: 'x'.repeat(129) }), /128/],
    [
      'a user_info that is nested too deeply',
      `{"user_id":1,"user_info":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      /deep/,
    ],
  ])('[HB34] refuses a presence subscription with %s, although it is signed', (_, channelData, sentence) => {
    const hub = createHub();
    const client = rawClient(hub);
    client.fresh();
    const auth = signChannel(app, client.socketId, 'presence-room', channelData);
    client.subscribe('presence-room', { auth, channel_data: channelData });
    expect(client.fresh()).toMatchObject([
      {
        event: 'pusher:subscription_error',
        data: { type: 'InvalidData', status: 400, error: expect.stringMatching(sentence) },
      },
    ]);
    expect(hub.channels('app-id')).toEqual([]);
  });

  it('[HB34] refuses channel_data that is not the text that was signed', () => {
    const client = rawClient(createHub());
    const auth = signChannel(app, client.socketId, 'presence-room', '{"user_id":1}');
    client.subscribe('presence-room', { auth, channel_data: '{"user_id":2}' });
    expect(client.frames().at(-1)).toMatchObject({ data: { type: 'AuthError' } });
  });

  it('[HB35] refuses the member who is one too many, but not their second tab', () => {
    const hub = createHub({ limits: { members: 1 } });
    const [ada, tab, bob] = [rawClient(hub), rawClient(hub), rawClient(hub)];
    ada.join('presence-room', { user_id: 'ada' });
    tab.join('presence-room', { user_id: 'ada' });
    bob.join('presence-room', { user_id: 'bob' });
    expect(tab.frames().at(-1)).toMatchObject({ event: succeeded });
    expect(bob.frames().at(-1)).toMatchObject({
      event: 'pusher:subscription_error',
      channel: 'presence-room',
      data: { type: 'LimitReached', status: 4100 },
    });
    ada.leave();
    tab.leave();
    bob.join('presence-room', { user_id: 'bob' });
    expect(bob.frames().at(-1)).toMatchObject({ event: succeeded });
  });

  it('[HB35] takes any number of members by default, and limits user_info where that is asked', () => {
    const hub = createHub();
    for (let i = 0; i < 200; i++) rawClient(hub).join('presence-room', { user_id: i });
    expect(hub.channel('app-id', 'presence-room')).toMatchObject({ userCount: 200 });
    const strict = rawClient(createHub({ limits: { userInfoBytes: 10 } }));
    strict.join('presence-room', { user_id: 1, user_info: 'ä'.repeat(10) });
    expect(strict.frames().at(-1)).toMatchObject({ data: { type: 'LimitReached', status: 4100 } });
  });
});

describe('client events', () => {
  const hello = { event: 'client-hello', channel: 'private-a', data: { to: 'all' } };

  it('[HB36] go to all other subscribers, and not back to the sender', () => {
    const hub = createHub({ subscriptionCounts: false });
    const [one, two, three] = [rawClient(hub), rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) client.join('private-a');
    three.join('private-b');
    for (const client of [one, two, three]) client.fresh();
    one.say(hello);
    expect(one.fresh()).toEqual([]);
    expect(three.fresh()).toEqual([]);
    expect(two.texts.at(-1)).toBe('{"event":"client-hello","channel":"private-a","data":{"to":"all"}}');
  });

  it('[HB37] say who sent them on presence channels, whatever the payload claims', () => {
    const hub = createHub();
    const [ada, bob] = [rawClient(hub), rawClient(hub)];
    ada.join('presence-room', { user_id: 7 });
    bob.join('presence-room', { user_id: 'bob' });
    ada.say({ event: 'client-x', channel: 'presence-room', data: 'hi', user_id: 'bob' });
    expect(bob.frames().at(-1)).toEqual({
      event: 'client-x',
      channel: 'presence-room',
      data: 'hi',
      user_id: '7',
    });
    ada.say({ event: 'client-x', channel: 'presence-room' });
    expect(bob.frames().at(-1)).toEqual({ event: 'client-x', channel: 'presence-room', user_id: '7' });
  });

  const over = { ...hello, data: 'ä'.repeat(5_120) };
  it.each([
    ['on a public channel', { ...hello, channel: 'a' }, null, /private and presence/],
    ['on a channel that it has not joined', { ...hello, channel: 'private-b' }, null, /not subscribed/],
    ['with too long a name', { ...hello, event: `client-${'x'.repeat(194)}` }, 4301, /200/],
    ['with too much data', over, 4301, /10240 bytes/],
    [
      'with data that is nested too deeply',
      `{"event":"client-a","channel":"private-a","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      null,
      /deep/,
    ],
  ])('[HB38] are refused %s, and the connection stays open', (_, message, code, sentence) => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) {
      client.join('private-a');
      client.subscribe('a');
    }
    two.join('private-b');
    one.fresh();
    two.fresh();
    one.sayText(typeof message === 'string' ? message : JSON.stringify(message));
    expect(one.fresh()).toMatchObject([
      { event: 'pusher:error', data: { code, message: expect.stringMatching(sentence) } },
    ]);
    expect(two.fresh()).toEqual([]);
    one.say(hello);
    expect(two.fresh()).toMatchObject([hello]);
  });

  it('[HB38] are refused where the app has them switched off', () => {
    const client = rawClient(createHub({ apps: [{ id: 'i', ...app, clientEvents: false }] }));
    client.join('private-a');
    client.say(hello);
    expect(client.frames().at(-1)).toMatchObject({ event: 'pusher:error', channel: 'private-a' });
  });

  it('[HB39] pass ten a second from one connection; the rest is refused with 4301', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const [one, two] = [rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) client.join('private-a');
    one.fresh();
    two.fresh();
    for (let i = 0; i < 12; i++) one.say(hello);
    expect(two.fresh()).toHaveLength(10);
    expect(one.fresh()).toMatchObject([
      { event: 'pusher:error', channel: 'private-a', data: { code: 4301 } },
      { event: 'pusher:error', channel: 'private-a', data: { code: 4301 } },
    ]);
    clock.tick(500);
    for (let i = 0; i < 12; i++) one.say(hello);
    expect(two.fresh()).toHaveLength(5);
    two.say(hello);
    expect(one.fresh().at(-1)).toMatchObject(hello);
  });

  it('[HB39] have no rate limit where it is 0, and lose nothing to events that were refused otherwise', () => {
    const free = createHub({ limits: { clientEventsPerSecond: 0 } });
    const [one, two] = [rawClient(free), rawClient(free)];
    for (const client of [one, two]) client.join('private-a');
    two.fresh();
    for (let i = 0; i < 100; i++) one.say(hello);
    expect(two.fresh()).toHaveLength(100);

    const clock = createVirtualClock();
    const strict = createHub({ clock });
    const [three, four] = [rawClient(strict), rawClient(strict)];
    for (const client of [three, four]) client.join('private-a');
    four.fresh();
    for (let i = 0; i < 20; i++) three.say(over);
    for (let i = 0; i < 10; i++) three.say(hello);
    expect(four.fresh()).toHaveLength(10);
  });
});

describe('publishing', () => {
  it('[HB40] carries the publisher’s text as it is, to every subscriber but the excluded one', () => {
    const hub = createHub({ subscriptionCounts: false });
    const [one, two] = [rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) client.subscribe('a');
    for (const data of ['public', '42', '', '{"half', 'null', '"ü\u2028"']) {
      one.fresh();
      const publication = { channels: ['a'], event: 'e', data, socketId: two.socketId };
      expect(hub.publish('app-id', publication)).toEqual({ ok: true });
      expect(JSON.parse(one.texts.at(-1)!)).toEqual({ event: 'e', channel: 'a', data });
    }
    expect(two.texts).toHaveLength(2);
  });

  it('[HB40] tells a connection once for each channel that it is subscribed to', () => {
    const hub = createHub({ subscriptionCounts: false });
    const client = rawClient(hub);
    for (const name of ['a', 'b', 'c']) client.subscribe(name);
    client.fresh();
    hub.publish('app-id', { channels: ['a', 'b', 'a', 'empty'], event: 'e', data: '1' });
    expect(client.fresh().map(({ channel }) => channel)).toEqual(['a', 'b']);
  });

  it.each([
    ['an unknown app', 'nope', {}, 404, /"nope"/],
    ['no channel', 'app-id', { channels: [] }, 400, /channels/],
    ['101 channels', 'app-id', { channels: Array.from({ length: 101 }, (_, i) => `c${i}`) }, 400, /100/],
    ['a bad channel name', 'app-id', { channels: ['a', 'b c'] }, 400, /"b c"/],
    ['an empty event', 'app-id', { event: '' }, 400, /event/],
    ['an event name that is too long', 'app-id', { event: 'e'.repeat(201) }, 400, /200/],
    ['a name of the protocol', 'app-id', { event: 'pusher:error' }, 400, /reserved/],
    ['a name of its inside', 'app-id', { event: 'pusher_internal:member_added' }, 400, /reserved/],
    ['too much data', 'app-id', { data: 'ä'.repeat(5_121) }, 413, /10240/],
  ])('[HB41] refuses %s with a sentence, and tells nobody', (_, appId, change, status, sentence) => {
    const hub = createHub();
    const client = rawClient(hub);
    client.subscribe('a');
    client.fresh();
    expect(hub.publish(appId, { channels: ['a'], event: 'e', data: '1', ...change })).toEqual({
      ok: false,
      status,
      message: expect.stringMatching(sentence),
    });
    expect(client.fresh()).toEqual([]);
  });

  it('[HB42] keeps the order for everybody where a client answers from within its own send', () => {
    const hub = createHub({ subscriptionCounts: false });
    const echo = rawClient(hub, undefined, (text) => {
      if (text.includes('"question"')) echo.say({ event: 'client-answer', channel: 'private-a', data: {} });
    });
    echo.join('private-a');
    const other = rawClient(hub);
    other.join('private-a');
    other.fresh();
    hub.publish('app-id', { channels: ['private-a'], event: 'question', data: '1' });
    expect(other.fresh().map(({ event }) => event)).toEqual(['question', 'client-answer']);
  });

  it('[HB42] keeps the order also of what the clock brings about', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock, activityTimeoutMs: 60_000, pongTimeoutMs: 5_000 });
    const silent = rawClient(hub);
    silent.join('presence-a', { user_id: 'silent' });
    clock.tick(30_000);
    const echo = rawClient(hub, undefined, (text) => {
      if (text.includes(removed)) echo.say({ event: 'client-answer', channel: 'presence-a', data: {} });
    });
    echo.join('presence-a', { user_id: 'echo' });
    const other = rawClient(hub);
    other.join('presence-a', { user_id: 'other' });
    other.fresh();
    clock.tick(35_000);
    expect(silent.closed?.code).toBe(4201);
    expect(other.fresh().map(({ event }) => event)).toEqual([removed, 'client-answer']);
  });

  it('[HB43] tells what there is: channels with their kinds and counts, and users', () => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    one.subscribe('a');
    for (const client of [one, two]) client.join('presence-b', { user_id: 'same' });
    expect(hub.channels('app-id')).toEqual([
      { name: 'a', kind: 'public', subscriptionCount: 1, userCount: null },
      { name: 'presence-b', kind: 'presence', subscriptionCount: 2, userCount: 1 },
    ]);
    expect(hub.users('app-id', 'presence-b')).toEqual(['same']);
    expect(hub.users('app-id', 'a')).toEqual([]);
    expect(hub.channel('app-id', 'none')).toBeNull();
    expect(hub.channels('nope')).toEqual([]);
  });
});
