import { describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../src/engine/options.js';
import { engineBench, says, type EngineBench } from '../support/engine-bench.js';

const name = 'private-a';
const event = 'client-move';

/** The data of the client events that were written, over all lines. */
const written = ({ wire }: EngineBench): unknown[] =>
  wire.lines
    .flatMap(({ sent }) => sent)
    .map((text) => JSON.parse(text) as { event: string; data: unknown })
    .filter((frame) => frame.event === event)
    .map(({ data }) => data);

/** A channel whose subscription is under way. */
async function pending(options: Partial<EngineOptions> = {}): Promise<EngineBench> {
  const bench = engineBench(options);
  bench.engine.subscribe(name);
  bench.greet();
  await bench.clock.advance(0);
  return bench;
}

async function ready(options: Partial<EngineOptions> = {}): Promise<EngineBench> {
  const bench = await pending(options);
  bench.wire.last.say(says.subscribed(name));
  return bench;
}

const trigger = ({ engine }: EngineBench, data?: unknown, priority?: 'low' | 'high') =>
  engine.trigger(name, event, data, { priority });

describe('a client event', () => {
  it('[CE1] is written at once, as an object with its name, channel and data', async () => {
    const bench = await ready();
    expect(trigger(bench, { x: 1 })).toEqual({ ok: true });
    expect(bench.wire.last.sent.at(-1)).toBe('{"event":"client-move","channel":"private-a","data":{"x":1}}');
  });

  it('[CE2] without data carries {}, which no server stumbles over', async () => {
    const bench = await ready();
    expect(trigger(bench)).toEqual({ ok: true });
    expect(trigger(bench, null)).toEqual({ ok: true });
    expect(written(bench)).toEqual([{}, null]);
  });

  it('[CE3] goes over a hold too, for as long as it is held', async () => {
    const bench = engineBench({ linger: 0 });
    const hold = bench.engine.subscribe('presence-room');
    bench.greet();
    await bench.clock.advance(0);
    bench.wire.last.say(says.present('presence-room', { me: {} }));
    expect(hold.trigger(event, 1)).toEqual({ ok: true });
    hold.release();
    expect(hold.trigger(event, 2)).toEqual({ ok: false, reason: 'not-subscribed' });
    expect(written(bench)).toEqual([1]);
  });

  it('[CE4] whose name lacks `client-` is a mistake of the program: it throws a sentence', async () => {
    const bench = await ready();
    for (const wrong of ['move', '', 'Client-move', undefined, 7]) {
      expect(() => bench.engine.trigger(name, wrong as string, {})).toThrow(/^copresent: .*client-/);
    }
    expect(() => bench.engine.subscribe(name).trigger('move')).toThrow(/client-/);
    expect(written(bench)).toEqual([]);
  });
});

describe('what is not sent says why, and throws nothing', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  it.each([
    ['circular', circular],
    ['a big integer', { n: 1n }],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    [
      'toJSON that throws',
      {
        toJSON() {
          throw new Error('no');
        },
      },
    ],
    ['toJSON that gives nothing', { toJSON: () => undefined }],
  ])('[CE5] %s: not-serializable', async (_title, data) => {
    const bench = await ready();
    expect(trigger(bench, data)).toEqual({ ok: false, reason: 'not-serializable' });
    expect(written(bench)).toEqual([]);
  });

  it('[CE6] over 10 KB of UTF-8: too-large; the limit may be set', async () => {
    const bench = await ready();
    expect(trigger(bench, 'a'.repeat(10_238))).toEqual({ ok: true });
    expect(trigger(bench, 'a'.repeat(10_239))).toEqual({ ok: false, reason: 'too-large' });
    expect(trigger(bench, 'é'.repeat(5_119))).toEqual({ ok: true });
    expect(trigger(bench, 'é'.repeat(5_120))).toEqual({ ok: false, reason: 'too-large' });
    const small = await ready({ clientEvents: { maxBytes: 5 } });
    expect(trigger(small, '💚')).toEqual({ ok: false, reason: 'too-large' });
    expect(trigger(small, 'abc')).toEqual({ ok: true });
  });

  it('[CE7] on a public channel: not-private', () => {
    const bench = engineBench();
    bench.engine.subscribe('news');
    bench.greet();
    expect(bench.engine.trigger('news', event, 1)).toEqual({ ok: false, reason: 'not-private' });
  });

  it('[CE8] on a channel that nobody holds, or whose subscription failed: not-subscribed', async () => {
    const bench = await pending();
    expect(bench.engine.trigger('private-other', event, 1)).toEqual({ ok: false, reason: 'not-subscribed' });
    bench.wire.last.say(says.subscriptionError(name, { error: 'No.' }));
    expect(trigger(bench, 1)).toEqual({ ok: false, reason: 'not-subscribed' });
  });

  it('[CE9] without a connection: offline', async () => {
    const bench = engineBench();
    bench.engine.subscribe(name);
    expect(trigger(bench, 1)).toEqual({ ok: false, reason: 'offline' });
    const lost = await ready();
    lost.wire.last.end(1006);
    expect(trigger(lost, 1)).toEqual({ ok: false, reason: 'offline' });
    lost.engine.disconnect();
    expect(trigger(lost, 1)).toEqual({ ok: false, reason: 'offline' });
  });

  it('[CE10] where the line takes nothing: offline', async () => {
    const bench = await ready();
    bench.wire.last.refuseWrites();
    expect(trigger(bench, 1)).toEqual({ ok: false, reason: 'offline' });
  });

  it('[CE11] more than 10 a second: rate-limited, until the budget is back (D10)', async () => {
    const bench = await ready();
    const results = Array.from({ length: 12 }, (_, i) => trigger(bench, i));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(results[10]).toEqual({ ok: false, reason: 'rate-limited' });
    await bench.clock.advance(100);
    expect(trigger(bench, 'later')).toEqual({ ok: true });
    expect(trigger(bench, 'too soon')).toEqual({ ok: false, reason: 'rate-limited' });
    const unlimited = await ready({ clientEvents: { perSecond: 0 } });
    expect(Array.from({ length: 500 }, (_, i) => trigger(unlimited, i)).every(({ ok }) => ok)).toBe(true);
  });

  it('[CE12] after dispose(): disposed', async () => {
    const bench = await ready();
    const hold = bench.engine.subscribe(name);
    bench.engine.dispose();
    expect(trigger(bench, 1)).toEqual({ ok: false, reason: 'disposed' });
    expect(hold.trigger(event, 1)).toEqual({ ok: false, reason: 'disposed' });
  });
});

