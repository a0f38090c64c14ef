import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/engine/subscription.js';
import { engineBench, framesOf, says, type EngineBench } from '../support/engine-bench.js';
import type { HandLine } from '../support/hand-wire.js';
import { expectSane } from '../support/sanity.js';

const atRest = new Set(['idle', 'closed', 'failed']);

/** An engine with one channel, and a world that does to it what it likes. */
interface World {
  readonly bench: EngineBench;
  readonly name: string;
  readonly holds: Subscription[];
  answer: 'yes' | 'no' | 'broken' | 'never';
  suspended: boolean;
  sockets: number;
}

/** All that has to hold is read off the world itself. */
type Model = Record<string, never>;

const codes = [1000, 1006, 4000, 4001, 4009, 4100, 4200, 4201, 4301, null] as const;

function createWorld(name: string): World {
  const world: World = {
    name,
    holds: [],
    answer: 'yes',
    suspended: false,
    sockets: 0,
    bench: engineBench({
      timeouts: { connectMs: 5_000, subscribeMs: 4_000, authorizeMs: 3_000, pongMs: 2_000 },
      auth: ({ socketId }) => {
        if (world.answer === 'never') return new Promise(() => undefined);
        if (world.answer === 'broken') throw new Error('down');
        if (world.answer === 'no') throw Object.assign(new Error('no'), { status: 403 });
        return { auth: `app-key:${socketId}:sig`, channel_data: '{"user_id":"me"}' };
      },
    }),
  };
  return world;
}

function greet(world: World): void {
  world.sockets += 1;
  const { last } = world.bench.wire;
  if (!greetedAs.has(last)) greetedAs.set(last, `${world.sockets}.1`);
  last.say(says.greeting(`${world.sockets}.1`, 20));
}

/** The first greeting of each line: its socket id. */
const greetedAs = new WeakMap<HandLine, string>();

/** Holds after every step. */
function expectModel({ bench, name, suspended }: World): void {
  expectSane(bench);
  const { connection, clock, wire, hints } = bench;
  const rests = atRest.has(connection.status);
  // one timer, exactly where something may have to happen by itself
  expect([connection.status, clock.pending]).toEqual([connection.status, rests ? 0 : 1]);
  expect([connection.status, wire.openLines <= 1, hints.listeners]).toEqual([
    connection.status,
    true,
    rests ? 0 : 1,
  ]);
  if (rests || suspended) expect(wire.openLines).toBe(0);
  if (connection.retryAt !== null) expect(connection.retryAt).toBeGreaterThanOrEqual(clock.now());
  for (const line of wire.lines) {
    for (const frame of framesOf(line, 'pusher:subscribe')) {
      const { auth, channel } = frame['data'] as { auth?: string; channel: string };
      expect(channel).toBe(name);
      // a signature is for its own socket, never for another's
      if (auth !== undefined) expect(auth).toBe(`app-key:${String(greetedAs.get(line))}:sig`);
    }
  }
}

type Command = fc.AsyncCommand<Model, World>;

/** A step of the world, after which the model has to hold. */
function step(title: string, run: (world: World) => unknown): fc.Arbitrary<Command> {
  return fc.constant({
    check: () => true,
    toString: () => title,
    async run(_model, world) {
      await run(world);
      expectModel(world);
    },
  });
}

/** A step on the newest line, where there is one. */
function onLine(title: string, run: (line: HandLine, world: World) => void): fc.Arbitrary<Command> {
  return step(title, (world) => {
    const line = world.bench.wire.lines.at(-1);
    if (line !== undefined) run(line, world);
  });
}

const applicationSteps = [
  ...(['connect', 'disconnect', 'reconnect', 'reauthorize'] as const).map((call) =>
    step(call, ({ bench }) => {
      bench.engine[call]();
    }),
  ),
  ...(['suspend', 'resume'] as const).map((call) =>
    step(call, (world) => {
      world.suspended = call === 'suspend';
      world.bench.engine[call]();
    }),
  ),
  ...[0, 500, 5_000].map((linger) =>
    step(`hold (linger ${linger})`, ({ bench, name, holds }) =>
      holds.push(bench.engine.subscribe(name, { linger })),
    ),
  ),
  step('release', ({ holds }) => holds.shift()?.release()),
  step('retry', ({ holds }) => holds[0]?.retry()),
  ...(['yes', 'no', 'broken', 'never'] as const).map((answer) =>
    step(`the application's server says ${answer}`, (world) => {
      world.answer = answer;
    }),
  ),
];

