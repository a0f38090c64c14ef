import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losesFromClient, losesFromServer, together, type Fault } from '../../src/testing.js';
import { carriers, pushServiceBench, type PushServiceBench } from '../support/push-service-bench.js';

const names = [
  'news',
  'private-a',
  'presence-room',
  'presence-hall',
  'private-refused',
  'presence-refused',
] as const;

type Holds = Map<string, ReturnType<PushServiceBench['engine']['subscribe']>[]>;

type Action = (bench: PushServiceBench, holds: Holds) => unknown;

const nameArbitrary = fc.constantFrom(...names);
const dataArbitrary = fc.constantFrom(undefined, null, {}, [], 1, 'text');

const actionArbitrary: fc.Arbitrary<Action> = fc.oneof(
  nameArbitrary.map((name): Action => ({ engine }, holds) => {
    holds.set(name, [...(holds.get(name) ?? []), engine.subscribe(name, { linger: 0 })]);
  }),
  nameArbitrary.map(
    (name): Action =>
      (_bench, holds) =>
        holds.get(name)?.pop()?.release(),
  ),
  nameArbitrary.map(
    (name): Action =>
      (_bench, holds) =>
        holds.get(name)?.at(-1)?.retry(),
  ),
  fc.tuple(nameArbitrary, dataArbitrary).map(
    ([name, data]): Action =>
      ({ engine }) =>
        engine.trigger(name, 'client-x', data),
  ),
  fc.constantFrom<Action>(
    ({ engine }) => engine.disconnect(),
    ({ engine }) => engine.connect(),
    ({ engine }) => engine.reconnect(),
    ({ engine }) => engine.reauthorize(),
    ({ engine }) => engine.suspend(),
    ({ engine }) => engine.resume(),
    (bench) => bench.drop(),
    ({ say }) => say({ event: 'pusher:ping', data: {} }),
    ({ say }) => say({ event: 'pusher:error', data: { code: null, message: 'Unknown event' } }),
    ({ client }) => client.hints.offline(),
    ({ client }) => client.hints.online(),
    ({ client }) => client.hints.wake(),
  ),
  fc.constantFrom(0, 1, 20, 700, 12_000).map(
    (ms): Action =>
      ({ lab }) =>
        lab.advance(ms),
  ),
);

/**
 * Loses each n-th reply and each n-th subscription, until it is told to stop. No unsubscribing, which has no reply:
 * nothing could tell.
 */
function unreliable(every: number): { fault: Fault; mend(): void } {
  let count = 0;
  let broken = true;
  const isLost = (text: string): boolean => broken && text.includes(':subscri') && ++count % every === 0;
  return {
    fault: together(losesFromClient(isLost), losesFromServer(isLost)),
    mend() {
      broken = false;
    },
  };
}

describe.each(carriers)('the push service over %s', (_name, framing) => {
  it.each([
    ['on a line that loses nothing', Infinity],
    ['on a line that loses subscriptions', 9],
  ])(
    '[PV22] whatever the application does, %s, the server’s worker survives, and in the end all is as it is wanted',
    async (_line, rarest) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(actionArbitrary, { maxLength: 40, size: 'max' }),
          rarest === Infinity ? fc.constant(rarest) : fc.integer({ min: 2, max: rarest }),
          async (actions, every) => {
            const { fault, mend } = unreliable(every);
            const fatal: string[] = [];
            const bench = pushServiceBench({
              framing,
              fault,
              onFatalFrame: (why) => fatal.push(why),
              engine: {
                auth: (request) =>
                  request.channel.endsWith('refused')
                    ? { auth: 'app-key:bad', channel_data: '{"user_id":"me"}' }
                    : bench.authorize(request),
              },
            });
            const { engine, lab, client, channel } = bench;
            const holds: Holds = new Map();
            for (const action of actions) {
              await action(bench, holds);
              expect(fatal).toEqual([]);
            }
            mend();
            client.hints.online();
            engine.resume();
            engine.connect();
            await lab.advance(90_000);
            expect(fatal).toEqual([]);
            for (const name of names) {
              const isHeld = (holds.get(name)?.length ?? 0) > 0;
              const wanted = name.endsWith('refused') ? 'failed' : 'subscribed';
              const isThere = lab.hub.channel('app-id', name) !== null;
              expect([name, channel(name)?.status, isThere]).toEqual([
                name,
                isHeld ? wanted : undefined,
                isHeld && wanted === 'subscribed',
              ]);
            }
            bench.end();
          },
        ),
        { numRuns: 120 },
      );
    },
    120_000,
  );
});
