import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/lib/clock.js';
import { engineBench, framesOf, says, type EngineBench } from '../support/engine-bench.js';
import { handWire } from '../support/hand-wire.js';

const eager = { connect: 'eager' } as const;
const pings = (bench: EngineBench): number => framesOf(bench.wire.last, 'pusher:ping').length;

/** When pings are written, over `ms`, while something happens every `everyMs`. */
async function pingTimes(
  bench: EngineBench,
  ms: number,
  everyMs: number,
  doIt: (bench: EngineBench) => void,
): Promise<number[]> {
  const startedAt = bench.clock.now();
  const times: number[] = [];
  while (bench.clock.now() < startedAt + ms) {
    const before = pings(bench);
    await bench.clock.advance(everyMs);
    if (pings(bench) > before) times.push(bench.clock.now() - startedAt);
    if (bench.connection.status === 'connected') doIt(bench);
  }
  return times;
}

describe('the heartbeat', () => {
  it('[HT1] a flood of events that come in, with nothing sent, still pings within the activity timeout', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 35);
    const times = await pingTimes(bench, 120_000, 100, ({ wire }) => {
      wire.last.say(says.event('news', 'tick', '1'));
    });
    const gaps = times.map((at, i) => at - (times[i - 1] ?? 0));
    expect(times.length).toBeGreaterThanOrEqual(4);
    for (const gap of gaps) {
      expect(gap).toBeLessThanOrEqual(35_000);
      expect(gap).toBeGreaterThanOrEqual(27_900); // 0.8 of it: not more often than needed
    }
    expect(bench.connection.status).toBe('connected');
  });

  it('[HT2] a half-open line is found within 40 s although the client sends 8 events a second', async () => {
    const bench = engineBench({ ...eager, clientEvents: { perSecond: 0 } });
    bench.greet('1.1', 120);
    bench.engine.subscribe('private-a');
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    const silentSince = bench.clock.now();
    let lostAt = Infinity;
    bench.engine.store.subscribe(({ connection }) => {
      if (connection.error?.code === 'pong-timeout') lostAt = Math.min(lostAt, bench.clock.now());
    });
    for (let i = 0; i < 8 * 45; i++) {
      bench.engine.trigger('private-a', 'client-cursor', { i });
      await bench.clock.advance(125);
    }
    expect(lostAt - silentSince).toBeGreaterThan(30_000);
    expect(lostAt - silentSince).toBeLessThanOrEqual(40_000);
  });

  it('[HT3] frames never set a timer', async () => {
    let timersSet = 0;
    const base = engineBench().clock;
    const counting: Clock = {
      ...base,
      setTimeout(callback, delayMs) {
        timersSet += 1;
        return base.setTimeout(callback, delayMs);
      },
    };
    const bench = engineBench({ ...eager, clock: counting, clientEvents: { perSecond: 0 } });
    bench.greet();
    bench.engine.subscribe('private-a');
    await base.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    const before = timersSet;
    for (let i = 0; i < 1_000; i++) {
      bench.wire.last.say(says.event('private-a', 'tick', '1'));
      bench.engine.trigger('private-a', 'client-cursor', { i });
    }
    expect(timersSet).toBe(before);
  });

  it('[HT4] after a clock that jumped a minute, the next frame or hint pings at once, and an answer keeps the line', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    bench.clock.jump(60_000);
    bench.wire.last.say(says.event('news', 'tick', '1'));
    expect(pings(bench)).toBe(1);
    bench.wire.last.say(says.pong());
    await bench.clock.advance(10_000);
    expect(bench.connection.status).toBe('connected');
    bench.clock.jump(60_000);
    bench.hints.wake();
    expect(pings(bench)).toBeGreaterThanOrEqual(2);
    await bench.clock.advance(3_000);
    expect(bench.connection.error?.code).toBe('pong-timeout');
  });

  it('[HT5] a timer that fires late after a jump pings once, and gives the server 3 s, as any hint', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    bench.clock.jump(600_000);
    await bench.clock.advance(0);
    expect(pings(bench)).toBe(1);
    await bench.clock.advance(2_999);
    expect(bench.connection.status).toBe('connected');
    await bench.clock.advance(1);
    expect(bench.connection).toMatchObject({ status: 'reconnecting', error: { code: 'pong-timeout' } });
    expect(bench.wire.lines[0]?.isOver).toBe(true);
  });

  it('[HT6] silence is questioned after 30 s, or sooner where the server says so, and ends after the pong’s time', async () => {
    for (const [seconds, pingAt] of [
      [120, 30_000],
      [20, 16_000],
      [null, 24_000],
      [0.1, 800],
    ] as const) {
      const bench = engineBench(eager);
      bench.greet('1.1', seconds);
      await bench.clock.advance(pingAt - 1);
      expect([seconds, pings(bench)]).toEqual([seconds, 0]);
      await bench.clock.advance(1);
      expect([seconds, pings(bench)]).toEqual([seconds, 1]);
      await bench.clock.advance(9_999);
      expect(bench.connection.status).toBe('connected');
      await bench.clock.advance(1);
      expect(bench.connection.status).toBe('reconnecting');
    }
  });

  it('[HT7] anything heard answers a ping', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    await bench.clock.advance(24_000);
    expect(pings(bench)).toBe(1);
    await bench.clock.advance(9_000);
    bench.wire.last.say(says.event('news', 'tick', '1'));
    await bench.clock.advance(9_000);
    expect(bench.connection.status).toBe('connected');
  });

  it('[HT8] what is sent counts: a client that speaks needs no ping while it is answered', async () => {
    const bench = engineBench({ ...eager, clientEvents: { perSecond: 0 } });
    bench.greet('1.1', 30);
    bench.engine.subscribe('private-a');
    await bench.clock.advance(0);
    bench.wire.last.say(says.subscribed('private-a'));
    const times = await pingTimes(bench, 120_000, 1_000, ({ engine, wire }) => {
      engine.trigger('private-a', 'client-cursor', {});
      wire.last.say(says.event('private-a', 'tick', '1'));
    });
    expect(times).toEqual([]);
  });

  it('[HT9] the application’s own figure counts where it is shorter, and without one of the server’s', async () => {
    const shorter = engineBench({ ...eager, timeouts: { activityMs: 10_000, pongMs: 2_000 } });
    shorter.greet('1.1', 120);
    await shorter.clock.advance(8_000);
    expect(pings(shorter)).toBe(1);
    await shorter.clock.advance(2_000);
    expect(shorter.connection.error?.code).toBe('pong-timeout');
    const longer = engineBench({ ...eager, timeouts: { activityMs: 300_000 } });
    longer.greet('1.1', 20);
    await longer.clock.advance(16_000);
    expect(pings(longer)).toBe(1);
  });

  it('[HT10] a hint that the network changed pings at once, with 3 s to answer', async () => {
    for (const hint of ['online', 'offline', 'wake'] as const) {
      const bench = engineBench(eager);
      bench.greet();
      bench.hints[hint]();
      expect(pings(bench)).toBe(1);
      await bench.clock.advance(2_999);
      expect(bench.connection.status).toBe('connected');
      await bench.clock.advance(1);
      expect(bench.connection.error?.code).toBe('pong-timeout');
    }
  });

  it('[HT11] a hint never gives a line more time than it had', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    await bench.clock.advance(24_000 + 9_000);
    bench.hints.wake();
    await bench.clock.advance(1_000);
    expect(bench.connection.error?.code).toBe('pong-timeout');
  });

  it('[HT12] a server’s ping is answered at once, but never at the push service, which refuses it', () => {
    const bench = engineBench(eager);
    bench.greet();
    for (const text of [
      '{"event":"pusher:ping","data":{}}',
      '{"event":"pusher:ping","data":"{}"}',
      '{"event":"pusher:ping"}',
    ])
      bench.wire.last.say(text);
    expect(bench.wire.last.sent).toEqual(Array(3).fill('{"event":"pusher:pong","data":{}}'));
    const push = engineBench(eager);
    push.greet('7f000001226a00000018');
    push.wire.last.say('{"event":"pusher:ping"}');
    expect(push.wire.last.sent).toEqual([]);
  });

  it('[HT13] the time of a ping’s answer is shown', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    expect(bench.connection.latencyMs).toBeNull();
    await bench.clock.advance(24_000);
    await bench.clock.advance(45);
    bench.wire.last.say(says.event('news', 'tick', '1'));
    expect(bench.connection.latencyMs).toBeNull();
    bench.wire.last.say(says.pong());
    expect(bench.connection.latencyMs).toBe(45);
    bench.wire.last.say(says.pong());
    expect(bench.connection.latencyMs).toBe(45);
  });

  it('[HT14] the old line’s heart stops with it', async () => {
    const bench = engineBench(eager);
    bench.greet('1.1', 30);
    const line = bench.wire.last;
    await bench.clock.advance(20_000);
    await bench.bounce();
    await bench.clock.advance(20_000);
    expect(framesOf(line, 'pusher:ping')).toEqual([]);
    expect(pings(bench)).toBe(0);
  });

  it('[HT14] what an old line still says is no sign of life of the new one', async () => {
    const bench = engineBench(eager, handWire({ leaky: true }));
    const old = bench.greet('1.1', 120);
    bench.engine.reconnect();
    bench.greet('2.2', 120);
    for (let second = 0; second < 41; second++) {
      old.say(says.pong());
      await bench.clock.advance(1_000);
    }
    expect(bench.connection.error?.code).toBe('pong-timeout');
  });
});
