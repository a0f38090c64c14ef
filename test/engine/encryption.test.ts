import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { describe, expect, it } from 'vitest';
import { encryption } from '../../src/engine/encryption.js';
import { extensions } from '../../src/engine/extensions.js';
import type { Authorization, AuthorizationOptions } from '../../src/engine/options.js';
import vectors from '../fixtures/vectors.json' with { type: 'json' };
import { engineBench, says } from '../support/engine-bench.js';

const {
  channel: foo,
  shared_secret_b64: fooSecret,
  frame: fooFrame,
  old_key_frame: fooOld,
} = vectors.encrypted;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const secretOf = (seed: number): string => base64(new Uint8Array(32).fill(seed));

/** What the application's server publishes: the text, closed with the key. */
function sealed(secret: string, text: string, seed = 1): string {
  const nonce = new Uint8Array(24).fill(seed);
  const box = xsalsa20poly1305(bytesOf(secret), nonce).encrypt(new TextEncoder().encode(text));
  return JSON.stringify({ nonce: base64(nonce), ciphertext: base64(box) });
}

const events = (channel: string, secret: string, texts: readonly string[]): string[] =>
  texts.map((text) => says.event(channel, 'said', sealed(secret, text)));

interface Given {
  readonly channel?: string;
  readonly key?: unknown;
  readonly load?: () => Promise<typeof xsalsa20poly1305>;
}

const atOnce = async (): Promise<typeof xsalsa20poly1305> => Promise.resolve(xsalsa20poly1305);

/** An engine that hears `said` on an encrypted channel whose key the test may change. */
function bench({ channel = 'private-encrypted-a', load = atOnce, ...given }: Given = {}) {
  let key = 'key' in given ? given.key : secretOf(1);
  const asked: string[] = [];
  let answer: (() => Promise<void>) | null = null;
  const auth: AuthorizationOptions = async (request) => {
    asked.push(request.channel);
    await answer?.();
    return { auth: 'app-key:sig', shared_secret: key } as Authorization;
  };
  const own = engineBench({
    auth,
    connect: 'eager',
    extensions: extensions(encryption({ loadCipher: load })),
  });
  const heard: unknown[] = [];
  const subscription = own.engine.subscribe(channel, { linger: 0 });
  subscription.on('said', (data) => heard.push(data));
  return {
    ...own,
    channel,
    own,
    asked,
    heard,
    subscription,
    rotate(next: unknown) {
      key = next;
    },
    answering(by: (() => Promise<void>) | null) {
      answer = by;
    },
    say(...texts: readonly string[]) {
      for (const text of texts) own.wire.last.say(text);
    },
    settle: (ms = 0) => own.clock.advance(ms),
    codes: () => own.errors.map(({ code }) => code),
  };
}

type Bench = ReturnType<typeof bench>;

async function subscribed(given: Given = {}): Promise<Bench> {
  const all = bench(given);
  all.own.greet();
  await all.settle();
  all.say(says.subscribed(all.channel));
  await all.settle();
  return all;
}

