import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/create-engine.js';
import { encryption } from '../../src/engine/encryption.js';
import { extensions } from '../../src/engine/extensions.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { signIn } from '../../src/engine/sign-in.js';
import type { ConnectionStatus } from '../../src/store/state.js';
import type { Transport } from '../../src/transport/transport.js';
import { engineBench, framesOf, says, type EngineBench } from '../support/engine-bench.js';
import { handWire } from '../support/hand-wire.js';

const eager = { connect: 'eager' } as const;

/** Ends the last line and says how long the pause is. */
function pauseAfter(bench: EngineBench, end: () => void): number {
  end();
  const { retryAt } = bench.connection;
  if (retryAt === null) throw new Error(`No retry: ${bench.connection.status}.`);
  return retryAt - bench.clock.now();
}

async function toNextLine(bench: EngineBench): Promise<void> {
  const before = bench.wire.lines.length;
  await bench.clock.advance((bench.connection.retryAt ?? 0) - bench.clock.now());
  expect(bench.wire.lines.length).toBe(before + 1);
}

/** Stays connected for long enough that a later loss is a new run of failures. */
async function settle(bench: EngineBench): Promise<void> {
  bench.greet();
  await bench.clock.advance(5_000);
  expect(bench.connection.status).toBe('connected');
}

