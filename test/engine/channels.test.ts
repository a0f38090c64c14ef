import { describe, expect, it, vi } from 'vitest';
import type { AuthorizationRequest } from '../../src/engine/options.js';
import type { SubscribeOptions } from '../../src/engine/subscription.js';
import { createManualHints } from '../../src/testing/manual-hints.js';
import { engineBench, framesOf, says, signsAll, type EngineBench } from '../support/engine-bench.js';

const frames = ({ wire }: EngineBench): string[] =>
  wire.last.sent.map((text) => {
    const { event, data } = JSON.parse(text) as { event: string; data: { channel?: string } };
    return `${event} ${data.channel ?? ''}`;
  });

/** A live connection whose channel `name` is asked for, and authorised where it must be. */
async function asking(
  name: string,
  options: Parameters<typeof engineBench>[0] = {},
  own: SubscribeOptions = {},
) {
  const bench = engineBench(options);
  const subscription = bench.engine.subscribe(name, own);
  bench.greet();
  await bench.clock.advance(0);
  return { ...bench, bench, subscription, status: () => bench.channel(name)?.status };
}

async function subscribed(
  name: string,
  options: Parameters<typeof engineBench>[0] = {},
  own: SubscribeOptions = {},
) {
  const all = await asking(name, options, own);
  all.wire.last.say(says.subscribed(name));
  expect(all.status()).toBe('subscribed');
  return all;
}

describe('holding a channel', () => {
  it('[CH1] goes from idle over subscribing to subscribed, and says so in the store', () => {
    const bench = engineBench();
    bench.engine.subscribe('news');
    expect(bench.channel('news')).toEqual({
      name: 'news',
      status: 'idle',
      cacheMiss: false,
      error: null,
      subscriptionCount: null,
      presence: null,
    });
    bench.greet();
    expect(bench.channel('news')?.status).toBe('subscribing');
    bench.wire.last.say(says.subscribed('news'));
    expect(bench.channel('news')?.status).toBe('subscribed');
    expect(frames(bench)).toEqual(['pusher:subscribe news']);
  });

  it('[CH2] many holders share one subscription; it ends with the last of them', async () => {
    const { bench, engine, clock, subscription, wire } = await subscribed('news', { linger: 0 });
    const second = engine.subscribe('news');
    const heard: unknown[] = [];
    second.on('headline', (data) => heard.push(data));
    subscription.release();
    subscription.release();
    wire.last.say(says.event('news', 'headline', '"still"'));
    expect(heard).toEqual(['still']);
    expect(frames(bench)).toEqual(['pusher:subscribe news']);
    second.release();
    await clock.advance(0);
    expect(frames(bench)).toEqual(['pusher:subscribe news', 'pusher:unsubscribe news']);
    expect(bench.channel('news')).toBeUndefined();
  });

  it('[CH3] a channel without holders lingers for a second before it is left', async () => {
    const { bench, clock, subscription } = await subscribed('news');
    subscription.release();
    await clock.advance(999);
    expect(frames(bench)).toHaveLength(1);
    await clock.advance(1);
    expect(frames(bench)[1]).toBe('pusher:unsubscribe news');
  });

  it('[CH4] held again while it lingers, nothing goes over the wire', async () => {
    const { bench, clock, engine, subscription } = await subscribed('news');
    let hold = subscription;
    for (let i = 0; i < 3; i++) {
      hold.release();
      await clock.advance(900);
      hold = engine.subscribe('news');
    }
    await clock.advance(10_000);
    expect(frames(bench)).toEqual(['pusher:subscribe news']);
    expect(bench.channel('news')?.status).toBe('subscribed');
  });

  it('[CH5] the largest linger of its holders counts, and only of those since it was last without one', async () => {
    const { bench, clock, engine, subscription } = await subscribed('news', {}, { linger: 5_000 });
    const short = engine.subscribe('news', { linger: 0 });
    subscription.release();
    short.release();
    await clock.advance(4_999);
    expect(bench.channel('news')).toBeDefined();
    engine.subscribe('news', { linger: 100 }).release();
    await clock.advance(100);
    expect(bench.channel('news')).toBeUndefined();
  });

  it('[CH6] a linger of 0 leaves at once', async () => {
    const { bench, subscription } = await subscribed('news', {}, { linger: 0 });
    subscription.release();
    expect(frames(bench)).toEqual(['pusher:subscribe news', 'pusher:unsubscribe news']);
    expect(bench.clock.pending).toBe(1); // the heartbeat's
  });

  it('[CH7] a channel that lingers while the connection is lost is not asked for again', async () => {
    const { bench, subscription } = await subscribed('news', { linger: 60_000 });
    subscription.release();
    await bench.bounce();
    expect(frames(bench)).toEqual([]);
    expect(bench.channel('news')).toBeUndefined();
  });

  it.each(['', '#server', 'a'.repeat(201), 7, null])('[CH8] the name %j throws a sentence', (name) => {
    const bench = engineBench();
    expect(() => bench.engine.subscribe(name as string)).toThrow(/^copresent: the channel name .+\.$/);
    expect([bench.connection.status, bench.engine.store.getState().channels.size]).toEqual(['idle', 0]);
  });

  it('[CH8] a name beyond what every server takes is warned of once, in development', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const bench = engineBench();
    for (let i = 0; i < 3; i++) bench.engine.subscribe('private-聊天室');
    bench.greet();
    bench.engine.trigger('private-聊天室', 'client-x', 1);
    bench.engine.subscribe('portable');
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]?.[0])).toMatch(/^copresent: .*聊天室/);
    warn.mockRestore();
  });

  it('[CH9] channels named as what every object has are channels like any other', () => {
    const bench = engineBench();
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const heard: unknown[] = [];
    for (const name of names)
      bench.engine.subscribe(name).on('__proto__', (data) => heard.push([name, data]));
    bench.greet();
    for (const name of names) {
      bench.wire.last.say(says.subscribed(name));
      bench.wire.last.say(says.event(name, '__proto__', '1'));
      bench.wire.last.say(says.event(name, 'constructor', '2'));
      expect(bench.channel(name)?.status).toBe('subscribed');
    }
    expect(bench.subscribes()).toEqual(names);
    expect(heard).toEqual(names.map((name) => [name, 1]));
  });

  it('[CH10] the count of subscribers is kept, 0 too', async () => {
    const { bench, clock, wire } = await subscribed('news');
    for (const count of [3, 0]) {
      wire.last.say(
        `{"event":"pusher_internal:subscription_count","channel":"news","data":"{\\"subscription_count\\":${count}}"}`,
      );
      await clock.advance(16);
      expect(bench.channel('news')?.subscriptionCount).toBe(count);
    }
  });

  it.each([-1, 'many', null, {}])('[CH59] a count of %j is none', async (count) => {
    const { bench } = await subscribed('news');
    const data = { subscription_count: count };
    bench.wire.last.say(
      JSON.stringify({ event: 'pusher_internal:subscription_count', channel: 'news', data }),
    );
    await bench.clock.advance(16);
    expect(bench.channel('news')?.subscriptionCount).toBeNull();
  });

  it('[CH11] a change of one channel leaves the others’ snapshots as they are', async () => {
    const { bench, wire } = await subscribed('news');
    bench.engine.subscribe('sports');
    const before = bench.channel('news');
    wire.last.say(says.subscribed('sports'));
    expect(bench.channel('news')).toBe(before);
  });
});

