import { describe, expect, it } from 'vitest';
import { engineBench, framesOf, says, type EngineBench } from '../support/engine-bench.js';

/** What an engine holds of its surroundings. */
const held = ({ clock, hints, wire }: EngineBench) => ({
  timers: clock.pending,
  lines: wire.openLines,
  hintListeners: hints.listeners,
});
const nothing = { timers: 0, lines: 0, hintListeners: 0 };

type Phase = readonly [title: string, reach: (bench: EngineBench) => void | Promise<void>];

const phases: readonly Phase[] = [
  ['idle', () => undefined],
  [
    'opening',
    ({ engine }) => {
      engine.connect();
    },
  ],
  [
    'handshaking',
    ({ engine, wire }) => {
      engine.connect();
      wire.last.open();
    },
  ],
  [
    'connected',
    (bench) => {
      bench.engine.connect();
      bench.greet();
    },
  ],
  [
    'waiting for a pong',
    async (bench) => {
      bench.engine.connect();
      bench.greet('1.1', 30);
      await bench.clock.advance(25_000);
    },
  ],
  [
    'waiting for the next attempt',
    (bench) => {
      bench.engine.connect();
      bench.greet();
      bench.wire.last.end(1006);
    },
  ],
  [
    'offline',
    (bench) => {
      bench.engine.connect();
      bench.greet();
      bench.hints.offline();
      bench.wire.last.end(1006);
    },
  ],
  [
    'unavailable',
    async (bench) => {
      bench.engine.connect();
      await bench.clock.advance(12_000);
    },
  ],
  [
    'failed',
    (bench) => {
      bench.engine.connect();
      bench.wire.last.open();
      bench.wire.last.end(4001);
    },
  ],
  [
    'closed',
    (bench) => {
      bench.engine.connect();
      bench.engine.disconnect();
    },
  ],
  [
    'authorizing',
    async (bench) => {
      bench.engine.update({ auth: () => new Promise(() => undefined) });
      bench.engine.subscribe('private-a');
      bench.greet();
      await bench.clock.advance(0);
    },
  ],
  [
    'subscribing, with an event that waits',
    async (bench) => {
      bench.engine.subscribe('private-a');
      bench.greet();
      await bench.clock.advance(0);
      bench.engine.trigger('private-a', 'client-x', 1);
    },
  ],
  [
    'subscribed, with members unpublished and a budget that is spent',
    async (bench) => {
      bench.engine.subscribe('presence-room');
      bench.greet();
      await bench.clock.advance(0);
      bench.engine.trigger('presence-room', 'client-x', 0);
      bench.wire.last.say(says.present('presence-room', { me: {} }));
      for (let i = 0; i < 20; i++) {
        bench.engine.trigger('presence-room', 'client-x', i);
        bench.wire.last.say(says.joined('presence-room', i));
      }
    },
  ],
  [
    'retrying a channel',
    async (bench) => {
      bench.engine.subscribe('private-a');
      bench.greet();
      await bench.clock.advance(11_000);
    },
  ],
  [
    'lingering',
    async (bench) => {
      const hold = bench.engine.subscribe('news');
      bench.greet();
      bench.wire.last.say(says.subscribed('news'));
      await bench.clock.advance(0);
      hold.release();
    },
  ],
];

