import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine.js';
import { createManualHints, createVirtualClock } from '../../src/testing.js';
import { lengthPrefixedFraming, newlineFraming, type Framing } from '../../src/transport/framing.js';
import { says } from '../support/engine-bench.js';
import { asText, framedTransport } from '../support/framed.js';
import { handWire, type HandLine } from '../support/hand-wire.js';

const room = 'presence-room';
const socketId = '7f000001226a0000abcd';

/** Ids as they occur: numbers, texts that look like numbers, names of what every object has. */
const idArbitrary = fc.oneof(
  fc.nat(12).map(String),
  fc.constantFrom('u-2', '__proto__', 'constructor', '频道', '007', '1e3', ' '),
  fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
);
const infoArbitrary = fc.oneof(
  fc.constant([]),
  fc.dictionary(fc.constantFrom('name', 'sex'), fc.string({ maxLength: 4 }), { noNullPrototype: true }),
  fc.string({ maxLength: 4 }),
  fc.constantFrom(null, 1, true),
);

type Step =
  | { readonly type: 'join'; readonly id: string; readonly info: unknown }
  | { readonly type: 'leave'; readonly id: string }
  | { readonly type: 'list'; readonly people: readonly (readonly [string, unknown])[] };

const peopleArbitrary = fc.uniqueArray(fc.tuple(idArbitrary, infoArbitrary), {
  selector: ([id]) => id,
  maxLength: 110,
  size: 'max',
});

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('join' as const), id: idArbitrary, info: infoArbitrary }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('leave' as const), id: idArbitrary }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('list' as const), people: peopleArbitrary }) },
);

/** The list as PHP writes it: a map whose one key is "0" is a list, an empty map too. */
function listFrame(people: readonly (readonly [string, unknown])[]): string {
  const listed = people.slice(0, 101);
  const hash = listed.map(([id, info]) => (id === '0' ? [info] : Object.fromEntries([[id, info]])));
  const presence = { count: listed.length, ids: listed.map((_, index) => index), hash };
  return JSON.stringify({
    event: 'pusher_internal:subscription_succeeded',
    channel: room,
    data: JSON.stringify({ presence }),
  });
}

const frameOf = (step: Step): string => {
  if (step.type === 'list') return listFrame(step.people);
  return step.type === 'join' ? says.joined(room, step.id, step.info) : says.left(room, step.id);
};

/** Who is there, in the order in which they were first seen. Oneself is always there. */
function modelOf(me: readonly [string, unknown], steps: readonly Step[]): [string, unknown][] {
  let people = new Map<string, unknown>();
  for (const step of steps) {
    if (step.type === 'join') people.set(step.id, step.info);
    if (step.type === 'leave' && step.id !== me[0]) people.delete(step.id);
    if (step.type !== 'list') continue;
    const list = new Map(step.people.slice(0, 101));
    if (!list.has(me[0])) list.set(...me);
    const stayed = [...people.keys()].filter((id) => list.has(id));
    people = new Map([...stayed, ...list.keys()].map((id) => [id, list.get(id)]));
  }
  return [...people];
}

interface Stage {
  readonly engine: Engine;
  readonly line: HandLine;
  advance(ms: number): Promise<void>;
  say(texts: readonly string[]): void;
}

function stage(framing: Framing | null, auth: (channel: string) => object, cuts: readonly number[]): Stage {
  const clock = createVirtualClock();
  const wire = handWire();
  const engine = createEngine({
    appKey: 'app-key',
    transport: framing === null ? wire : framedTransport(wire, framing),
    ...(framing === null ? {} : { url: 'tcp://127.0.0.1:6002' }),
    clock,
    networkHints: createManualHints(),
    random: () => 0.5,
    auth: ({ channel }) => ({ auth: `app-key:${'0'.repeat(64)}`, ...auth(channel) }),
    connect: 'eager',
    onError: () => undefined,
  });
  const line = wire.last;
  line.open();

  function say(texts: readonly string[]): void {
    if (framing === null) {
      for (const text of texts) line.say(text);
      return;
    }
    const bytes = texts.map((text) => asText(framing.encode(text))).join('');
    const edges = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
    edges.slice(1).forEach((edge, index) => line.say(bytes.slice(edges[index], edge)));
  }

  say([says.greeting(socketId, 35)]);
  return { engine, line, say, advance: clock.advance };
}