describe('events', () => {
  it('[CH12] reach those who listen, decoded where they are JSON, with what is known of them', async () => {
    const { engine, subscription, wire } = await subscribed('presence-room');
    const heard: unknown[] = [];
    subscription.on('say', (data, meta) => heard.push([data, meta]));
    const text = '{"event":"say","channel":"presence-room","data":"{\\"a\\":1}","user_id":7}';
    wire.last.say(text);
    expect(heard).toEqual([
      [{ a: 1 }, { channel: 'presence-room', event: 'say', userId: '7', raw: '{"a":1}' }],
    ]);
    const all: unknown[] = [];
    engine.onAny((data, { event }) => all.push([event, data]));
    for (const data of ['public', '42', 'null', '', '{"half', 'true', { object: 1 }, [1], 12345678901])
      wire.last.say(says.event('presence-room', 'any', data));
    expect(all.map((entry) => (entry as unknown[])[1])).toEqual([
      'public',
      42,
      null,
      '',
      '{"half',
      true,
      { object: 1 },
      [1],
      12345678901,
    ]);
  });

  it('[CH13] a listener that throws stops neither the others nor the engine, and goes to onError', async () => {
    const { bench, errors, subscription, wire } = await subscribed('news');
    const heard: unknown[] = [];
    const fault = new Error('mine');
    subscription.on('headline', () => {
      throw fault;
    });
    subscription.on('headline', (data) => heard.push(data));
    wire.last.say(says.event('news', 'headline', '1'));
    expect(heard).toEqual([1]);
    expect(errors).toMatchObject([{ code: 'handler-failed', cause: fault }]);
    bench.engine.store.subscribe(() => {
      throw fault;
    });
    bench.engine.disconnect();
    expect(bench.connection.status).toBe('closed');
  });

  it('[CH14] stop with the function that `on` gave, and with the hold', async () => {
    const { engine, subscription, wire } = await subscribed('news');
    const heard: string[] = [];
    const hear = (): void => void heard.push('one');
    const off = subscription.on('e', hear);
    subscription.on('e', hear);
    engine.subscribe('news').on('e', () => void heard.push('other'));
    wire.last.say(says.event('news', 'e', '1'));
    expect(heard).toEqual(['one', 'one', 'other']);
    heard.length = 0;
    off();
    off();
    wire.last.say(says.event('news', 'e', '1'));
    expect(heard).toEqual(['one', 'other']);
    heard.length = 0;
    subscription.release();
    subscription.on('e', hear);
    wire.last.say(says.event('news', 'e', '1'));
    expect(heard).toEqual(['other']);
  });

  it('[CH15] that come before the success are delivered', async () => {
    const { status, subscription, wire } = await asking('news');
    const heard: unknown[] = [];
    subscription.on('e', (data) => heard.push(data));
    wire.last.say(says.event('news', 'e', '"early"'));
    expect(status()).toBe('subscribing');
    expect(heard).toEqual(['early']);
  });

  it('[CH16] named pusher:error with a channel are only events of that channel', async () => {
    const { errors, status, subscription, wire } = await subscribed('news');
    const heard: unknown[] = [];
    subscription.on('pusher:error', (data) => heard.push(data));
    wire.last.say(says.error(4301, 'Too fast.', 'news'));
    expect(heard).toEqual([{ code: 4301, message: 'Too fast.' }]);
    expect(status()).toBe('subscribed');
    expect(errors).toMatchObject([{ code: 'over-limit', channel: 'news', wireCode: 4301 }]);
  });

  it('[CH17] unknown names of the protocol are ignored quietly', async () => {
    const { errors, status, wire } = await subscribed('news');
    for (const event of ['pusher:cache_miss', 'pusher_internal:future', 'pusher:signin_success'])
      wire.last.say(JSON.stringify({ event, channel: 'news', data: '{}' }));
    expect(status()).toBe('subscribed');
    expect(errors).toEqual([]);
  });
});