describe('connecting', () => {
  const signsIn = extensions(signIn(() => ({ auth: 'app-key:sig', user_data: '{"id":"ada"}' })));

  it('[CN1] an engine is inert until somebody wants it: no line, timer or listener', () => {
    const bench = engineBench();
    expect(bench.connection.status).toBe('idle');
    expect([bench.wire.lines.length, bench.clock.pending, bench.hints.listeners]).toEqual([0, 0, 0]);
    bench.engine.on('news', 'headline', () => undefined);
    expect(bench.wire.lines.length).toBe(0);
  });

  it('[CN2] lazy: the first subscription connects; eager: at once; manual: only connect()', () => {
    const lazy = engineBench();
    lazy.engine.subscribe('news');
    expect(lazy.connection.status).toBe('connecting');
    expect(engineBench(eager).connection.status).toBe('connecting');
    const manual = engineBench({ connect: 'manual' });
    manual.engine.subscribe('news');
    expect(manual.connection.status).toBe('idle');
    manual.engine.connect();
    expect(manual.connection.status).toBe('connecting');
  });

  it('[CN47] lazy: a sign-in connects, without a channel; manual: it does not', () => {
    const statusOf = (options: Partial<EngineOptions>): string => engineBench(options).connection.status;
    expect(statusOf({ extensions: signsIn })).toBe('connecting');
    expect(statusOf({ extensions: signsIn, connect: 'lazy' })).toBe('connecting');
    expect(statusOf({ extensions: signsIn, connect: 'manual' })).toBe('idle');
    expect(statusOf({ extensions: extensions(encryption()) })).toBe('idle');
  });

  it('[CN47] a sign-in of a suspended engine waits for resume(), and for connect() after disconnect()', () => {
    const { engine, wire, clock, hints } = engineBench({ extensions: signsIn, suspended: true });
    expect([wire.lines.length, clock.pending, hints.listeners]).toEqual([0, 0, 0]);
    engine.resume();
    expect(wire.lines.length).toBe(1);
    engine.disconnect();
    engine.suspend();
    engine.resume();
    expect([wire.lines.length, wire.openLines]).toEqual([1, 0]);
    engine.connect();
    expect(wire.lines.length).toBe(2);
    const manual = engineBench({ extensions: signsIn, suspended: true });
    manual.engine.update({ connect: 'manual' });
    manual.engine.resume();
    expect(manual.connection.status).toBe('idle');
  });

  it('[CN3] is connected with the greeting, not before, and stays so when the last channel is left', async () => {
    const bench = engineBench();
    const news = bench.engine.subscribe('news', { linger: 0 });
    bench.wire.last.open();
    expect(bench.connection).toMatchObject({ status: 'connecting', socketId: null, attempt: 1 });
    bench.wire.last.say(says.greeting('7.8'));
    expect(bench.connection).toMatchObject({
      status: 'connected',
      socketId: '7.8',
      attempt: 0,
      retryAt: null,
      error: null,
      everConnected: true,
      since: bench.clock.now(),
    });
    expect(bench.engine.socketId).toBe('7.8');
    news.release();
    await bench.clock.advance(20_000);
    expect(bench.connection.status).toBe('connected');
  });

  it('[CN4] the address carries the key, the protocol’s version and the client; a path prefix is kept', () => {
    const bench = engineBench({ ...eager, url: 'https://example.com:8443/push/?a=1' });
    const url = new URL(bench.wire.last.url);
    expect(url.origin + url.pathname).toBe('wss://example.com:8443/push/app/app-key');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      a: '1',
      protocol: '7',
      client: 'copresent',
    });
    expect(url.searchParams.get('version')).toMatch(/^\d+\.\d+\.\d+/);
    const cluster = engineBench({ ...eager, cluster: 'eu', appKey: 'a/b' });
    expect(cluster.wire.last.url).toMatch(/^wss:\/\/ws-eu\.pusher\.com\/app\/a%2Fb\?/);
  });

  it('[CN5] where the key is no part of the address, it is the first message, once', () => {
    const bench = engineBench(
      { ...eager, url: 'tcp://127.0.0.1:6002' },
      handWire({ keyIn: 'first-message' }),
    );
    expect(bench.wire.last.url).not.toContain('app-key');
    bench.wire.last.open();
    expect(bench.wire.last.sent).toEqual(['{"event":"pusher:auth","auth":"app-key"}']);
    bench.wire.last.say(says.greeting());
    expect(bench.wire.last.sent).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ appKey: '' }],
    [{ appKey: 7, url: 'ws://a' }],
    [{ appKey: 'a' }],
    [{ appKey: 'a', url: '/relative' }],
    [{ appKey: 'a', url: 'localhost:6001' }],
    [{ appKey: 'a', url: 'ftp://example.com' }],
  ])('[CN6] the options %j throw one sentence that says what to do', (options) => {
    expect(() => createEngine(options as never)).toThrow(/^copresent: .{20,}/);
  });

  it('[CN7] a repeated greeting changes nothing', () => {
    const bench = engineBench(eager);
    bench.greet('1.1');
    bench.wire.last.say(says.greeting('9.9'));
    expect(bench.connection).toMatchObject({ status: 'connected', socketId: '1.1' });
    expect(bench.wire.lines.length).toBe(1);
  });

  it('[CN8] nothing but a greeting or an error counts before the greeting', () => {
    const bench = engineBench(eager);
    bench.engine.subscribe('news');
    bench.engine.subscribe('presence-room');
    const heard: unknown[] = [];
    bench.engine.onAny((data) => heard.push(data));
    bench.wire.last.open();
    bench.wire.last.say(says.subscribed('news'));
    bench.wire.last.say(says.present('presence-room', { a: {} }));
    bench.wire.last.say(says.event('news', 'headline', 'x'));
    bench.wire.last.say('{"event":"pusher:ping"}');
    expect(bench.channel('news')?.status).toBe('idle');
    expect(bench.channel('presence-room')?.status).toBe('idle');
    expect(heard).toEqual([]);
    expect(bench.wire.last.sent).toEqual([]);
  });
});