const serverSteps = [
  onLine('the line opens', (line) => {
    line.open();
  }),
  onLine('the line opens and greets', (line, world) => {
    line.open();
    greet(world);
  }),
  ...codes.map((code) =>
    onLine(`the line ends with ${code}`, (line) => {
      line.end(code);
    }),
  ),
  ...codes.map((code) =>
    onLine(`the server errs with ${code}`, (line) => {
      line.say(says.error(code, 'Hm.'));
    }),
  ),
  onLine('the server confirms', (line, { name }) => {
    line.say(says.subscribed(name));
  }),
  onLine('the server refuses', (line, { name }) => {
    line.say(says.subscriptionError(name, { error: 'No.' }));
  }),
  onLine('the server pongs', (line) => {
    line.say(says.pong());
  }),
];

const surroundings = [
  ...(['online', 'offline', 'wake'] as const).map((hint) =>
    step(hint, ({ bench }) => {
      bench.hints[hint]();
    }),
  ),
  ...[0, 20, 300, 2_000, 20_000].map((ms) => step(`${ms} ms pass`, ({ bench }) => bench.clock.advance(ms))),
  step('the computer sleeps for a minute', ({ bench }) => {
    bench.clock.jump(60_000);
    return bench.clock.advance(0);
  }),
  ...[0, 0.999].map((roll) =>
    step(`chance is ${roll}`, ({ bench }) => {
      bench.roll(roll);
    }),
  ),
];

const commands = [fc.oneof(...applicationSteps), fc.oneof(...serverSteps), fc.oneof(...surroundings)];

/** From now on everything works, and there is time. */
async function behave(world: World): Promise<void> {
  const { bench, name } = world;
  world.answer = 'yes';
  world.suspended = false;
  bench.engine.resume();
  bench.hints.online();
  bench.engine.connect();
  let answered = 0;
  for (let second = 0; second < 150; second++) {
    await bench.clock.advance(1_000);
    const line = bench.wire.last;
    if (line.isOver) continue;
    if (bench.connection.status !== 'connected') {
      line.open();
      greet(world);
      answered = 0;
      await bench.clock.advance(0);
    }
    const asked = framesOf(line, 'pusher:subscribe').length;
    if (asked > answered) line.say(says.subscribed(name));
    answered = asked;
    if (second % 5 === 0) line.say(says.pong());
  }
}

describe('the model of a connection and one channel', () => {
  it.each(['private-a', 'news', 'presence-room'])(
    '[EN12] %s: whatever happens, there is one line at most, a timer exactly while something is awaited, and in the end what is wanted is there or says why not',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (list) => {
          const world = createWorld(name);
          const { bench, holds } = world;
          await fc.asyncModelRun(() => ({ model: {}, real: world }), list);
          await behave(world);
          expectModel(world);
          expect(bench.connection.status).toBe('connected');
          const channel = bench.channel(name);
          if (holds.length === 0) {
            expect(channel).toBeUndefined();
            const last = bench.wire.last.sent
              .map((text) => (JSON.parse(text) as { event: string }).event)
              .filter((event) => event.endsWith('subscribe'))
              .at(-1);
            expect(last).not.toBe('pusher:subscribe');
          } else if (channel?.status === 'failed') {
            expect(channel.error?.message).not.toBe('');
            holds[0]?.retry();
            await behave(world);
            expect(bench.channel(name)?.status).toBe('subscribed');
          } else {
            expect(channel?.status).toBe('subscribed');
          }
          bench.engine.dispose();
          expect([bench.clock.pending, bench.wire.openLines, bench.hints.listeners]).toEqual([0, 0, 0]);
        }),
        { numRuns: 250, endOnFailure: false },
      );
    },
    120_000,
  );
});