describe('encrypted channels', () => {
  it('[EC1] an event is opened with the channel’s key: the published vector', async () => {
    const { heard, say, errors } = await subscribed({ channel: foo, key: fooSecret });
    say(fooFrame.replace('greet', 'said'));
    expect([heard, errors]).toEqual([[{ hello: 'wörld' }], []]);
  });

  it.each(['private-encrypted-cache-a', 'private-encrypted-a'])('[EC1] on %s', async (channel) => {
    const { heard, say } = await subscribed({ channel });
    say(...events(channel, secretOf(1), ['{"n":1}', 'plain', '"text"', '']));
    expect(heard).toEqual([{ n: 1 }, 'plain', 'text', '']);
  });

  it('[EC1] data may come as an object, and `raw` is the text that was encrypted', async () => {
    const { engine, channel, wire } = await subscribed();
    const raws: unknown[] = [];
    engine.on(channel, 'said', (_, { raw }) => raws.push(raw));
    wire.last.say(says.event(channel, 'said', JSON.parse(sealed(secretOf(1), '{"n":1}'))));
    expect(raws).toEqual(['{"n":1}']);
  });

  it('[EC2] other channels, the protocol’s own frames and errors that name the channel pass as they are', async () => {
    const { engine, channel, own, say } = await subscribed();
    const heard: unknown[] = [];
    engine.subscribe('news');
    engine.on('news', 'said', (data) => heard.push(data));
    engine.on(channel, 'pusher:error', (data) => heard.push(data));
    say(
      says.event('news', 'said', '"open"'),
      says.error(4301, 'slow down', channel),
      JSON.stringify({
        event: 'pusher_internal:subscription_count',
        channel,
        data: '{"subscription_count":3}',
      }),
    );
    expect(heard).toEqual(['open', { code: 4301, message: 'slow down' }]);
    expect(own.channel(channel)?.subscriptionCount).toBe(3);
  });

  it('[EC3] the cipher is loaded with the first such channel, once, and not before', async () => {
    let loads = 0;
    const load: typeof atOnce = async () => {
      loads += 1;
      return atOnce();
    };
    const all = bench({ load });
    all.engine.subscribe('private-a');
    all.own.greet();
    await all.settle();
    all.say(says.subscribed('private-a'));
    await all.settle();
    expect(loads).toBe(0);
    all.say(says.subscribed(all.channel));
    await all.settle();
    all.say(...events(all.channel, secretOf(1), ['1']), says.subscribed(all.channel));
    await all.settle();
    expect([loads, all.heard]).toEqual([1, [1]]);
  });

  it('[EC3] events that come while it is loaded wait, and are heard in order', async () => {
    let arrive: () => void = () => undefined;
    const load: typeof atOnce = () =>
      new Promise((resolve) => {
        arrive = () => {
          resolve(xsalsa20poly1305);
        };
      });
    const { heard, say, channel, settle, codes } = await subscribed({ load });
    say(...events(channel, secretOf(1), ['1', '2']));
    await settle();
    expect(heard).toEqual([]);
    arrive();
    say(...events(channel, secretOf(1), ['3']));
    await settle();
    say(...events(channel, secretOf(1), ['4']));
    expect([heard, codes()]).toEqual([[1, 2, 3, 4], []]);
  });

  it('[EC3] where it cannot be loaded, what waits is dropped with an error, and the next event tries again', async () => {
    let fails = true;
    const load: typeof atOnce = async () => {
      if (fails) throw new Error('offline');
      return atOnce();
    };
    const { heard, say, channel, settle, codes } = await subscribed({ load });
    say(...events(channel, secretOf(1), ['1', '2']));
    await settle();
    expect([heard, codes()]).toEqual([[], ['decryption-failed', 'decryption-failed']]);
    fails = false;
    say(...events(channel, secretOf(1), ['3']));
    await settle();
    expect(heard).toEqual([3]);
  });
});

describe('a key that was changed', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => String(i));

  it('[EC4] is asked for once, and all that waits is heard in order', async () => {
    const { heard, say, channel, rotate, settle, asked, codes } = await subscribed();
    rotate(secretOf(2));
    say(...events(channel, secretOf(2), twenty));
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(twenty.map(Number));
    expect([asked, codes()]).toEqual([[channel, channel], []]);
  });

  it('[EC4] what comes while it is asked for waits behind', async () => {
    const { heard, say, channel, rotate, settle, answering } = await subscribed();
    let go: () => void = () => undefined;
    answering(() => new Promise((resolve) => (go = resolve)));
    rotate(secretOf(2));
    say(...events(channel, secretOf(2), ['1']));
    await settle();
    say(...events(channel, secretOf(2), ['2', '3']));
    await settle();
    expect(heard).toEqual([]);
    go();
    await settle();
    expect(heard).toEqual([1, 2, 3]);
  });

  it('[EC4] another channel does not wait for it', async () => {
    const all = await subscribed();
    const heard: unknown[] = [];
    all.engine.subscribe('private-encrypted-b').on('said', (data) => heard.push(data));
    await all.settle();
    all.say(says.subscribed('private-encrypted-b'));
    all.answering(() => new Promise(() => undefined));
    all.say(...events(all.channel, secretOf(9), ['1']), ...events('private-encrypted-b', secretOf(1), ['2']));
    expect(heard).toEqual([2]);
  });

  it('[EC5] an event that the new key does not open is dropped with an error, and the others are heard', async () => {
    const { heard, say, channel, settle, codes, errors, asked } = await subscribed({
      channel: foo,
      key: fooSecret,
    });
    const good = events(channel, fooSecret, ['1', '2']);
    say(fooOld.replace('greet', 'said'), ...good, fooOld.replace('greet', 'said'));
    await settle();
    expect([heard, codes()]).toEqual([
      [1, 2],
      ['decryption-failed', 'decryption-failed'],
    ]);
    expect(errors[0]).toMatchObject({ channel, retryable: false });
    expect(asked).toHaveLength(2);
  });

  it('[EC5] the key is asked for again after 10 s at the earliest', async () => {
    const { say, channel, settle, asked, rotate, heard } = await subscribed();
    say(...events(channel, secretOf(9), ['1']));
    await settle(9_999);
    say(...events(channel, secretOf(9), ['2']));
    await settle();
    expect(asked).toHaveLength(2);
    await settle(1);
    rotate(secretOf(9));
    say(...events(channel, secretOf(9), ['3']));
    await settle();
    expect([asked.length, heard]).toEqual([3, [3]]);
  });

  it('[EC5] a refused or lost asking drops what waits with the reason', async () => {
    const { say, channel, settle, answering, own, heard } = await subscribed();
    answering(() => Promise.reject(Object.assign(new Error('no'), { status: 403 })));
    say(...events(channel, secretOf(9), ['1']));
    await settle();
    expect(own.errors[0]).toMatchObject({
      code: 'decryption-failed',
      cause: { code: 'authorization-denied', status: 403 },
    });
    expect([heard, own.channel(channel)?.status]).toEqual([[], 'subscribed']);
  });

  it('[EC5] the asking is time-boxed, and over with the connection', async () => {
    const { say, channel, settle, answering, own } = await subscribed();
    answering(() => new Promise(() => undefined));
    say(...events(channel, secretOf(9), ['1']));
    await settle(10_000);
    expect(own.errors[0]).toMatchObject({ cause: { code: 'authorization-timeout' } });
    say(...events(channel, secretOf(9), ['2']));
    await settle();
    own.wire.last.end(1006);
    await settle();
    const told = own.errors.filter(({ code }) => code === 'decryption-failed');
    expect(told[1]).toMatchObject({ cause: { code: 'connection-lost' } });
  });

  it('[EC5] a channel that is left meanwhile leaves no timer, and no word', async () => {
    const { say, channel, settle, answering, own, subscription } = await subscribed();
    answering(() => new Promise(() => undefined));
    say(...events(channel, secretOf(9), ['1']));
    await settle();
    subscription.release();
    await settle(20_000);
    expect(own.errors).toEqual([]);
    own.engine.dispose();
    expect(own.clock.pending).toBe(0);
  });

  it('[EC6] each connection has its own key', async () => {
    const { heard, say, channel, settle, own, rotate } = await subscribed();
    rotate(secretOf(2));
    await own.bounce();
    await settle();
    say(says.subscribed(channel), ...events(channel, secretOf(2), ['1']));
    expect(heard).toEqual([1]);
  });
});