describe('the pauses between attempts', () => {
  /** For each retry: the shortest and the longest pause. */
  const bounds: [number, number][] = [
    [0, 700],
    [250, 500],
    [375, 750],
    [562.5, 1_125],
    [843.75, 1_687.5],
    [1_265.625, 2_531.25],
    [1_898.4375, 3_796.875],
    [2_000, 4_000],
    [2_000, 4_000],
  ];

  it.each([
    ['shortest', 0],
    ['longest', 1],
  ] as const)(
    '[CN9] the %s: at most 700 ms, then 500 ms × 1.5ⁿ up to 4 s, half of it jitter',
    async (_title, roll) => {
      const bench = engineBench(eager);
      await settle(bench);
      bench.roll(roll);
      for (const [i, bound] of bounds.entries()) {
        const pause = pauseAfter(bench, () => {
          bench.wire.last.end(1006);
        });
        expect([i, pause]).toEqual([i, bound[roll]]);
        expect(bench.connection.attempt).toBe(i);
        await toNextLine(bench);
      }
    },
  );

  it('[CN10] no attempt begins before its pause is over', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    const pause = pauseAfter(bench, () => {
      bench.wire.last.end(1006);
    });
    await bench.clock.advance(pause - 1);
    expect(bench.wire.lines.length).toBe(1);
    await bench.clock.advance(1);
    expect(bench.wire.lines.length).toBe(2);
  });

  it('[CN11] once an outage has lasted a minute, pauses grow up to 30 s', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.roll(1);
    const lostAt = bench.clock.now();
    const early: number[] = [];
    const late: number[] = [];
    for (let i = 0; i < 30; i++) {
      const outage = bench.clock.now() - lostAt;
      const pause = pauseAfter(bench, () => {
        bench.wire.last.end(1006);
      });
      (outage < 60_000 ? early : late).push(pause);
      await toNextLine(bench);
    }
    expect(Math.max(...early)).toBe(4_000);
    expect(late[0]).toBeGreaterThan(4_000);
    expect(Math.max(...late)).toBe(30_000);
    expect(bench.connection.status).toBe('unavailable');
  });

  it('[CN12] a connection that lasted ends the run: the next loss begins anew', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.roll(1);
    for (let i = 0; i < 6; i++) {
      bench.wire.last.end(1006);
      await toNextLine(bench);
    }
    await settle(bench);
    expect(
      pauseAfter(bench, () => {
        bench.wire.last.end(1006);
      }),
    ).toBe(700);
  });

  it('[CN13] a connection that lasted ends the run also where the application replaces it', async () => {
    const bench = engineBench(eager);
    bench.roll(1);
    for (let i = 0; i < 8; i++) {
      bench.wire.last.end(1006);
      await toNextLine(bench);
    }
    bench.greet();
    await bench.clock.advance(100);
    for (let minute = 0; minute < 10; minute++) bench.wire.last.say('{"event":"pusher:ping"}');
    await bench.clock.advance(10_000);
    bench.engine.reconnect();
    expect(
      pauseAfter(bench, () => {
        bench.wire.last.end(1006);
      }),
    ).toBe(700);
  });

  it('[CN14] a server that closes with 4200 after each greeting sees at most 10 connections in 3 s', async () => {
    const bench = engineBench(eager);
    bench.roll(0);
    const until = bench.clock.now() + 3_000;
    while (bench.clock.now() <= until) {
      bench.greet();
      bench.wire.last.end(4200);
      expect(bench.connection.status).toBe('reconnecting');
      await bench.clock.advance(Math.max(1, (bench.connection.retryAt ?? Number.NaN) - bench.clock.now()));
    }
    expect(bench.wire.lines.length).toBeLessThanOrEqual(10);
  });

  it('[CN15] 50 clients that are dropped together come back at least half a second apart', async () => {
    let seed = 1;
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const pauses: number[] = [];
    for (let i = 0; i < 50; i++) {
      const bench = engineBench({ ...eager, random });
      await settle(bench);
      pauses.push(
        pauseAfter(bench, () => {
          bench.wire.last.end(1006);
        }),
      );
    }
    expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThanOrEqual(500);
  });

  it('[CN16] the application sets the pauses', async () => {
    const bench = engineBench({
      ...eager,
      reconnect: { firstDelayMs: 10, minDelayMs: 100, maxDelayMs: 120 },
    });
    await settle(bench);
    bench.roll(1);
    const pauses: number[] = [];
    for (let i = 0; i < 4; i++) {
      pauses.push(
        pauseAfter(bench, () => {
          bench.wire.last.end(1006);
        }),
      );
      await toNextLine(bench);
    }
    expect(pauses).toEqual([10, 100, 120, 120]);
  });
});