describe('client events that wait for their subscription', () => {
  it('[CE13] are queued, and written in order once it is there', async () => {
    const bench = await pending();
    expect(trigger(bench, 1)).toEqual({ ok: true, queued: true });
    expect(trigger(bench, 2)).toEqual({ ok: true, queued: true });
    expect(written(bench)).toEqual([]);
    bench.wire.last.say(says.subscribed(name));
    expect(written(bench)).toEqual([1, 2]);
    expect(trigger(bench, 3)).toEqual({ ok: true });
  });

  it('[CE14] are at most 32; one more is rate-limited', async () => {
    const bench = await pending();
    const results = Array.from({ length: 33 }, (_, i) => trigger(bench, i));
    expect(results.filter(({ ok }) => ok)).toHaveLength(32);
    expect(results[32]).toEqual({ ok: false, reason: 'rate-limited' });
  });

  it('[CE15] keep to the budget when they go out, and what comes later does not overtake them', async () => {
    const bench = await pending();
    for (let i = 0; i < 15; i++) trigger(bench, i);
    bench.wire.last.say(says.subscribed(name));
    expect(written(bench)).toHaveLength(10);
    expect(trigger(bench, 15)).toEqual({ ok: true, queued: true });
    await bench.clock.advance(100);
    expect(written(bench)).toHaveLength(11);
    await bench.clock.advance(1_000);
    expect(written(bench)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(bench.errors).toEqual([]);
  });

  it('[CE21] do not keep a timer spinning where the line takes nothing, and are dropped in time', async () => {
    const bench = await pending({ clientEvents: { perSecond: 0 } });
    trigger(bench, 1);
    bench.wire.last.refuseWrites();
    bench.wire.last.say(says.subscribed(name));
    const { setTimeout: set } = bench.clock;
    let timers = 0;
    bench.clock.setTimeout = (callback, delayMs) => {
      timers += 1;
      if (timers > 100) throw new Error('The timer spins.');
      return set(callback, delayMs);
    };
    bench.clock.tick(10_000);
    expect(bench.errors.map(({ code }) => code)).toContain('trigger-dropped');
    expect(timers).toBeLessThan(10);
  });

  it('[CE16] wait 10 s at most: then they are dropped, each with an error', async () => {
    const bench = await pending({ timeouts: { subscribeMs: 60_000 } });
    trigger(bench, 1);
    await bench.clock.advance(5_000);
    trigger(bench, 2);
    await bench.clock.advance(4_999);
    expect(bench.errors).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.errors).toMatchObject([{ code: 'trigger-dropped', channel: name }]);
    bench.wire.last.say(says.subscribed(name));
    expect(written(bench)).toEqual([2]);
  });

  it.each([
    [
      'the subscription is refused',
      (bench: EngineBench) => {
        bench.wire.last.say(says.subscriptionError(name, { error: 'No.' }));
      },
    ],
    [
      'the connection is lost',
      (bench: EngineBench) => {
        bench.wire.last.end(1006);
      },
    ],
    [
      'the application disconnects',
      (bench: EngineBench) => {
        bench.engine.disconnect();
      },
    ],
    [
      'the engine is disposed of',
      (bench: EngineBench) => {
        bench.engine.dispose();
      },
    ],
  ])('[CE17] are dropped with an error where %s', async (_title, end) => {
    const bench = await pending();
    trigger(bench, 1);
    trigger(bench, 2);
    end(bench);
    await bench.clock.advance(10_000);
    expect(bench.errors.filter(({ code }) => code === 'trigger-dropped')).toHaveLength(2);
    expect(written(bench)).toEqual([]);
  });

  it('[CE18] are dropped with an error where the channel is left; others wait on', async () => {
    const bench = engineBench({ linger: 0 });
    const hold = bench.engine.subscribe(name);
    bench.engine.subscribe('private-b');
    bench.greet();
    await bench.clock.advance(0);
    trigger(bench, 'a');
    bench.engine.trigger('private-b', event, 'b');
    hold.release();
    expect(bench.errors).toMatchObject([{ code: 'trigger-dropped', channel: name }]);
    bench.wire.last.say(says.subscribed('private-b'));
    expect(written(bench)).toEqual(['b']);
  });

  it('[CE19] who hears of one that was dropped may send another at once', async () => {
    let again = 0;
    const bench = await pending({
      onError: () => {
        if (again++ < 3) bench.engine.trigger(name, event, `again ${again}`);
      },
    });
    trigger(bench, 1);
    bench.wire.last.end(1006);
    await bench.clock.advance(30_000);
    expect(written(bench)).toEqual([]);
  });

  it('[CE20] `ok` alone means that it was written before a disconnect() that follows (D11)', async () => {
    const bench = await ready();
    expect(trigger(bench, 'last words')).toEqual({ ok: true });
    bench.engine.disconnect();
    expect(written(bench)).toEqual(['last words']);
  });
});

