import { describe, expect, it } from 'vitest';
import type { Door } from '../../src/server/door.js';
import { doorFromUrl } from '../../src/server/door.js';
import { createHub } from '../../src/server/hub.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { rawClient, urlDoor } from './client.js';

const firstMessage: Door = { keyIn: 'first-message' };

describe('connecting', () => {
  it('[HB1] greets with a socket id of digits, a dot and digits, in data that is a JSON text', () => {
    const client = rawClient(createHub());
    expect(client.texts).toHaveLength(1);
    const frame = JSON.parse(client.texts[0]!) as { event: string; data: unknown };
    expect(frame.event).toBe('pusher:connection_established');
    expect(typeof frame.data).toBe('string');
    const data = JSON.parse(frame.data as string) as { socket_id: string };
    expect(data).toEqual({ socket_id: data.socket_id, activity_timeout: 120 });
    expect(data.socket_id).toMatch(/^\d+\.\d+$/);
  });

  it('[HB1] tells the activity timeout that was asked for, in seconds', () => {
    const client = rawClient(createHub({ activityTimeoutMs: 35_000 }));
    expect(client.frames()[0]!.data).toMatchObject({ activity_timeout: 35 });
  });

  it('[HB2] gives every connection a socket id of its own, also where chance repeats itself', () => {
    const hub = createHub({ random: () => 0.5 });
    const ids = Array.from({ length: 100 }, () => rawClient(hub).socketId);
    expect(new Set(ids).size).toBe(100);
  });

  it.each([
    ['an unknown key with 4001', { key: 'nope', protocol: '7' }, 4001, /"nope"/],
    ['an app that is disabled with 4003', { key: 'off', protocol: '7' }, 4003, /disabled/],
    ['a version that is none with 4006', { ...urlDoor, version: 'x' }, 4006, /version/],
    ['an unsupported protocol with 4007', { key: 'app-key', protocol: '99' }, 4007, /protocol/],
    ['no protocol and no version with 4008', { key: 'app-key' }, 4008, /protocol=7/],
  ] as const)(
    '[HB3, HB4, HB6, HB7, HB8] refuses %s, in a frame and in the close',
    (_, door, code, sentence) => {
      const hub = createHub({
        apps: [
          { id: 'app-id', key: 'app-key', secret: 's' },
          { id: 'off', key: 'off', secret: 's', enabled: false },
        ],
      });
      const client = rawClient(hub, door);
      expect(client.frames()).toEqual([
        { event: 'pusher:error', data: { code, message: expect.stringMatching(sentence) } },
      ]);
      expect(client.closed).toEqual({ code, reason: expect.stringMatching(sentence) });
      expect(hub.connectionCount).toBe(0);
    },
  );

  it('[HB5] refuses the connection that is one too many with 4004, and takes it once another has gone', () => {
    const hub = createHub({ limits: { connections: 1 } });
    const first = rawClient(hub);
    expect(rawClient(hub).closed?.code).toBe(4004);
    first.leave();
    expect(rawClient(hub).closed).toBeNull();
  });

  it('[HB8] reads a missing protocol from the version', () => {
    expect(rawClient(createHub(), { key: 'app-key', version: '7.0.0' }).closed).toBeNull();
    expect(rawClient(createHub(), { key: 'app-key', version: '1.12.0' }).closed?.code).toBe(4008);
  });

  it('[HB9] reads key, protocol and version from an address, whatever its prefix', () => {
    expect(doorFromUrl('/app/app-key?protocol=7&client=js&version=8.6.0&flash=false')).toEqual({
      key: 'app-key',
      protocol: '7',
      version: '8.6.0',
    });
    expect(doorFromUrl('ws://host:6001/some/prefix/app/a%20b?protocol=7')).toEqual({
      key: 'a b',
      protocol: '7',
    });
    expect(doorFromUrl('memory://local/app/app-key')).toEqual({ key: 'app-key' });
    expect(doorFromUrl('/app/%zz')).toEqual({ key: '%zz' });
    expect(doorFromUrl('/somewhere')).toBeNull();
    expect(doorFromUrl('/app/')).toBeNull();
  });

  it('[HB10] admits on a first message with the key at the top level', () => {
    const client = rawClient(createHub(), firstMessage);
    expect(client.texts).toEqual([]);
    client.say({ event: 'pusher:auth', auth: 'app-key' });
    expect(client.frames()).toMatchObject([{ event: 'pusher:connection_established' }]);
  });

  it.each([
    ['the key under data', '{"event":"pusher:auth","data":{"auth":"app-key"}}'],
    ['another event', '{"event":"pusher:subscribe","data":{"channel":"a"}}'],
    ['no JSON', 'hello'],
    ['a very long one', JSON.stringify({ event: 'pusher:auth', auth: 'x'.repeat(20_000) })],
  ])('[HB11] closes with 4009 on a first message that is %s', (_, text) => {
    const client = rawClient(createHub(), firstMessage);
    client.sayText(text);
    expect(client.frames()).toMatchObject([{ event: 'pusher:error', data: { code: 4009 } }]);
    expect(client.closed).toEqual({ code: 4009, reason: expect.stringContaining('pusher:auth') });
  });

  it('[HB11] closes with 4001 on a first message with an unknown key', () => {
    const client = rawClient(createHub(), firstMessage);
    client.say({ event: 'pusher:auth', auth: 'nope' });
    expect(client.closed?.code).toBe(4001);
  });

  it('[HB12] answers a repeated first message with the same socket id and keeps the subscriptions', () => {
    const hub = createHub();
    const client = rawClient(hub, firstMessage);
    client.say({ event: 'pusher:auth', auth: 'app-key' });
    client.subscribe('news');
    client.fresh();
    client.say({ event: 'pusher:auth', auth: 'app-key' });
    expect(client.fresh()).toMatchObject([
      { event: 'pusher:connection_established', data: { socket_id: client.socketId } },
    ]);
    hub.publish('app-id', { channels: ['news'], event: 'headline', data: 'x' });
    expect(client.fresh()).toMatchObject([{ event: 'headline' }]);
  });

  it('[HB12] refuses another key on an open connection, which stays open', () => {
    const client = rawClient(createHub(), firstMessage);
    client.say({ event: 'pusher:auth', auth: 'app-key' });
    client.fresh();
    client.say({ event: 'pusher:auth', auth: 'other' });
    expect(client.fresh()).toMatchObject([{ event: 'pusher:error', data: { code: null } }]);
    expect(client.closed).toBeNull();
  });

  it('[HB12] refuses pusher:auth where the key came with the URL', () => {
    const client = rawClient(createHub());
    client.fresh();
    client.say({ event: 'pusher:auth', auth: 'app-key' });
    expect(client.fresh()).toMatchObject([{ event: 'pusher:error', data: { code: null } }]);
    expect(client.closed).toBeNull();
  });

  it('[HB13] gives a connection up from which no first message comes', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const client = rawClient(hub, firstMessage);
    clock.tick(29_999);
    expect(client.closed).toBeNull();
    clock.tick(1);
    expect(client.closed?.code).toBe(4009);
    expect(hub.connectionCount).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

describe('apps and limits', () => {
  const demo = { id: 'i', key: 'k', secret: 's' };
  /** As a program without types gives it. */
  const no = (fields: object): object => fields;
  it.each([
    ['no app', { apps: [] }, /at least one app/],
    ['an empty secret', { apps: [{ ...demo, secret: '' }] }, /secret/],
    ['two apps with one id', { apps: [demo, { ...demo, key: 'l' }] }, /id "i"/],
    ['two apps with one key', { apps: [demo, { ...demo, id: 'j' }] }, /key "k"/],
    ['a negative limit', { limits: { members: -1 } }, /members/],
    ['a limit that is no number', { limits: { eventBytes: NaN } }, /eventBytes/],
    [
      'a switch that is none',
      { apps: [{ ...demo, ...no({ enabled: 'no' }) }] },
      /enabled of the app "i" must be true/,
    ],
    [
      'a time that is none',
      { apps: [{ ...demo, authorizationTimeoutMs: -1 }] },
      /authorizationTimeoutMs of the app "i" must be a number/,
    ],
    [
      'a master key that is no base64',
      { apps: [{ ...demo, encryptionMasterKeyBase64: '*' }] },
      /base64 text/,
    ],
    [
      'a master key of other than 32 bytes',
      { apps: [{ ...demo, encryptionMasterKeyBase64: 'c2VjcmV0' }] },
      /^The encryptionMasterKeyBase64 of the app "i" must be the base64 of 32 bytes, not of 6\.$/,
    ],
    ['a limit that does not exist', { limits: JSON.parse('{"toString":1}') as object }, /toString/],
  ])('[HB14] throws a sentence for %s', (_, options, sentence) => {
    expect(() => createHub(options)).toThrow(sentence);
  });

  it('[HB14] keeps apps apart: the same channel name is two channels', () => {
    const hub = createHub({ apps: [demo, { id: 'j', key: 'l', secret: 's' }] });
    const [one, two] = [
      rawClient(hub, { key: 'k', protocol: '7' }),
      rawClient(hub, { key: 'l', protocol: '7' }),
    ];
    one.subscribe('news');
    two.subscribe('news');
    two.fresh();
    hub.publish('i', { channels: ['news'], event: 'e', data: '1' });
    expect(two.fresh()).toEqual([]);
    expect(hub.channel('j', 'news')).toMatchObject({ subscriptionCount: 1 });
  });
});

describe('heartbeats and ends', () => {
  it('[HB15] answers a ping with a pong, whose data is a JSON text', () => {
    const client = rawClient(createHub());
    client.sayText('{"event":"pusher:ping","data":{}}');
    expect(client.texts.at(-1)).toBe('{"event":"pusher:pong","data":"{}"}');
  });

  it('[HB16] asks a silent client for a sign of life, and closes with 4201 where none comes', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock, activityTimeoutMs: 60_000 });
    const client = rawClient(hub);
    client.fresh();
    clock.tick(59_999);
    expect(client.fresh()).toEqual([]);
    clock.tick(1);
    expect(client.fresh()).toMatchObject([{ event: 'pusher:ping' }]);
    clock.tick(29_999);
    expect(client.closed).toBeNull();
    clock.tick(1);
    expect(client.fresh()).toMatchObject([{ event: 'pusher:error', data: { code: 4201 } }]);
    expect(client.closed?.code).toBe(4201);
    expect(clock.pending).toBe(0);
  });

  it('[HB16] takes any frame for a sign of life, also a malformed one', () => {
    const clock = createVirtualClock();
    const client = rawClient(createHub({ clock }));
    for (const text of ['{"event":"pusher:pong"}', 'not JSON', '{"event":"pusher:ping"}']) {
      clock.tick(120_000);
      expect(client.fresh().at(-1)).toMatchObject({ event: 'pusher:ping' });
      clock.tick(20_000);
      client.sayText(text);
    }
    clock.tick(119_999);
    expect(client.closed).toBeNull();
  });

  it('[HB17] ends every connection with 4200 when it is disposed, and leaves no timer', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    const clients = [rawClient(hub), rawClient(hub, firstMessage)];
    clients[0]!.subscribe('a');
    hub.dispose();
    expect(clients.map(({ closed }) => closed?.code)).toEqual([4200, 4200]);
    expect(hub.connectionCount).toBe(0);
    expect(clock.pending).toBe(0);
    expect(rawClient(hub).closed?.code).toBe(4200);
    expect(clock.pending).toBe(0);
  });

  it('[HB18] hears nothing more from a connection that has ended', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.leave();
    client.leave();
    client.subscribe('a');
    expect(client.texts).toHaveLength(1);
    expect(hub.channels('app-id')).toEqual([]);
  });

  it('[HB19] gives up a line that cannot be written to, and tells the others all the same', () => {
    const hub = createHub();
    let broken = false;
    const bad = rawClient(hub, urlDoor, () => {
      if (broken) throw new Error('broken pipe');
    });
    const good = rawClient(hub);
    bad.join('presence-room', { user_id: 'bad' });
    good.join('presence-room', { user_id: 'good' });
    good.fresh();
    broken = true;
    hub.publish('app-id', { channels: ['presence-room'], event: 'e', data: '1' });
    expect(good.fresh().map(({ event }) => event)).toEqual(['pusher_internal:member_removed', 'e']);
    expect(bad.closed?.code).toBe(1011);
    expect(hub.connectionCount).toBe(1);
  });

  it('[HB19] announces nobody whose own line broke while they joined', () => {
    const hub = createHub();
    const good = rawClient(hub);
    good.join('presence-room', { user_id: 'good' });
    good.fresh();
    const bad = rawClient(hub, urlDoor, (text) => {
      if (text.includes('subscription_succeeded')) throw new Error('broken pipe');
    });
    bad.join('presence-room', { user_id: 'bad' });
    expect(good.fresh().map(({ event }) => event)).not.toContain('pusher_internal:member_added');
    expect(hub.users('app-id', 'presence-room')).toEqual(['good']);
  });

  it('[HB20] ends the connections of a user with 4009', () => {
    const hub = createHub();
    const [tab1, tab2, other] = [rawClient(hub), rawClient(hub), rawClient(hub)];
    tab1.join('presence-room', { user_id: 7 });
    tab2.join('presence-room', { user_id: '7' });
    other.join('presence-room', { user_id: 8 });
    expect(hub.terminateUser('app-id', '7')).toBe(2);
    expect([tab1, tab2, other].map(({ closed }) => closed?.code)).toEqual([4009, 4009, undefined]);
    expect(hub.users('app-id', 'presence-room')).toEqual(['8']);
    expect(hub.terminateUser('app-id', 'nobody')).toBe(0);
    expect(hub.terminateUser('nowhere', '8')).toBe(0);
  });
});