describe('what a close means', () => {
  it.each([4001, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4099])(
    '[CN17] %i: failed with the code, and no retry',
    async (code) => {
      const bench = engineBench(eager);
      await settle(bench);
      bench.wire.last.end(code, 'No.');
      expect(bench.connection).toMatchObject({ status: 'failed', socketId: null, retryAt: null });
      expect(bench.connection.error).toMatchObject({ code: 'refused', wireCode: code, retryable: false });
      expect(bench.connection.error?.message).toContain('No.');
      expect([bench.clock.pending, bench.hints.listeners]).toEqual([0, 0]);
      await bench.clock.advance(600_000);
      expect(bench.wire.lines.length).toBe(1);
    },
  );

  it('[CN18] 4000: once more with TLS, at once; a second time it is a refusal', () => {
    const bench = engineBench({ ...eager, url: 'ws://example.com' });
    bench.wire.last.open();
    bench.wire.last.end(4000);
    expect(bench.wire.lines.length).toBe(2);
    expect(bench.wire.last.url).toMatch(/^wss:\/\/example\.com\/app\//);
    expect(bench.connection.status).toBe('connecting');
    bench.wire.last.open();
    bench.wire.last.end(4000);
    expect(bench.connection).toMatchObject({ status: 'failed', error: { wireCode: 4000 } });
  });

  it('[CN19] TLS stays where the server asked for it', async () => {
    const bench = engineBench({ ...eager, url: 'ws://example.com' });
    bench.wire.last.open();
    bench.wire.last.end(4000);
    await settle(bench);
    bench.wire.last.end(1006);
    await toNextLine(bench);
    expect(bench.wire.last.url).toMatch(/^wss:/);
  });

  it.each([4100, 4199, 4300, 4301, 1002, 1003])(
    '[CN20] %i: retried after at least a second',
    async (code) => {
      for (const roll of [0, 0.999]) {
        const bench = engineBench(eager);
        await settle(bench);
        bench.roll(roll);
        const pause = pauseAfter(bench, () => {
          bench.wire.last.end(code);
        });
        expect(pause).toBeGreaterThanOrEqual(1_000);
        expect(pause).toBeLessThanOrEqual(4_000);
      }
    },
  );

  it('[CN20] 4100 keeps to its second also where the application’s pauses are shorter', async () => {
    const bench = engineBench({ ...eager, reconnect: { maxDelayMs: 200 } });
    await settle(bench);
    bench.roll(0);
    expect(
      pauseAfter(bench, () => {
        bench.wire.last.end(4100);
      }),
    ).toBeGreaterThanOrEqual(1_000);
    expect(bench.connection.error).toMatchObject({ code: 'over-limit', wireCode: 4100, retryable: true });
  });

  it.each([4200, 4201, 4202, 4299, 1000, 1001, 1006, null])(
    '[CN21] %s: retried after 0 to 700 ms',
    async (code) => {
      for (const [roll, expected] of [
        [0, 0],
        [1, 700],
      ] as const) {
        const bench = engineBench(eager);
        await settle(bench);
        bench.roll(roll);
        expect(
          pauseAfter(bench, () => {
            bench.wire.last.end(code);
          }),
        ).toBe(expected);
        expect(bench.connection.error).toMatchObject({ code: 'connection-lost', wireCode: code });
      }
    },
  );

  it('[CN22] a close without a code means what the server said just before', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.wire.last.say(says.error(4009, 'You got disconnected by the app.'));
    expect(bench.connection.status).toBe('connected');
    await bench.clock.advance(4_999);
    bench.wire.last.end(1006);
    expect(bench.connection).toMatchObject({ status: 'failed', error: { wireCode: 4009 } });
    expect(bench.connection.error?.message).toContain('You got disconnected by the app.');
  });

  it('[CN23] the server’s word is forgotten after 5 s, and with its socket', async () => {
    const late = engineBench(eager);
    await settle(late);
    late.wire.last.say(says.error(4009, 'Later.'));
    await late.clock.advance(5_001);
    late.wire.last.end(1006);
    expect(late.connection.status).toBe('reconnecting');

    const next = engineBench(eager);
    next.roll(0);
    await settle(next);
    next.wire.last.say(says.error(4100, 'Full.'));
    next.wire.last.end(1006);
    await toNextLine(next);
    next.greet();
    next.wire.last.end(1006);
    expect(next.connection.error).toMatchObject({ code: 'connection-lost', wireCode: 1006 });
  });

  it('[CN24] the code of the close itself wins over the word before it', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.wire.last.say(says.error(4009, 'Refused.'));
    bench.wire.last.end(4200, 'Restarting.');
    expect(bench.connection).toMatchObject({ status: 'reconnecting', error: { wireCode: 4200 } });
  });

  it('[CN25] an error that names a channel, or answers a subscription, is no word of farewell', async () => {
    const named = engineBench(eager);
    await settle(named);
    named.wire.last.say(says.error(4009, 'Published by anybody.', 'news'));
    named.wire.last.end(1006);
    expect(named.connection.status).toBe('reconnecting');

    const answered = engineBench(eager);
    answered.greet();
    answered.engine.subscribe('private-a');
    await answered.clock.advance(0);
    answered.wire.last.say(says.error(4009, 'Connection is unauthorized'));
    expect(answered.channel('private-a')).toMatchObject({ status: 'failed', error: { wireCode: 4009 } });
    answered.wire.last.end(1006);
    expect(answered.connection.status).toBe('reconnecting');
  });

  it('[CN26] an error alone never ends a connection that stays up', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    for (const code of [4001, 4100, 4200, 4301, -1, null]) bench.wire.last.say(says.error(code, 'Hm.'));
    await bench.clock.advance(10_000);
    expect(bench.connection.status).toBe('connected');
    expect(bench.wire.lines.length).toBe(1);
    expect(bench.errors.map(({ code }) => code)).toContain('over-limit');
  });

  it.each([
    [4001, 'failed', 'refused'],
    [4004, 'failed', 'refused'],
    [4009, 'failed', 'refused'],
    [4100, 'connecting', 'over-limit'],
    [4200, 'connecting', 'connection-lost'],
    [null, 'connecting', 'connection-lost'],
  ] as const)(
    '[CN27] %s as the first frame refuses the handshake: the line is closed, and it is %s',
    (code, status, error) => {
      const bench = engineBench(eager);
      bench.wire.last.open();
      bench.wire.last.say(says.error(code, 'Application does not exist'));
      expect(bench.wire.last.isOver).toBe(true);
      expect(bench.connection.status).toBe(status);
      expect(bench.connection.error).toMatchObject({ code: error, wireCode: code });
      expect(bench.connection.error?.message).toContain('Application does not exist');
    },
  );

  it('[CN28] what the server says of itself is shown without any signature in it', async () => {
    const signature = `app-key:${'ab'.repeat(32)}`;
    const bench = engineBench(eager);
    bench.greet();
    bench.engine.subscribe('private-a');
    await bench.clock.advance(0);
    bench.wire.last.say(says.error(null, `Received invalid JSON ${signature}`));
    bench.wire.last.say(says.subscriptionError('private-a', { error: `expected ${signature}` }));
    bench.wire.last.end(4001, `no ${signature}`);
    const told = [
      ...bench.errors.map(String),
      String(bench.connection.error),
      String(bench.channel('private-a')?.error),
    ];
    expect(told.join()).toContain('[redacted]');
    expect(told.join()).not.toContain('abab');
  });
});