describe('the priority of a client event', () => {
  const limited = { ok: false, reason: 'rate-limited' };

  it('[CE22] low: leaves a quarter of the budget to the others', async () => {
    const bench = await ready();
    const low = Array.from({ length: 9 }, (_, i) => trigger(bench, i, 'low'));
    expect(low.filter(({ ok }) => ok)).toHaveLength(8);
    expect(low[8]).toEqual(limited);
    expect([trigger(bench, 'a'), trigger(bench, 'b'), trigger(bench, 'c')]).toEqual([
      { ok: true },
      { ok: true },
      limited,
    ]);
    const unlimited = await ready({ clientEvents: { perSecond: 0 } });
    expect(trigger(unlimited, 1, 'low')).toEqual({ ok: true });
    const slow = await ready({ clientEvents: { perSecond: 1 } });
    expect([trigger(slow, 1, 'low'), trigger(slow, 2, 'low')]).toEqual([{ ok: true }, limited]);
  });

  it('[CE23] high: waits for the budget, ahead of all that waits, in the order in which it was sent', async () => {
    const bench = await pending();
    for (let i = 0; i < 12; i++) trigger(bench, i);
    bench.wire.last.say(says.subscribed(name)); // 10 and 11 wait for the budget
    expect(trigger(bench, 'leave', 'high')).toEqual({ ok: true, queued: true });
    expect(trigger(bench, 'unlock', 'high')).toEqual({ ok: true, queued: true });
    await bench.clock.advance(1_000);
    expect(written(bench).slice(10)).toEqual(['leave', 'unlock', 10, 11]);
    for (let i = 0; i < 10; i++) trigger(bench, i);
    const many = Array.from({ length: 33 }, (_, i) => trigger(bench, i, 'high'));
    expect(many.at(-2)).toEqual({ ok: true, queued: true });
    expect(many.at(-1)).toEqual(limited); // no more than wait for a subscription
  });

  it('[CE24] whatever comes when the budget is back does not take it from one that waits', async () => {
    const bench = await ready();
    bench.engine.subscribe('private-b');
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-b'));
    for (let i = 0; i < 10; i++) trigger(bench, i);
    trigger(bench, 'leave', 'high');
    const later = bench.clock.now() + 100;
    bench.clock.now = () => later; // the timer is late
    expect(bench.engine.trigger('private-b', event, 'other')).toEqual(limited);
    expect(written(bench).slice(10)).toEqual(['leave']);
  });

  it('[CE25] low does not wait for the budget behind others: the next one outdates it', async () => {
    const bench = await ready();
    for (let i = 0; i < 10; i++) trigger(bench, i);
    trigger(bench, 'leave', 'high');
    expect(trigger(bench, 'cursor', 'low')).toEqual(limited);
    expect(trigger(bench, 'typing')).toEqual({ ok: true, queued: true });
    await bench.clock.advance(1_000);
    expect(written(bench).slice(10)).toEqual(['leave', 'typing']);
  });
});
