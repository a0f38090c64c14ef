import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/protocol/codec.js';
import { engineBench, says } from '../support/engine-bench.js';
import { expectSane } from '../support/sanity.js';

const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''];
const channels = ['news', 'private-a', 'presence-room', 'presence-__proto__', ...hostile];
const events = [
  'pusher:connection_established',
  'pusher:ping',
  'pusher:pong',
  'pusher:error',
  'pusher:subscription_error',
  'pusher:cache_miss',
  'pusher_internal:subscription_succeeded',
  'pusher_internal:member_added',
  'pusher_internal:member_removed',
  'pusher_internal:subscription_count',
  'client-move',
  'message',
  ...hostile,
];
const keys = [
  'socket_id',
  'activity_timeout',
  'user_id',
  'user_info',
  'presence',
  'ids',
  'hash',
  'count',
  'code',
  'message',
  'type',
  'error',
  'status',
  'subscription_count',
  ...hostile,
];

const scalar = fc.oneof(
  fc.constantFrom(...channels, 'ada', 'me', '1.1', '7f000001226a00000018'),
  fc.constantFrom(4001, 4100, 4200, 4301, -1, 0, 1, 120, 1e300, null, true),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.double(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 5 }).map(jsonObject),
  ),
}));

/** An object whose keys are its own, `__proto__` included, as `JSON.parse` makes it. */
function jsonObject(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item ?? null)}`).join()}}`,
  );
}

const data = fc.oneof(
  value,
  value.map((item) => JSON.stringify(item)),
  fc.constant(undefined),
);
const frame = fc
  .record(
    {
      event: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...events) }, { weight: 1, arbitrary: value }),
      channel: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...channels) },
        { weight: 1, arbitrary: value },
      ),
      data,
      user_id: value,
    },
    { requiredKeys: ['event'] },
  )
  .map((item) => JSON.stringify(item));
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder('utf-8').decode(array));
const cut = fc.tuple(frame, fc.nat(200)).map(([text, at]) => text.slice(0, at));

/** What a server might ever say. */
const words = fc.oneof(
  { weight: 12, arbitrary: frame },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: cut },
);

describe('whatever a server says', () => {
  it('[PC35] decoding it never throws, and gives a message or a reason', () => {
    fc.assert(
      fc.property(words, (text) => {
        const decoded = decode(text);
        if (decoded.ok) expect(typeof decoded.message.type).toBe('string');
        else expect(decoded.reason).toEqual(expect.any(String));
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('[PC36] a live engine never throws out of its message handler, and stays sane', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 40, maxLength: 60, size: 'max' }),
        fc.boolean(),
        async (texts, greeted) => {
          const bench = engineBench({ connect: 'eager' });
          for (const name of channels)
            if (name !== '') bench.engine.subscribe(name).on('message', () => undefined);
          if (greeted) bench.greet();
          else bench.wire.last.open();
          await bench.clock.advance(0);
          for (const [i, text] of texts.entries()) {
            bench.wire.last.say(text);
            if (i % 5 === 4) expectSane(bench);
            if (i % 10 === 9) await bench.clock.advance(20);
          }
          expect(Object.keys(Object.prototype)).toEqual([]);
          bench.engine.dispose();
          expect([bench.clock.pending, bench.wire.openLines, bench.hints.listeners]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 250 },
    );
  }, 60_000);

  it('[PC36] an engine that was told nonsense still understands sense', async () => {
    const bench = engineBench();
    bench.engine.subscribe('presence-room');
    bench.greet();
    await bench.clock.advance(0);
    for (const text of fc.sample(words, { numRuns: 500, seed: 7 })) {
      if (!text.includes('subscription') && !text.includes('error')) bench.wire.last.say(text);
    }
    bench.wire.last.say(says.present('presence-room', { ada: {} }));
    expect(bench.connection.status).toBe('connected');
    expect(bench.presence('presence-room').members.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ada', 'me']),
    );
  });

  it('[PC37] data nested without end is refused or kept, and harms nothing', async () => {
    const bench = engineBench();
    bench.engine.subscribe('presence-room').on('message', () => undefined);
    bench.greet();
    await bench.clock.advance(0);
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const object = '{"presence":{"hash":'.repeat(10_000) + '1' + '}}'.repeat(10_000);
    expect(() => JSON.stringify(JSON.parse(deep))).toThrow(RangeError);
    for (const event of events.filter((name) => name.startsWith('pusher') || name === 'message')) {
      for (const text of [deep, object]) {
        bench.wire.last.say(`{"event":"${event}","channel":"presence-room","data":${text}}`);
        bench.wire.last.say(
          `{"event":"${event}","channel":"presence-room","data":{"user_id":"a","user_info":${text},"code":${text},"presence":{"hash":{"b":${text}}}}}`,
        );
        bench.wire.last.say(JSON.stringify({ event, channel: 'presence-room', data: text }));
      }
      await bench.clock.advance(16);
      if (bench.connection.status === 'connected') expectSane(bench);
    }
  }, 60_000);
});
