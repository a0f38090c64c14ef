import { type as arktype } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { extensions } from '../../src/engine/extensions.js';
import type { RealtimeError } from '../../src/errors.js';
import { checkEvent } from '../../src/schema/check-event.js';
import { defineChannels, type } from '../../src/schema/define-channels.js';
import { createChannelMatcher } from '../../src/schema/match-channel.js';
import type { StandardSchema } from '../../src/schema/standard-schema.js';
import { createEngine } from '../../src/schema/typed-engine.js';
import { validateChannels, type ValidateChannelsOptions } from '../../src/schema/validate-channels.js';
import { createLab } from '../../src/testing.js';

const room = 'presence-room.7';

const channels = defineChannels({
  'presence-room.{id}': {
    member: z.object({ name: z.string(), role: z.string().default('guest') }),
    events: { renamed: v.object({ title: v.string() }) },
    clientEvents: {
      'client-wave': z.object({ hand: z.enum(['left', 'right']) }),
      'client-slide': arktype({ at: 'number' }),
      'client-dated': z.object({ at: z.string().transform((text) => new Date(text)) }),
      'client-any': type<{ whatever: true }>(),
    },
  },
});

/** Ada, whose engine checks; Bo, who sends what he likes; and what Ada hears. */
async function bench(options: ValidateChannelsOptions = {}) {
  const lab = createLab();
  const errors: RealtimeError[] = [];
  const engine = createEngine({
    ...lab.options({ id: 'ada', info: { name: 'Ada' } }),
    extensions: extensions(validateChannels(channels, options)),
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => {
    engine.dispose();
    lab.dispose();
  });
  const bo = lab.actor({ id: 'bo', info: { name: 'Bo' } });
  bo.join(room);
  const heard: unknown[] = [];
  const held = engine.subscribe(room);
  for (const event of ['renamed', 'client-wave', 'client-slide', 'client-dated', 'client-any', 'unknown']) {
    held.on(event, (data) => heard.push([event, data]));
  }
  await lab.advance(100);
  return { lab, engine, bo, heard, errors };
}

describe('validateChannels', () => {
  it('[TC1] lets through what fits its schema, by zod, valibot and arktype, as the schema gives it', async () => {
    const { lab, bo, heard, errors } = await bench();
    bo.send(room, 'client-wave', { hand: 'left', extra: 'is taken off' });
    bo.send(room, 'client-slide', { at: 0.5 });
    bo.send(room, 'client-dated', { at: '2026-01-02' });
    lab.publish(room, 'renamed', { title: 'Board' });
    await lab.advance(0);
    expect(errors).toEqual([]);
    expect(heard).toEqual([
      ['client-wave', { hand: 'left' }],
      ['client-slide', { at: 0.5 }],
      ['client-dated', { at: new Date('2026-01-02') }],
      ['renamed', { title: 'Board' }],
    ]);
  });

  it('[TC2] drops what does not fit, and tells `onError` what is wrong, with the channel and the place', async () => {
    const { lab, bo, heard, errors } = await bench();
    bo.send(room, 'client-wave', { hand: 'third' });
    bo.send(room, 'client-slide', { at: 'x' });
    lab.publish(room, 'renamed', 'no object');
    lab.publish(room, 'renamed', { title: 'Board' });
    await lab.advance(0);
    expect(heard).toEqual([['renamed', { title: 'Board' }]]);
    expect(errors.map(({ code, channel }) => [code, channel])).toEqual(Array(3).fill(['schema', room]));
    expect(errors[0]?.message).toMatch(/^presence-room\.7: "client-wave" does not fit its schema\. hand: /);
  });

  it('[TC3] refuses to send what does not fit; what fits is sent as it was given', async () => {
    const { lab, engine, bo, errors } = await bench();
    expect(engine.trigger(room, 'client-slide', { at: 'x' })).toEqual({ ok: false, reason: 'schema' });
    expect(errors.map(({ code }) => code)).toEqual(['schema']);
    expect(engine.trigger(room, 'client-dated', { at: '2026-01-02' })).toEqual({ ok: true });
    await lab.advance(0);
    expect(bo.received.filter(({ event }) => event.startsWith('client-')).map(({ data }) => data)).toEqual([
      { at: '2026-01-02' },
    ]);
  });

  it('[TC4] checks the directions that it is told to', async () => {
    const heardOnly = await bench({ outgoing: false });
    expect(heardOnly.engine.trigger(room, 'client-slide', { at: 'x' })).toEqual({ ok: true });
    const sentOnly = await bench({ incoming: false });
    sentOnly.bo.send(room, 'client-slide', { at: 'x' });
    await sentOnly.lab.advance(0);
    expect(sentOnly.heard).toEqual([['client-slide', { at: 'x' }]]);
    expect(sentOnly.engine.trigger(room, 'client-slide', { at: 'x' })).toEqual({
      ok: false,
      reason: 'schema',
    });
  });

  it('[TC5] what has no schema passes: other channels, other events, types for the compiler', async () => {
    const { lab, engine, bo, heard, errors } = await bench();
    lab.publish(room, 'unknown', { any: 1 });
    bo.send(room, 'client-any', 7);
    engine.on('elsewhere', 'said', (data) => heard.push(data));
    engine.subscribe('elsewhere');
    await lab.advance(100);
    lab.publish('elsewhere', 'said', '"hello"');
    await lab.advance(0);
    expect([heard, errors]).toEqual([[['unknown', { any: 1 }], ['client-any', 7], 'hello'], []]);
  });
});

describe('members, with validateChannels', () => {
  const presenceOf = ({ engine }: Awaited<ReturnType<typeof bench>>) =>
    engine.store.getState().channels.get(room)?.presence;

  it('[TC10] carry what the schema gives, oneself too', async () => {
    const { members, me, complete } = presenceOf(await bench()) ?? {};
    expect(members?.map(({ info }) => info)).toEqual([
      { name: 'Bo', role: 'guest' },
      { name: 'Ada', role: 'guest' },
    ]);
    expect([me?.info, complete]).toEqual([{ name: 'Ada', role: 'guest' }, true]);
  });

  it('[TC11] whose info does not fit are left out, and told; the list is not complete then', async () => {
    const stage = await bench();
    const { lab, errors } = stage;
    const joined: string[] = [];
    stage.engine.subscribe(room, { onJoin: ({ id }) => joined.push(id) });
    for (const [id, info] of [
      ['mal', { name: 7 }],
      ['cy', { name: 'Cy' }],
    ] as const) {
      lab.actor({ id, info }).join(room);
    }
    await lab.advance(100);
    expect(presenceOf(stage)?.members.map(({ id }) => id)).toEqual(['bo', 'ada', 'cy']);
    expect([presenceOf(stage)?.complete, joined]).toEqual([false, ['cy']]);
    expect(errors.map(({ code, channel }) => [code, channel])).toEqual([['schema', room]]);
    expect(errors[0]?.message).toMatch(/^presence-room\.7: A member's info does not fit its schema\. name: /);
  });

  it('[TC11] the same of those in the list that the server gives, after a reconnect too', async () => {
    const lab = createLab();
    lab.actor({ id: 'mal', info: 'no object' }).join(room);
    lab.actor({ id: 'bo', info: { name: 'Bo' } }).join(room);
    const errors: RealtimeError[] = [];
    const client = lab.client({ id: 'ada', info: { name: 'Ada' } });
    const engine = createEngine({
      ...client.options,
      extensions: extensions(validateChannels(channels)),
      onError: (error) => errors.push(error),
    });
    onTestFinished(() => {
      engine.dispose();
      lab.dispose();
    });
    engine.subscribe(room);
    const ids = () =>
      engine.store
        .getState()
        .channels.get(room)
        ?.presence?.members.map(({ id }) => id);
    await lab.advance(100);
    expect([ids(), errors.map(({ code }) => code)]).toEqual([['bo', 'ada'], ['schema']]);
    engine.reconnect();
    await lab.advance(100);
    expect([ids(), errors.map(({ code }) => code)]).toEqual([
      ['bo', 'ada'],
      ['schema', 'schema'],
    ]);
  });

  it('[TC12] with `incoming: false` are as the server says', async () => {
    const { members } = presenceOf(await bench({ incoming: false })) ?? {};
    expect(members?.map(({ info }) => info)).toEqual([{ name: 'Bo' }, { name: 'Ada' }]);
  });

  it('[TC13] `meta.raw` is what came, not what the schema made of it', async () => {
    const { lab, engine, bo } = await bench();
    const raw: unknown[] = [];
    engine.on(room, 'client-dated', (data, meta) => raw.push(data, meta.raw));
    bo.send(room, 'client-dated', { at: '2026-01-02' });
    await lab.advance(0);
    expect(raw).toEqual([{ at: new Date('2026-01-02') }, { at: '2026-01-02' }]);
  });
});

describe('the check of one event', () => {
  const answering = (validate: StandardSchema['~standard']['validate']): StandardSchema => ({
    '~standard': { version: 1, vendor: 'test', validate },
  });

  it('[TC6] a schema that throws, or answers by a promise, refuses and throws nothing', () => {
    const definition = {
      events: {
        throws: answering(() => {
          throw new RangeError('deep');
        }),
        waits: answering(async (value) => ({ value })),
      },
    };
    expect(checkEvent(definition, 'incoming', 'throws', 1)).toMatchObject({
      ok: false,
      cause: new RangeError('deep'),
    });
    expect(checkEvent(definition, 'incoming', 'waits', 1)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/promise/),
    });
  });

  it('[TC7] names from the wire are names: nothing is found that was not defined', () => {
    const definition = { events: {}, clientEvents: {} };
    for (const event of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(checkEvent(definition, 'incoming', event, 1)).toEqual({ ok: true, value: 1 });
    }
    expect(createChannelMatcher({})('__proto__')).toBeUndefined();
  });

  it('[TC8] the server’s events are not sent by clients: no schema of theirs is asked', () => {
    const definition = { events: { said: answering(() => ({ issues: [{ message: 'no' }] })) } };
    expect(checkEvent(definition, 'outgoing', 'said', 1)).toEqual({ ok: true, value: 1 });
    expect(checkEvent(definition, 'incoming', 'said', 1)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/\. no$/),
    });
  });
});

describe('channels by pattern', () => {
  const match = createChannelMatcher(
    defineChannels({
      'presence-{any}': { events: { any: type() } },
      'presence-room.{id}': { events: { room: type() } },
      'presence-room.{id}.staff': { events: { staff: type() } },
      'presence-room.lobby': { events: { lobby: type() } },
      'a+b.(c)[{x}]': { events: { odd: type() } },
      '{a}-{b}': { events: { two: type() } },
    }),
  );
  it.each([
    ['presence-x', 'any'],
    ['presence-room.7', 'room'],
    ['presence-room.7.staff', 'staff'],
    ['presence-room.lobby', 'lobby'],
    ['presence-room.', 'room'],
    ['presence-room.x\ny', 'room'],
    ['a+b.(c)[d]', 'odd'],
    ['aab.(c)[d]', undefined],
    ['one-two', 'two'],
    ['one', undefined],
  ])('[TC9] of those that fit %j, the most specific one counts: %s', (name, event) => {
    expect(Object.keys(match(name)?.events ?? {})[0]).toBe(event);
  });
});