/** A fetch that answers as it is told, its last answer again and again, and keeps the requests. */
function scriptedFetch(...answers: (Response | Error)[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const send = (url: string, init: RequestInit): Promise<Response> => {
    requests.push({ url, init });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer instanceof Response
      ? Promise.resolve(answer.clone())
      : Promise.reject(answer ?? new Error());
  };
  return { requests, fetch: send as typeof fetch };
}

const signed = (body: object = { auth: 'app-key:sig' }): Response => new Response(JSON.stringify(body));

describe('authorisation', () => {
  it('[CH18] by an endpoint: a form with the socket and the channel, as pusher-js posts it', async () => {
    const { fetch, requests } = scriptedFetch(signed());
    const { bench, status } = await asking('private-a', { auth: { endpoint: '/auth', fetch } });
    expect(requests[0]?.url).toBe('/auth');
    expect(requests[0]?.init).toMatchObject({
      method: 'POST',
      body: 'socket_id=1.1&channel_name=private-a',
      credentials: 'same-origin',
    });
    const headers = new Headers(requests[0]?.init.headers);
    expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(status()).toBe('subscribing');
    expect(bench.wire.last.sent).toEqual([
      '{"event":"pusher:subscribe","data":{"auth":"app-key:sig","channel":"private-a"}}',
    ]);
  });

  it('[CH19] by an endpoint as JSON, with fields, headers and credentials of one’s own', async () => {
    const { fetch, requests } = scriptedFetch(signed());
    await asking('private-a', {
      auth: {
        endpoint: '/auth',
        fetch,
        format: 'json',
        params: { room: '7', socket_id: 'forged' },
        headers: { authorization: 'Bearer 1' },
        credentials: 'include',
      },
    });
    const { init } = requests[0] ?? {};
    expect(JSON.parse(init?.body as string)).toEqual({
      room: '7',
      socket_id: '1.1',
      channel_name: 'private-a',
    });
    const headers = new Headers(init?.headers);
    expect([headers.get('content-type'), headers.get('authorization'), init?.credentials]).toEqual([
      'application/json',
      'Bearer 1',
      'include',
    ]);
  });

  it('[CH20] headers and params may be functions, asynchronous too, and are called fresh each time', async () => {
    const { fetch, requests } = scriptedFetch(signed());
    let token = 0;
    const bench = engineBench({
      auth: {
        endpoint: '/auth',
        fetch,
        headers: async () => {
          await Promise.resolve();
          token += 1;
          return { authorization: `Bearer ${token}` };
        },
        params: () => ({ n: String(token) }),
      },
    });
    bench.engine.subscribe('private-a');
    bench.greet();
    await bench.clock.advance(0);
    await bench.bounce();
    await bench.clock.advance(0);
    const sentTokens = requests.map(({ init }) => new Headers(init.headers).get('authorization'));
    expect(sentTokens).toEqual(['Bearer 1', 'Bearer 2']);
  });

  it('[CH21] by a function; what it gives is sent on as it is, channel_data byte for byte', async () => {
    const asked: AuthorizationRequest[] = [];
    const channelData = '{ "user_id" : "a" }';
    const { bench } = await asking('presence-room', {
      auth: (request) => {
        asked.push(request);
        return Promise.resolve({ auth: 'app-key:sig', channel_data: channelData });
      },
    });
    expect(asked).toMatchObject([{ socketId: '1.1', channel: 'presence-room' }]);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')[0]?.['data']).toEqual({
      auth: 'app-key:sig',
      channel_data: channelData,
      channel: 'presence-room',
    });
  });

  it('[CH22] the functions of the latest update are asked', async () => {
    const { bench } = await asking('private-a');
    bench.engine.update({ auth: () => ({ auth: 'app-key:newer' }) });
    await bench.bounce();
    await bench.clock.advance(0);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')[0]?.['data']).toMatchObject({
      auth: 'app-key:newer',
    });
  });

  it('[CH23] public channels are not authorised', async () => {
    let asked = 0;
    const { status } = await asking('news', {
      auth: () => {
        asked += 1;
        return { auth: '' };
      },
    });
    expect([status(), asked]).toEqual(['subscribing', 0]);
  });

  it('[CH24] a channel that needs it fails where no `auth` was given, and nothing is sent', async () => {
    const { bench, status } = await asking('private-a', { auth: undefined });
    expect(status()).toBe('failed');
    expect(bench.channel('private-a')?.error).toMatchObject({
      code: 'authorization-missing',
      channel: 'private-a',
      retryable: false,
    });
    expect(bench.wire.last.sent).toEqual([]);
  });

  it.each([400, 401, 403, 404, 419])(
    '[CH25] an answer of %i is a refusal: failed with the status, and no retry',
    async (status) => {
      const { fetch, requests } = scriptedFetch(new Response('Forbidden', { status }));
      const { bench } = await asking('private-a', { auth: { endpoint: '/auth', fetch } });
      expect(bench.channel('private-a')).toMatchObject({
        status: 'failed',
        error: { code: 'authorization-denied', status, retryable: false, channel: 'private-a' },
      });
      await bench.clock.advance(20_000);
      expect(requests).toHaveLength(1);
      expect(framesOf(bench.wire.last, 'pusher:subscribe')).toEqual([]);
    },
  );

  it.each([
    ['500', new Response('', { status: 500 }), 500],
    ['503', new Response('', { status: 503 }), 503],
    ['429', new Response('', { status: 429 }), 429],
    ['408', new Response('', { status: 408 }), 408],
    ['no network', new TypeError('fetch failed'), 0],
    ['a text that is no JSON', new Response('<html>'), null],
    ['JSON without auth', signed({}), null],
    ['an auth that is no text', signed({ auth: 1 }), null],
    ['an empty auth', signed({ auth: '' }), null],
    ['channel_data that is no text', signed({ auth: 'k:s', channel_data: {} }), null],
    ['null', new Response('null'), null],
  ])('[CH26] %s is retried with growing pauses, until it works', async (_title, answer, status) => {
    const { fetch, requests } = scriptedFetch(answer, answer, signed());
    const { bench } = await asking('private-a', { auth: { endpoint: '/auth', fetch } });
    expect(bench.channel('private-a')).toMatchObject({
      status: 'retrying',
      error: { code: 'authorization-failed', retryable: true },
    });
    if (status !== null) expect(bench.channel('private-a')?.error?.status).toBe(status);
    await bench.clock.advance(499);
    expect(requests).toHaveLength(1);
    await bench.clock.advance(6_000);
    expect(requests).toHaveLength(3);
    expect(bench.channel('private-a')?.status).toBe('subscribing');
  });

  it('[CH27] a function that throws is retried; one whose error has a status of 4xx refuses', async () => {
    const failing = await asking('private-a', { auth: () => Promise.reject(new Error('no token')) });
    expect(failing.bench.channel('private-a')).toMatchObject({
      status: 'retrying',
      error: { code: 'authorization-failed' },
    });
    expect(failing.bench.channel('private-a')?.error?.message).toContain('no token');
    const sync = await asking('private-a', {
      auth: () => {
        throw Object.assign(new Error('forbidden'), { status: 403 });
      },
    });
    expect(sync.bench.channel('private-a')).toMatchObject({
      status: 'failed',
      error: { code: 'authorization-denied', status: 403 },
    });
    const nothing = await asking('private-a', { auth: () => Promise.reject(new Error()) });
    expect(nothing.status()).toBe('retrying');
    const strange = await asking('private-a', { auth: () => null as never });
    expect(strange.status()).toBe('retrying');
  });

  it('[CH28] the call is time-boxed, told to stop, and retried', async () => {
    const signals: AbortSignal[] = [];
    const { bench, clock } = await asking('private-a', {
      auth: ({ signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    await clock.advance(9_999);
    expect(bench.channel('private-a')?.status).toBe('authorizing');
    await clock.advance(1);
    expect(bench.channel('private-a')).toMatchObject({
      status: 'retrying',
      error: { code: 'authorization-timeout', retryable: true },
    });
    expect(signals[0]?.aborted).toBe(true);
    await clock.advance(2_000);
    expect(signals).toHaveLength(2);
  });

  it('[CH29] an answer that comes after the socket changed is thrown away (D2)', async () => {
    const answers: ((auth: string) => void)[] = [];
    const asked: string[] = [];
    const signals: AbortSignal[] = [];
    const bench = engineBench({
      auth: ({ socketId, signal }) => {
        asked.push(socketId);
        signals.push(signal);
        return new Promise((resolve) => {
          answers.push((auth) => {
            resolve({ auth });
          });
        });
      },
    });
    bench.engine.subscribe('private-a');
    bench.greet('1.1');
    await bench.clock.advance(0);
    await bench.bounce('2.2');
    await bench.clock.advance(0);
    expect([asked, signals[0]?.aborted]).toEqual([['1.1', '2.2'], true]);
    answers[0]?.('app-key:for-1.1');
    await bench.clock.advance(0);
    expect(bench.wire.last.sent).toEqual([]);
    expect(bench.channel('private-a')?.status).toBe('authorizing');
    answers[1]?.('app-key:for-2.2');
    await bench.clock.advance(0);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')).toMatchObject([
      { data: { auth: 'app-key:for-2.2' } },
    ]);
  });

  it('[CH30] a channel that is left during its authorisation leaves no ghost (D1, P17)', async () => {
    let answer: () => void = () => undefined;
    const signals: AbortSignal[] = [];
    const bench = engineBench({
      linger: 0,
      auth: ({ signal }) => {
        signals.push(signal);
        return new Promise((resolve) => {
          answer = () => {
            resolve({ auth: 'app-key:late' });
          };
        });
      },
    });
    const subscription = bench.engine.subscribe('private-a');
    bench.greet();
    await bench.clock.advance(0);
    subscription.release();
    expect(signals[0]?.aborted).toBe(true);
    answer();
    await bench.clock.advance(0);
    await bench.bounce();
    await bench.clock.advance(0);
    expect(bench.wire.lines.flatMap(({ sent }) => sent)).toEqual([]);
    expect(bench.channel('private-a')).toBeUndefined();
  });

  it('[CH31] a channel that is left by who hears that it is being authorised is not asked for', async () => {
    const asked: string[] = [];
    const bench = engineBench({
      linger: 0,
      auth: ({ channel }) => {
        asked.push(channel);
        return { auth: 'app-key:sig' };
      },
    });
    const subscription = bench.engine.subscribe('private-a');
    bench.engine.store.subscribeChannel('private-a', () => {
      if (bench.channel('private-a')?.status === 'authorizing') subscription.release();
    });
    bench.greet();
    await bench.clock.advance(0);
    expect(asked).toEqual([]);
    expect(bench.wire.last.sent).toEqual([]);
  });

  it('[CH32] an answer without channel_data is not sent to the push service for a presence channel', async () => {
    const bench = engineBench({ auth: () => ({ auth: 'app-key:sig' }) });
    bench.engine.subscribe('presence-room');
    bench.greet('7f000001226a00000018');
    await bench.clock.advance(0);
    expect(bench.channel('presence-room')).toMatchObject({
      status: 'failed',
      error: { code: 'authorization-failed' },
    });
    expect(bench.wire.last.sent).toEqual([]);
  });

  it('[CH33] channel_data is sent on for private channels too: the signature covers it', async () => {
    const { bench } = await asking('private-a', {
      auth: () => ({ auth: 'app-key:sig', channel_data: '{"user_id":"a"}' }),
    });
    expect(framesOf(bench.wire.last, 'pusher:subscribe')[0]?.['data']).toMatchObject({
      channel_data: '{"user_id":"a"}',
    });
  });
});