describe('a key that the server does not know', () => {
  /** The line opens and is closed before the greeting. */
  const bareClose = (bench: EngineBench): void => {
    bench.wire.last.open();
    bench.wire.last.end(1006);
  };

  it.each([
    [0, 10_000],
    [0.999, 20_000],
  ])(
    '[CN29] is suspected when three lines open and close before the greeting (roll %d)',
    async (roll, most) => {
      const bench = engineBench(eager);
      bench.roll(roll);
      for (let i = 0; i < 2; i++) {
        bareClose(bench);
        expect(bench.connection).toMatchObject({ status: 'connecting', error: { code: 'connection-lost' } });
        await toNextLine(bench);
      }
      const pause = pauseAfter(bench, () => {
        bareClose(bench);
      });
      expect(bench.connection).toMatchObject({
        status: 'unavailable',
        error: { code: 'key-suspect', retryable: true },
      });
      expect(pause).toBeGreaterThanOrEqual(10_000);
      expect(pause).toBeLessThanOrEqual(most);
      for (let i = 0; i < 10; i++) {
        await toNextLine(bench);
        const next = pauseAfter(bench, () => {
          bareClose(bench);
        });
        expect(next).toBeGreaterThanOrEqual(10_000);
        expect(next).toBeLessThanOrEqual(60_000);
      }
    },
  );

  it('[CN30] connects that never opened are no reason to suspect it', async () => {
    const bench = engineBench(eager);
    for (let i = 0; i < 8; i++) {
      const pause = pauseAfter(bench, () => {
        bench.wire.last.end(1006);
      });
      expect(pause).toBeLessThanOrEqual(4_000);
      expect(bench.connection.error?.code).toBe('connection-lost');
      await toNextLine(bench);
    }
  });

  it('[CN31] a greeting clears the suspicion', async () => {
    const bench = engineBench(eager);
    bench.roll(0);
    for (let i = 0; i < 2; i++) {
      bareClose(bench);
      await toNextLine(bench);
    }
    bench.greet();
    bench.wire.last.end(1006);
    await toNextLine(bench);
    bareClose(bench);
    expect(bench.connection.error?.code).toBe('connection-lost');
  });
});