const carriers: [string, Framing | null][] = [
  ['a WebSocket', null],
  ['TCP, a line a message', newlineFraming],
  ['TCP, a length before each', lengthPrefixedFraming],
];

describe.each(carriers)('the push service over %s', (_name, framing) => {
  it('[RP50] any room ends with the members of the model', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(idArbitrary, infoArbitrary),
        peopleArbitrary,
        fc.array(stepArbitrary, { maxLength: 30 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (me, first, later, cuts) => {
          const steps: Step[] = [{ type: 'list', people: first }, ...later];
          const channel_data = JSON.stringify({ user_id: me[0], user_info: me[1] });
          const { engine, say, advance } = stage(framing, () => ({ channel_data }), cuts);
          const changes: string[] = [];
          engine.subscribe(room, {
            onJoin: ({ id }) => changes.push(`+${id}`),
            onLeave: ({ id }) => changes.push(`-${id}`),
          });
          await advance(0);
          say(steps.map(frameOf));
          await advance(20);
          const snapshot = engine.store.getState().channels.get(room);
          expect(snapshot?.status).toBe('subscribed');
          const { members = [], me: self } = snapshot?.presence ?? {};
          expect(members.map(({ id, info }) => [id, info])).toEqual(modelOf(me, steps));
          expect([self?.id, members.filter(({ isMe }) => isMe).length]).toEqual([me[0], 1]);
          // what was told adds up to who is there
          const told = new Set(modelOf(me, steps.slice(0, 1)).map(([id]) => id));
          for (const change of changes) {
            const id = change.slice(1);
            expect([change, told.has(id)]).toEqual([change, change.startsWith('-')]);
            if (change.startsWith('+')) told.add(id);
            else told.delete(id);
          }
          expect([...told].sort()).toEqual(members.map(({ id }) => id).sort());
          engine.dispose();
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('[RP51] any replies in the order of what was asked fail whom they refuse, and nobody else', async () => {
    const askArbitrary = fc.record({
      kind: fc.constantFrom('private-', 'presence-', ''),
      refusal: fc.constantFrom(
        'Received invalid JSON k:',
        'Received invalid Auth k:',
        'Bad channel_data',
        null,
      ),
      noise: fc.subarray(['Unknown event', 'Client event rejected - no', 'Data exception', 'illegal data']),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(askArbitrary, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (asks, cuts) => {
          const channel_data = '{"user_id":"me","user_info":{}}';
          const { engine, say, advance } = stage(
            framing,
            (channel) => (channel.startsWith('presence-') ? { channel_data } : {}),
            cuts,
          );
          const names = asks.map(({ kind }, index) => `${kind}${index}`);
          for (const name of names) {
            engine.subscribe(name);
            await advance(0);
          }
          const refuses = ({ kind, refusal }: (typeof asks)[number]): boolean =>
            kind !== '' && refusal !== null;
          say(
            asks.flatMap((ask, index) => {
              const { kind, refusal, noise } = ask;
              const name = names[index] ?? '';
              const list = { presence: { count: 1, ids: [0], hash: [{ me: [] }] } };
              const text = refusal?.endsWith('k:') ? `${refusal}${'ab'.repeat(32)}` : (refusal ?? '');
              const reply = refuses(ask)
                ? says.error(null, text)
                : says.subscribed(name, kind === 'presence-' ? JSON.stringify(list) : '{}');
              return [...noise.map((other) => says.error(null, other)), reply, says.pong()];
            }),
          );
          await advance(20);
          const { channels } = engine.store.getState();
          expect(names.map((name) => channels.get(name)?.status)).toEqual(
            asks.map((ask) => (refuses(ask) ? 'failed' : 'subscribed')),
          );
          engine.dispose();
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