describe('dispose()', () => {
  it.each(phases)(
    '[EN1] from %s leaves no timer, line or listener, at once and for good',
    async (_title, reach) => {
      const bench = engineBench();
      await reach(bench);
      bench.engine.dispose();
      expect(held(bench)).toEqual(nothing);
      expect(bench.engine.store.getState().channels.size).toBe(0);
      expect(bench.connection).toMatchObject({ status: 'closed', socketId: null });
      const lines = bench.wire.lines.length;
      await bench.clock.advance(120_000);
      expect([held(bench), bench.wire.lines.length]).toEqual([nothing, lines]);
    },
  );

  it('[EN2] tells the server what it leaves, and aborts what it waits for', async () => {
    const signals: AbortSignal[] = [];
    const bench = engineBench();
    bench.engine.subscribe('news');
    bench.greet();
    bench.wire.last.say(says.subscribed('news'));
    bench.engine.update({
      auth: ({ signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    bench.engine.subscribe('private-a');
    await bench.clock.advance(0);
    bench.engine.dispose();
    expect(framesOf(bench.wire.last, 'pusher:unsubscribe')).toMatchObject([{ data: { channel: 'news' } }]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('[EN3] may be called twice, and nothing that is called afterwards brings anything back', async () => {
    const bench = engineBench();
    const early = bench.engine.subscribe('news');
    bench.greet();
    bench.engine.dispose();
    bench.engine.dispose();
    const heard: unknown[] = [];
    bench.engine.onAny((data) => heard.push(data));
    bench.engine.on('news', 'e', (data) => heard.push(data));
    early.on('e', (data) => heard.push(data));
    early.retry();
    early.release();
    bench.engine.connect();
    bench.engine.reconnect();
    bench.engine.reauthorize();
    bench.engine.suspend();
    bench.engine.resume();
    bench.engine.disconnect();
    const late = bench.engine.subscribe('late');
    late.on('e', (data) => heard.push(data));
    late.retry();
    late.release();
    bench.hints.online();
    await bench.clock.advance(60_000);
    expect(held(bench)).toEqual(nothing);
    expect([bench.wire.lines.length, heard, bench.connection.status]).toEqual([1, [], 'closed']);
    expect(bench.engine.store.getState().channels.size).toBe(0);
    expect(bench.channel('late')).toBeUndefined();
  });

  it('[EN4] by who hears of a change in the middle of it is as good as any other', async () => {
    for (const status of ['connecting', 'connected', 'reconnecting', 'failed', 'closed'] as const) {
      const bench = engineBench();
      bench.engine.store.subscribe(({ connection }) => {
        if (connection.status === status) bench.engine.dispose();
      });
      bench.engine.subscribe('private-a');
      if (bench.wire.openLines > 0) bench.greet();
      if (bench.wire.openLines > 0 && status !== 'closed')
        bench.wire.last.end(status === 'failed' ? 4001 : 1006);
      bench.engine.disconnect();
      await bench.clock.advance(60_000);
      expect([status, held(bench), bench.connection.status]).toEqual([status, nothing, 'closed']);
    }
  });

  it('[EN5] an engine that was never used has nothing to leave', () => {
    const bench = engineBench({ suspended: true });
    bench.engine.dispose();
    expect(held(bench)).toEqual(nothing);
  });
});

describe('suspend() and resume()', () => {
  it.each(phases)(
    '[EN6] suspended from %s: no line or listener, and nothing awaited',
    async (_title, reach) => {
      const bench = engineBench();
      await reach(bench);
      bench.engine.suspend();
      expect(held(bench)).toEqual(nothing);
      const lines = bench.wire.lines.length;
      await bench.clock.advance(120_000);
      expect([held(bench), bench.wire.lines.length]).toEqual([nothing, lines]);
    },
  );

  it('[EN7] an engine that begins suspended does nothing before resume(), and then what was asked', () => {
    const bench = engineBench({ suspended: true });
    bench.engine.subscribe('news');
    bench.engine.reconnect();
    expect([held(bench), bench.connection.status]).toEqual([nothing, 'idle']);
    bench.engine.resume();
    bench.greet();
    expect(bench.subscribes()).toEqual(['news']);
    const eager = engineBench({ suspended: true, connect: 'eager' });
    expect(eager.wire.lines.length).toBe(0);
    eager.engine.resume();
    expect(eager.connection.status).toBe('connecting');
    const manual = engineBench({ suspended: true, connect: 'manual' });
    manual.engine.subscribe('news');
    manual.engine.resume();
    expect(manual.connection.status).toBe('idle');
    const idle = engineBench({ suspended: true });
    idle.engine.resume();
    expect(idle.connection.status).toBe('idle');
  });

  it('[EN8] channels are kept over it, and subscribed again', async () => {
    const bench = engineBench();
    bench.engine.subscribe('presence-room');
    bench.greet();
    await bench.clock.advance(0);
    bench.wire.last.say(says.present('presence-room', { ada: {} }));
    bench.engine.suspend();
    expect(bench.connection.status).toBe('idle');
    expect(bench.presence('presence-room')).toMatchObject({
      stale: true,
      members: [{ id: 'ada' }, { id: 'me' }],
    });
    bench.engine.resume();
    bench.greet('2.2');
    await bench.clock.advance(0);
    expect(bench.subscribes()).toEqual(['presence-room']);
  });

  it('[EN9] a connection that the application closed stays closed over it', () => {
    const bench = engineBench();
    bench.engine.subscribe('news');
    bench.greet();
    bench.engine.disconnect();
    bench.engine.suspend();
    expect(bench.connection.status).toBe('closed');
    bench.engine.resume();
    bench.engine.subscribe('more');
    expect([bench.connection.status, bench.wire.openLines]).toEqual(['closed', 0]);
    bench.engine.connect();
    expect(bench.connection.status).toBe('reconnecting');
  });

  it('[EN10] connect() and disconnect() while it is suspended count when it resumes', () => {
    const bench = engineBench({ suspended: true });
    bench.engine.connect();
    bench.engine.resume();
    expect(bench.connection.status).toBe('connecting');
    const closed = engineBench({ suspended: true });
    closed.engine.subscribe('news');
    closed.engine.disconnect();
    closed.engine.resume();
    expect(closed.connection.status).toBe('closed');
  });

  it('[EN11] what is released while it is suspended sets no timer, and is gone when it resumes', async () => {
    const bench = engineBench();
    const hold = bench.engine.subscribe('news');
    bench.engine.subscribe('sports');
    bench.greet();
    bench.engine.suspend();
    hold.release();
    expect(held(bench)).toEqual(nothing);
    bench.engine.resume();
    bench.greet('2.2');
    await bench.clock.advance(5_000);
    expect(bench.subscribes()).toEqual(['sports']);
    expect(bench.channel('news')).toBeUndefined();
  });
});