describe('what the application sees', () => {
  it('[CN32] the handshake is time-boxed, from opening the line to the greeting', async () => {
    for (const open of [false, true]) {
      const bench = engineBench(eager);
      if (open) bench.wire.last.open();
      await bench.clock.advance(9_999);
      expect(bench.wire.last.isOver).toBe(false);
      await bench.clock.advance(1);
      expect(bench.wire.lines[0]?.isOver).toBe(true);
      expect(bench.connection.error).toMatchObject({ code: 'handshake-timeout', retryable: true });
      expect(bench.connection.retryAt).not.toBeNull();
      await toNextLine(bench);
      bench.greet();
      expect(bench.connection.status).toBe('connected');
    }
    const own = engineBench({ ...eager, timeouts: { connectMs: 1_500 } });
    await own.clock.advance(1_500);
    expect(own.connection.error?.code).toBe('handshake-timeout');
  });

  it('[CN33] is unavailable after 10 s without a connection, still retrying', async () => {
    const bench = engineBench({ ...eager, timeouts: { connectMs: 60_000 } });
    await bench.clock.advance(9_999);
    expect(bench.connection.status).toBe('connecting');
    await bench.clock.advance(1);
    expect(bench.connection.status).toBe('unavailable');
    await settle(bench);
    bench.wire.last.end(1006);
    expect(bench.connection.status).toBe('reconnecting');
    const downAt = bench.clock.now();
    while (bench.clock.now() < downAt + 10_000) {
      expect(bench.connection.status).toBe('reconnecting');
      await bench.clock.advance(Math.min(100, downAt + 10_000 - bench.clock.now()));
      if (!bench.wire.last.isOver && bench.clock.now() < downAt + 9_000) bench.wire.last.end(1006);
    }
    expect(bench.connection.status).toBe('unavailable');
    expect(bench.connection.since).toBe(downAt + 10_000);
  });

  it('[CN34] a network that is said to be gone is shown as offline, and retried slowly', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.hints.offline();
    expect(bench.connection.status).toBe('connected');
    bench.roll(0);
    const pause = pauseAfter(bench, () => {
      bench.wire.last.end(1006);
    });
    expect(bench.connection.status).toBe('offline');
    expect(pause).toBeGreaterThanOrEqual(10_000);
    expect(pause).toBeLessThanOrEqual(60_000);
    await toNextLine(bench);
    bench.greet();
    expect(bench.connection.status).toBe('connected');
  });

  it('[CN35] a network that is back is tried at once', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.hints.offline();
    bench.wire.last.end(1006);
    bench.hints.online();
    expect(bench.wire.lines.length).toBe(2);
    expect(bench.connection.status).toBe('reconnecting');
  });

  it('[CN36] a page without a network begins as offline', () => {
    const hints = engineBench().hints;
    hints.offline();
    const bench = engineBench({ ...eager, networkHints: hints });
    expect(bench.connection.status).toBe('offline');
    hints.online();
    expect(bench.connection.status).toBe('connecting');
  });

  it('[CN37] a page that wakes up does not wait for a long pause', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.roll(1);
    for (let i = 0; i < 7; i++) {
      bench.wire.last.end(1006);
      await toNextLine(bench);
    }
    bench.wire.last.end(1006);
    expect((bench.connection.retryAt ?? 0) - bench.clock.now()).toBe(4_000);
    bench.hints.wake();
    expect((bench.connection.retryAt ?? 0) - bench.clock.now()).toBe(700);
    await toNextLine(bench);
  });

  it('[CN38] waking up does not hurry a suspected key', async () => {
    const bench = engineBench(eager);
    for (let i = 0; i < 3; i++) {
      bench.wire.last.open();
      bench.wire.last.end(1006);
      if (i < 2) await toNextLine(bench);
    }
    const { retryAt } = bench.connection;
    bench.hints.wake();
    expect(bench.connection.retryAt).toBe(retryAt);
  });

  it('[CN39] reconnect() ends a pause, replaces a connection, and works after a refusal', async () => {
    const bench = engineBench(eager);
    await settle(bench);
    bench.wire.last.end(1006);
    bench.engine.reconnect();
    expect(bench.wire.lines.length).toBe(2);
    bench.greet('2.2');
    bench.engine.reconnect();
    expect(bench.wire.lines[1]?.isOver).toBe(true);
    expect(bench.wire.openLines).toBe(1);
    expect(bench.connection).toMatchObject({ status: 'reconnecting', socketId: null });
    bench.greet('3.3');
    bench.wire.last.end(4001);
    bench.engine.reconnect();
    bench.greet('4.4');
    expect(bench.connection).toMatchObject({ status: 'connected', socketId: '4.4', error: null });
  });

  it('[CN40] disconnect() closes for good; only connect() reopens', async () => {
    const bench = engineBench();
    bench.engine.subscribe('news');
    bench.greet();
    bench.engine.disconnect();
    expect(bench.connection).toMatchObject({ status: 'closed', socketId: null, error: null, retryAt: null });
    expect([bench.wire.openLines, bench.clock.pending, bench.hints.listeners]).toEqual([0, 0, 0]);
    bench.engine.subscribe('more');
    bench.hints.online();
    await bench.clock.advance(60_000);
    expect(bench.wire.lines.length).toBe(1);
    expect(bench.channel('news')?.status).toBe('idle');
    bench.engine.connect();
    bench.greet('2.2');
    expect(bench.connection.status).toBe('connected');
    expect(bench.subscribes()).toEqual(['news', 'more']);
  });

  it('[CN41] connect() while it connects, waits or is connected changes nothing', async () => {
    const bench = engineBench(eager);
    bench.engine.connect();
    await settle(bench);
    bench.engine.connect();
    bench.wire.last.end(1006);
    bench.engine.connect();
    expect(bench.wire.lines.length).toBe(1);
  });

  it('[CN42] a refusal fails every channel that is wanted, and those that come later, with its reason', () => {
    const bench = engineBench();
    const news = bench.engine.subscribe('news');
    bench.engine.subscribe('presence-room');
    bench.wire.last.open();
    bench.wire.last.end(4001, 'No such app.');
    bench.engine.subscribe('late');
    for (const name of ['news', 'presence-room', 'late']) {
      expect(bench.channel(name)).toMatchObject({
        status: 'failed',
        error: { code: 'refused', wireCode: 4001 },
      });
    }
    bench.engine.connect();
    bench.greet();
    bench.wire.last.say(says.subscribed('news'));
    expect(bench.channel('news')).toMatchObject({ status: 'subscribed', error: null });
    return expect(news.ready).resolves.toBeUndefined();
  });

  it('[CN43] an old line never disturbs the new one, not even where its transport breaks its promise', async () => {
    const bench = engineBench(eager, handWire({ leaky: true }));
    bench.engine.subscribe('news');
    const old = bench.greet('1.1');
    bench.engine.reconnect();
    const fresh = bench.greet('2.2');
    const heard: unknown[] = [];
    bench.engine.onAny((data) => heard.push(data));
    old.open();
    old.say(says.greeting('9.9'));
    old.say(says.subscribed('news'));
    old.say(says.event('news', 'headline', 'old'));
    old.say(says.error(4001, 'Old.'));
    old.end(4001);
    old.end(1006);
    await bench.clock.advance(0);
    expect(bench.connection).toMatchObject({ status: 'connected', socketId: '2.2' });
    expect(bench.channel('news')?.status).toBe('subscribing');
    expect(heard).toEqual([]);
    expect(framesOf(fresh, 'pusher:subscribe')).toHaveLength(1);
    expect(bench.wire.lines.length).toBe(2);
  });

  it('[CN44] a transport that throws in open costs an attempt, not the engine', async () => {
    const wire = handWire();
    let broken = false;
    const transport: Transport = {
      keyIn: 'url',
      open(url, handlers) {
        if (broken) throw new Error('Broken.');
        return wire.open(url, handlers);
      },
    };
    const bench = engineBench({ ...eager, transport }, wire);
    await settle(bench);
    broken = true;
    bench.wire.last.end(1006);
    await bench.clock.advance(30_000);
    expect(wire.lines.length).toBe(1);
    expect(bench.errors).toContainEqual(expect.objectContaining({ code: 'handler-failed' }));
    broken = false;
    for (let i = 0; i < 150 && wire.lines.length === 1; i++) await bench.clock.advance(100);
    wire.last.open();
    wire.last.say(says.greeting('2.2'));
    expect(bench.connection.status).toBe('connected');
  });

  it('[CN45] its status says what happened, in order, each with its instant', async () => {
    const bench = engineBench();
    const seen: ConnectionStatus[] = [];
    bench.engine.store.subscribe(({ connection }, before) => {
      if (connection.status === before.connection.status) return;
      seen.push(connection.status);
      expect(connection.since).toBe(bench.clock.now());
    });
    bench.engine.subscribe('news');
    bench.greet();
    await bench.bounce();
    bench.wire.last.end(4009);
    bench.engine.connect();
    bench.engine.disconnect();
    expect(seen).toEqual([
      'connecting',
      'connected',
      'reconnecting',
      'connected',
      'failed',
      'reconnecting',
      'closed',
    ]);
  });

  it('[CN46] who hears of a change may answer with another at once', async () => {
    const bench = engineBench(eager);
    let again = true;
    bench.engine.store.subscribe(({ connection }) => {
      if (connection.status === 'closed' && again) {
        again = false;
        bench.engine.connect();
      }
    });
    bench.greet();
    bench.engine.disconnect();
    expect(bench.connection.status).toBe('reconnecting');
    await bench.clock.advance(10_000);
    expect(bench.connection.error?.code).toBe('handshake-timeout');
  });
});