describe('a subscription that does not succeed', () => {
  it('[CH34] is time-boxed, and asked for again with a fresh authorisation', async () => {
    let asked = 0;
    const { bench, clock, status } = await asking('private-a', {
      auth: () => {
        asked += 1;
        return { auth: `app-key:${asked}` };
      },
    });
    await clock.advance(9_999);
    expect(status()).toBe('subscribing');
    await clock.advance(1);
    expect(bench.channel('private-a')).toMatchObject({
      status: 'retrying',
      error: { code: 'subscription-timeout', retryable: true, channel: 'private-a' },
    });
    await clock.advance(2_000);
    expect(
      framesOf(bench.wire.last, 'pusher:subscribe').map(({ data }) => (data as { auth: string }).auth),
    ).toEqual(['app-key:1', 'app-key:2']);
  });

  it('[CH35] a success that comes late is a success', async () => {
    const { clock, status, wire } = await asking('news');
    await clock.advance(10_000);
    expect(status()).toBe('retrying');
    wire.last.say(says.subscribed('news'));
    expect(status()).toBe('subscribed');
    await clock.advance(20_000);
    expect(framesOf(wire.last, 'pusher:subscribe')).toHaveLength(1);
  });

  it('[CH36] that timed out and is then left is taken back: the server may have made it', async () => {
    const { bench, clock, subscription } = await asking('news', {}, { linger: 0 });
    await clock.advance(10_000);
    subscription.release();
    expect(frames(bench)).toEqual(['pusher:subscribe news', 'pusher:unsubscribe news']);
  });

  it.each([
    [
      'pusher:subscription_error',
      says.subscriptionError('private-a', { type: 'AuthError', error: 'Unauthorized.', status: 401 }),
      'subscription-refused',
    ],
    [
      'pusher:subscription_error for want of room',
      says.subscriptionError('private-a', { type: 'LimitReached', error: 'Full.', status: 4100 }),
      'over-limit',
    ],
    [
      'a text that names it',
      says.error(null, 'Invalid signature: Expected HMAC SHA256 hex digest of 1.1:private-a, but got 00'),
      'subscription-refused',
    ],
    ['an error while it alone waits', says.error(4009, 'Connection is unauthorized'), 'subscription-refused'],
    ['an error for want of room', says.error(4100, 'Presence channel is full'), 'over-limit'],
  ])('[CH37] %s refuses it, and says why', async (_title, text, code) => {
    const { bench, errors } = await asking('private-a');
    bench.wire.last.say(text);
    expect(bench.channel('private-a')).toMatchObject({
      status: 'failed',
      error: { code, channel: 'private-a', retryable: false },
    });
    expect(bench.connection.status).toBe('connected');
    expect(errors).toHaveLength(1);
    await bench.clock.advance(20_000);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')).toHaveLength(1);
  });

  it('[CH38] the one that an error names is refused, whoever else waits', async () => {
    const bench = engineBench();
    for (const name of ['private-a', 'private-ab', 'private-abc']) bench.engine.subscribe(name);
    bench.greet();
    await bench.clock.advance(0);
    bench.wire.last.say(says.error(4009, 'Invalid signature for "private-ab".'));
    expect(['private-a', 'private-ab', 'private-abc'].map((name) => bench.channel(name)?.status)).toEqual([
      'subscribing',
      'failed',
      'subscribing',
    ]);
  });

  it('[CH39] where nobody can say which, all that wait are asked for again with fresh authorisations', async () => {
    const bench = engineBench();
    for (const name of ['private-a', 'private-b']) bench.engine.subscribe(name);
    bench.greet();
    await bench.clock.advance(0);
    bench.wire.last.say(says.error(4009, 'Connection is unauthorized'));
    for (const name of ['private-a', 'private-b']) {
      expect(bench.channel(name)).toMatchObject({
        status: 'retrying',
        error: { code: 'subscription-refused', retryable: true },
      });
    }
    bench.wire.last.say(says.subscribed('private-a'));
    await bench.clock.advance(2_000);
    expect(bench.channel('private-a')?.status).toBe('subscribed');
    bench.wire.last.say(says.error(4009, 'Connection is unauthorized'));
    expect(bench.channel('private-b')?.status).toBe('failed');
  });

  it('[CH40] at the push service an error belongs to the oldest that waits', async () => {
    const bench = engineBench();
    for (const name of ['private-a', 'private-b', 'private-c']) bench.engine.subscribe(name);
    bench.greet('7f000001226a00000018');
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    bench.wire.last.say(says.error(null, `Received invalid JSON key:${'0'.repeat(64)}`));
    expect(['private-a', 'private-b', 'private-c'].map((name) => bench.channel(name)?.status)).toEqual([
      'subscribed',
      'failed',
      'subscribing',
    ]);
    expect(String(bench.channel('private-b')?.error)).not.toContain('000000');
  });

  it.each([
    ['Client event rejected - only supported on private and presence channels'],
    ['Data exception'],
    ['illegal data'],
    ['Unknown event pusher:pong'],
    ['To send client events, you must enable this feature in the Settings page of your dashboard.'],
    ['No current subscription to channel private-a, or subscription in progress'],
  ])('[CH41] "%s" answers something else', async (text) => {
    for (const socketId of ['1.1', '7f000001226a00000018']) {
      const bench = engineBench();
      bench.engine.subscribe('private-a');
      bench.greet(socketId);
      await bench.clock.advance(0);
      bench.wire.last.say(says.error(null, text));
      expect(bench.channel('private-a')?.status).toBe('subscribing');
      expect(bench.errors).toMatchObject([{ code: 'server-error' }]);
    }
  });

  it('[CH42] "Existing subscription" is a success', async () => {
    const { bench, status } = await asking('private-a');
    bench.wire.last.say(says.error(null, 'Existing subscription to channel private-a'));
    expect(status()).toBe('subscribed');
    expect(bench.errors).toEqual([]);
  });

  it('[CH43] retry() tries again at once; where it is subscribed it does nothing (P18)', async () => {
    let allowed = false;
    const { bench, clock, status, subscription } = await asking('private-a', {
      auth: () => {
        if (!allowed) throw Object.assign(new Error('token expired'), { status: 403 });
        return { auth: 'app-key:fresh' };
      },
    });
    expect(status()).toBe('failed');
    allowed = true;
    subscription.retry();
    await clock.advance(0);
    expect(status()).toBe('subscribing');
    bench.wire.last.say(says.subscribed('private-a'));
    subscription.retry();
    await clock.advance(0);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')).toHaveLength(1);
    expect(bench.channel('private-a')).toMatchObject({ status: 'subscribed', error: null });
  });

  it('[CH44] its holders hear of each failure, and so does onError', async () => {
    const heard: string[] = [];
    const bench = engineBench({ auth: () => Promise.reject(new Error('down')) });
    bench.engine.subscribe('private-a', { onError: ({ code }) => heard.push(`one ${code}`) });
    bench.engine.subscribe('private-a', { onError: ({ code }) => heard.push(`two ${code}`) });
    bench.greet();
    await bench.clock.advance(0);
    expect(heard).toEqual(['one authorization-failed', 'two authorization-failed']);
    expect(bench.errors).toMatchObject([{ code: 'authorization-failed', channel: 'private-a' }]);
    await bench.clock.advance(2_000);
    expect(heard).toHaveLength(4);
  });

  it('[CH45] pauses between attempts grow to 30 s at most, and begin anew with a new connection', async () => {
    const attempts: number[] = [];
    const bench = engineBench({
      timeouts: { activityMs: 10_000 },
      auth: () => {
        attempts.push(bench.clock.now());
        throw new Error('down');
      },
    });
    bench.roll(0.999_999);
    bench.engine.subscribe('private-a');
    bench.greet();
    for (let i = 0; i < 60; i++) {
      await bench.clock.advance(5_000);
      bench.wire.last.say(says.pong());
    }
    const pauses = attempts.slice(1).map((at, i) => at - (attempts[i] ?? 0));
    for (const [i, pause] of pauses.entries())
      if (i > 0) expect(pause).toBeGreaterThanOrEqual((pauses[i - 1] ?? 0) - 1);
    expect(pauses[0]).toBeLessThanOrEqual(2_000);
    expect(pauses.at(-1)).toBeGreaterThan(29_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
    await bench.bounce();
    const again = attempts.length;
    await bench.clock.advance(2_000);
    expect(attempts.length).toBeGreaterThan(again);
  });

  it('[CH46] a presence channel of the push service that is left before its answer is left after it', async () => {
    const socketId = '7f000001226a00000018';
    for (const refusal of [false, true]) {
      const bench = engineBench({ linger: 0 });
      const room = bench.engine.subscribe('presence-room');
      bench.greet(socketId);
      await bench.clock.advance(0);
      room.release();
      await bench.clock.advance(0);
      expect(framesOf(bench.wire.last, 'pusher:unsubscribe')).toEqual([]);
      bench.wire.last.say(
        refusal ? says.error(null, 'Received invalid JSON') : says.present('presence-room', {}),
      );
      await bench.clock.advance(0);
      // to unsubscribe where it was refused would end the server's worker (PROTOCOL 3.7)
      expect(framesOf(bench.wire.last, 'pusher:unsubscribe')).toHaveLength(refusal ? 0 : 1);
      expect(bench.channel('presence-room')).toBeUndefined();
    }
  });

  it('[CH47] held again before that answer, it is simply kept', async () => {
    const bench = engineBench({ linger: 0 });
    bench.engine.subscribe('presence-room').release();
    const room = bench.engine.subscribe('presence-room');
    bench.greet('7f000001226a00000018');
    await bench.clock.advance(0);
    room.release();
    bench.engine.subscribe('presence-room');
    bench.wire.last.say(says.present('presence-room', {}));
    await bench.clock.advance(0);
    expect(bench.channel('presence-room')?.status).toBe('subscribed');
    expect(framesOf(bench.wire.last, 'pusher:unsubscribe')).toEqual([]);
  });
});

describe('after a connection that was lost', () => {
  it('[CH48] channels are retrying, then subscribed again, each with a fresh authorisation', async () => {
    const { bench } = await subscribed('private-a', { auth: signsAll });
    bench.engine.subscribe('news');
    bench.wire.last.say(says.subscribed('news'));
    bench.wire.last.end(1006);
    for (const name of ['private-a', 'news']) {
      expect(bench.channel(name)).toMatchObject({ status: 'retrying', error: { code: 'connection-lost' } });
    }
    await bench.clock.advance(700);
    bench.greet('2.2');
    await bench.clock.advance(0);
    expect(framesOf(bench.wire.last, 'pusher:subscribe').map(({ data }) => data)).toEqual([
      { channel: 'news' },
      { auth: 'app-key:2.2:private-a', channel: 'private-a' },
    ]);
  });

  it('[CH49] onResync tells of each gap once, with its beginning, and never of the first success', async () => {
    const gaps: unknown[] = [];
    const { bench } = await asking('news', {}, { onResync: (resync) => gaps.push(resync) });
    bench.wire.last.say(says.subscribed('news'));
    expect(gaps).toEqual([]);
    await bench.clock.advance(5_000);
    const since = bench.clock.now();
    bench.wire.last.end(1006);
    await bench.clock.advance(700);
    bench.greet('2.2');
    bench.wire.last.end(1006); // lost again before it is subscribed: still one gap
    await bench.clock.advance(4_000);
    bench.greet('3.3');
    expect(gaps).toEqual([]);
    bench.wire.last.say(says.subscribed('news'));
    bench.wire.last.say(says.subscribed('news'));
    expect(gaps).toEqual([{ since, reason: 'connection-lost' }]);
  });

  it('[CH50] a gap is told also after disconnect() and connect(), and after reconnect()', async () => {
    const gaps: number[] = [];
    const { bench } = await asking('news', {}, { onResync: ({ since }) => gaps.push(since) });
    bench.wire.last.say(says.subscribed('news'));
    const first = bench.clock.now();
    bench.engine.disconnect();
    await bench.clock.advance(1_000);
    bench.engine.connect();
    bench.greet('2.2');
    bench.wire.last.say(says.subscribed('news'));
    const second = bench.clock.now();
    bench.engine.reconnect();
    bench.greet('3.3');
    bench.wire.last.say(says.subscribed('news'));
    expect(gaps).toEqual([first, second]);
  });

  it('[CH51] a channel that was refused is asked for again by the next connection', async () => {
    const { bench } = await asking('private-a');
    bench.wire.last.say(says.subscriptionError('private-a', { error: 'No.' }));
    await bench.bounce();
    await bench.clock.advance(0);
    expect(bench.subscribes()).toEqual(['private-a']);
  });

  it('[CH52] reauthorize() takes a new connection and new signatures', async () => {
    const { bench } = await subscribed('private-a');
    bench.engine.reauthorize();
    expect(bench.wire.openLines).toBe(1);
    bench.greet('2.2');
    await bench.clock.advance(0);
    expect(framesOf(bench.wire.last, 'pusher:subscribe')).toMatchObject([
      { data: { auth: 'app-key:2.2:private-a' } },
    ]);
    const idle = engineBench();
    idle.engine.reauthorize();
    expect(idle.wire.lines.length).toBe(0);
  });
});

describe('`ready`', () => {
  it('[CH53] resolves with the subscription, and stays resolved over reconnects', async () => {
    const bench = engineBench();
    const news = bench.engine.subscribe('news');
    const { ready } = news;
    let settled = false;
    void ready.then(() => {
      settled = true;
    });
    bench.greet();
    await bench.clock.advance(0);
    expect(settled).toBe(false);
    bench.wire.last.say(says.subscribed('news'));
    await bench.clock.advance(0);
    expect(settled).toBe(true);
    await bench.bounce();
    await expect(news.ready).resolves.toBeUndefined();
  });

  it('[CH54] rejects with the reason where it failed for good, and is new after a retry', async () => {
    const { bench, subscription } = await asking('private-a');
    bench.wire.last.say(says.subscriptionError('private-a', { error: 'No.' }));
    await expect(subscription.ready).rejects.toMatchObject({ code: 'subscription-refused' });
    subscription.retry();
    const { ready } = subscription;
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    await expect(ready).resolves.toBeUndefined();
    await expect(subscription.ready).resolves.toBeUndefined();
  });

  it('[CH55] is new also where a refused channel comes back by disconnect() and connect()', async () => {
    const { bench, subscription } = await asking('private-a');
    bench.wire.last.say(says.subscriptionError('private-a', { error: 'No.' }));
    await expect(subscription.ready).rejects.toBeDefined();
    bench.engine.disconnect();
    bench.engine.connect();
    bench.greet('2.2');
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    await expect(subscription.ready).resolves.toBeUndefined();
  });

  it('[CH56] waits through failures that are retried', async () => {
    const { bench, clock, subscription } = await asking('news');
    const { ready } = subscription;
    await clock.advance(10_000);
    expect(bench.channel('news')?.status).toBe('retrying');
    await clock.advance(2_000);
    bench.wire.last.say(says.subscribed('news'));
    await expect(ready).resolves.toBeUndefined();
  });

  it('[CH57] rejects as disposed where the channel is left, before or after it was asked for', async () => {
    const { bench, subscription } = await asking('news', {}, { linger: 0 });
    const { ready } = subscription;
    subscription.release();
    await expect(ready).rejects.toMatchObject({ code: 'disposed' });
    await expect(subscription.ready).rejects.toMatchObject({ code: 'disposed' });
    const other = bench.engine.subscribe('other');
    bench.engine.dispose();
    await expect(other.ready).rejects.toMatchObject({ code: 'disposed' });
    await expect(bench.engine.subscribe('late').ready).rejects.toMatchObject({ code: 'disposed' });
  });
});

describe('the runtime', () => {
  it('[CH58] where there is no WebSocket, subscribing throws a sentence and holds nothing', async () => {
    const { createEngine } = await import('../../src/create-engine.js');
    const known = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
      const hints = createManualHints();
      const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:1', networkHints: hints });
      expect(() => engine.subscribe('news')).toThrow(/copresent\/node/);
      expect(() => {
        engine.connect();
      }).toThrow(/copresent\/node/);
      expect(engine.store.getState().channels.size).toBe(0);
      expect(engine.store.getState().connection.status).toBe('idle');
      engine.dispose();
    } finally {
      if (known) Object.defineProperty(globalThis, 'WebSocket', known);
    }
  });
});