describe('what is hostile on an encrypted channel', () => {
  const good = JSON.parse(sealed(secretOf(1), '"x"')) as { nonce: string; ciphertext: string };
  it.each([
    ['plain text', 'hello'],
    ['JSON that is no object', '[1]'],
    ['nothing', undefined],
    ['null', 'null'],
    ['no nonce', JSON.stringify({ ciphertext: good.ciphertext })],
    ['no ciphertext', JSON.stringify({ nonce: good.nonce })],
    ['a nonce that is no base64', JSON.stringify({ ...good, nonce: '%%%' })],
    ['a short nonce', JSON.stringify({ ...good, nonce: btoa('short') })],
    ['a ciphertext that is no base64', JSON.stringify({ ...good, ciphertext: 'ä' })],
    ['a ciphertext shorter than its tag', JSON.stringify({ ...good, ciphertext: btoa('short') })],
    ['a number for a nonce', JSON.stringify({ ...good, nonce: 7 })],
  ])(
    '[EC7] %s is dropped with an error: it is never heard, asks for no key and stops nothing',
    async (_, data) => {
      const { heard, say, channel, settle, codes, asked } = await subscribed();
      say(says.event(channel, 'said', data), ...events(channel, secretOf(1), ['1']));
      await settle();
      expect([heard, codes(), asked.length]).toEqual([[1], ['decryption-failed'], 1]);
    },
  );

  it('[EC7] a ciphertext that was changed is not heard', async () => {
    const { heard, say, channel, settle, codes } = await subscribed();
    const box = bytesOf(good.ciphertext);
    box[3] = (box[3] ?? 0) ^ 1;
    say(says.event(channel, 'said', JSON.stringify({ ...good, ciphertext: base64(box) })));
    await settle();
    expect([heard, codes()]).toEqual([[], ['decryption-failed']]);
  });

  it.each([undefined, null, '', 'no base64 %', btoa('short'), 7])(
    '[EC8] with %j for a key the channel is subscribed and its events are dropped with an error',
    async (key) => {
      const { heard, say, channel, settle, codes, own } = await subscribed({ key });
      expect(own.channel(channel)?.status).toBe('subscribed');
      say(...events(channel, secretOf(1), ['1']));
      await settle();
      expect([heard, codes()]).toEqual([[], ['decryption-failed']]);
    },
  );

  it('[EC9] client events are refused there with the reason, and nothing is written', async () => {
    const { engine, channel, wire } = await subscribed();
    const before = wire.last.sent.length;
    expect(engine.trigger(channel, 'client-a', { a: 1 })).toEqual({ ok: false, reason: 'encrypted' });
    expect(wire.last.sent.length).toBe(before);
  });

  it('[EC10] the key is never sent to the server', async () => {
    const { wire } = await subscribed();
    expect(wire.last.sent.join()).not.toContain(secretOf(1));
  });
});
