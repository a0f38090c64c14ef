import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { explainClose } from '../../src/devtools/close-codes.js';
import { createInspector, type Inspector } from '../../src/devtools/create-inspector.js';
import { createTimeline } from '../../src/devtools/create-timeline.js';
import { createEngine, defineChannels, extensions, signIn, validateChannels } from '../../src/engine.js';
import type { EngineOptions } from '../../src/engine.js';
import { createLab, refuses, transportContract, type LabUser } from '../../src/testing.js';
import { memoryContract } from '../support/memory-contract.js';
import { z } from 'zod';

const ada: LabUser = { id: 'ada', info: { name: 'Ada' } };

function start(more: Partial<EngineOptions> = {}) {
  const lab = createLab();
  const client = lab.client(ada);
  const inspector = createInspector({ clock: lab.clock });
  const engine = createEngine(inspector.inspect({ ...client.options, ...more }));
  onTestFinished(() => {
    engine.dispose();
    lab.dispose();
  });
  return { lab, client, inspector, engine };
}

const events = ({ log }: Inspector, kind: string): string[] =>
  log
    .snapshot()
    .entries.filter((entry) => entry.kind === kind)
    .map(({ event }) => event);

describe('an inspector', () => {
  it('[DV17] sees what its line carries, both ways, and when it opens and closes', async () => {
    const { lab, client, inspector, engine } = start();
    engine.subscribe('presence-room');
    await lab.advance(0);
    engine.trigger('presence-room', 'client-wave', { token: 'hunter2' });
    client.cable.pull();
    await lab.advance(0);
    expect(events(inspector, 'opened')).toEqual(['opening']);
    expect(events(inspector, 'out')).toEqual(['pusher:subscribe', 'client-wave']);
    expect(events(inspector, 'in')).toEqual([
      'pusher:connection_established',
      'pusher_internal:subscription_succeeded',
    ]);
    expect(events(inspector, 'closed')).toEqual(['closed 1006']);
    expect(inspector.line.address).toBe('memory://local/app/app-key');
    expect(inspector.line.close).toMatchObject({ code: 1006, clean: false, at: lab.clock.now() });
    const kept = JSON.stringify(inspector.log.snapshot().entries);
    expect(kept).not.toMatch(/hunter2|[0-9a-f]{64}|channel_data[^:]*:\\"\{/);
  });

  it('[DV18] changes nothing of what the engine does, nor of what it hears of the connection', async () => {
    const { lab, engine } = start();
    const bare = createEngine(lab.options({ id: 'bo' }));
    onTestFinished(bare.dispose);
    const heard = vi.fn();
    for (const each of [engine, bare]) {
      each.subscribe('presence-room');
      each.onAny((_, { event, channel }) => void heard(each === bare, event, channel));
    }
    await lab.advance(0);
    lab.publish('presence-room', 'said', { text: 'hello' });
    await lab.advance(0);
    expect(heard.mock.calls).toEqual([
      [false, 'said', 'presence-room'],
      [true, 'said', 'presence-room'],
    ]);
  });

  it('[DV19] gives the same transport each time, so that a render makes no other engine', () => {
    const lab = createLab();
    const { options } = lab.client(ada);
    const inspector = createInspector();
    const { transport } = inspector.inspect(options);
    expect(inspector.inspect(options).transport).toBe(transport);
    expect(inspector.inspect({ ...options, transport }).transport).toBe(transport);
    const plain: EngineOptions = { appKey: 'app-key', url: 'ws://127.0.0.1:1' };
    expect(inspector.inspect(plain).transport).toBe(inspector.inspect(plain).transport);
    expect(createInspector().inspect(options).transport).not.toBe(transport);
  });

  it('[DV20] notes each error and passes it on: those of schemas too', async () => {
    const onError = vi.fn();
    const channels = defineChannels({ 'presence-room': { events: { moved: z.object({ id: z.number() }) } } });
    const { lab, inspector, engine } = start({
      onError,
      extensions: extensions(validateChannels(channels)),
    });
    engine.subscribe('presence-room').on('moved', () => undefined);
    await lab.advance(0);
    lab.publish('presence-room', 'moved', { id: 'no number' });
    await lab.advance(0);
    expect(onError).toHaveBeenCalledOnce();
    expect(inspector.log.snapshot().entries.at(-1)).toMatchObject({
      kind: 'error',
      event: 'schema',
      channel: 'presence-room',
    });
    expect(inspector.log.snapshot().errors).toBe(1);
  });

  it('[DV20] leaves an error of nobody as loud as it is without it', async () => {
    const { lab, inspector, engine } = start();
    const uncaught = vi.fn();
    vi.stubGlobal('reportError', uncaught);
    onTestFinished(() => void vi.unstubAllGlobals());
    engine.subscribe('presence-room').on('said', () => {
      throw new Error('mine');
    });
    await lab.advance(0);
    lab.publish('presence-room', 'said');
    await lab.advance(0);
    expect(uncaught).toHaveBeenCalledWith(new Error('mine'));
    expect(events(inspector, 'error')).toEqual(['handler-failed']);
  });

  it('[DV21] knows its engines from others, and who holds what in them', async () => {
    const { lab, inspector, engine } = start({ clientEvents: { perSecond: 5 } });
    const other = createEngine(lab.options({ id: 'bo' }));
    onTestFinished(other.dispose);
    expect(inspector.factsOf(other)).toBeNull();
    const facts = inspector.factsOf(engine)!;
    const [one, two] = [engine.subscribe('presence-room'), engine.subscribe('presence-room')];
    await lab.advance(0);
    expect([facts.holders('presence-room'), facts.holders('none'), facts.perSecond]).toEqual([2, null, 5]);
    expect(facts.isPushService).toBe(false);
    one.release();
    two.release();
    expect(facts.holders('presence-room')).toBe(0);
  });

  it('[DV21] keeps the extensions that were given', async () => {
    const lab = createLab();
    const client = lab.client(ada);
    const inspector = createInspector({ clock: lab.clock });
    const engine = createEngine(
      inspector.inspect({ ...client.options, extensions: extensions(signIn(client.userAuth)) }),
    );
    onTestFinished(engine.dispose);
    await lab.advance(0);
    expect(engine.store.getState().user).toMatchObject({ status: 'signed-in', id: 'ada' });
    const kept = JSON.stringify(inspector.log.snapshot().entries);
    expect(kept).toContain('pusher:signin');
    expect(kept).not.toMatch(/[0-9a-f]{64}|Ada/);
  });
});

describe('an inspected transport', () => {
  it.each(
    transportContract(() => memoryContract((options) => createInspector().inspect(options))).map(
      ({ name, run }) => [name, run] as const,
    ),
  )('[DV18] %s', async (_, run) => {
    await run();
  });
});

describe('the timeline', () => {
  it('[DV22] tells each state of the connection with its beginning, attempts and reason', async () => {
    const { lab, client, engine } = start();
    const timeline = createTimeline(engine);
    const stop = timeline.start();
    const told = vi.fn();
    timeline.subscribe(told);
    const begun = lab.clock.now();
    engine.subscribe('presence-room');
    await lab.advance(1_000);
    client.cable.pull();
    await lab.advance(5_000);
    client.cable.plug();
    await lab.advance(5_000);
    const entries = timeline.snapshot();
    expect(entries.map(({ status }) => status)).toEqual([
      'idle',
      'connecting',
      'connected',
      'reconnecting',
      'connected',
    ]);
    expect(entries[3]).toMatchObject({
      since: begun + 1_000,
      wireCode: 1006,
      reason: expect.stringContaining('connection-lost'),
    });
    expect(entries[3]!.attempts).toBeGreaterThan(1);
    expect(entries[4]!.socketId).toBe(engine.socketId);
    expect(told).toHaveBeenCalled();
    stop();
    engine.disconnect();
    expect(timeline.snapshot()).toBe(entries);
    const again = timeline.start();
    expect(timeline.snapshot().at(-1)?.status).toBe('closed');
    again();
  });

  it('[DV22] keeps the last hundred states', async () => {
    const { lab, engine } = start();
    const timeline = createTimeline(engine);
    timeline.start();
    for (let i = 0; i < 80; i++) {
      engine.connect();
      await lab.advance(10);
      engine.disconnect();
    }
    expect(timeline.snapshot()).toHaveLength(100);
  });

  it('[DV22] says what the server refused with', async () => {
    const { lab, client, engine } = start();
    client.setFault(refuses(4001, 'No such app'));
    const timeline = createTimeline(engine);
    timeline.start();
    engine.connect();
    await lab.advance(100);
    expect(timeline.snapshot().at(-1)).toMatchObject({ status: 'failed', wireCode: 4001 });
  });
});

describe('close codes', () => {
  it('[DV23] are explained, each with what follows', () => {
    expect(explainClose(4001)).toBe(
      'There is no application of this key. copresent does not try again by itself.',
    );
    expect(explainClose(4100)).toMatch(/capacity.*after a second or more/);
    expect(explainClose(1006)).toMatch(/cut without a close.*tries again\.$/);
    expect(explainClose(null)).toMatch(/without a code/);
    expect(explainClose(4000)).toMatch(/over TLS\.$/);
    for (const code of [999, 3456, 4567, 4998]) expect(explainClose(code)).toMatch(/^A code .* copresent /);
  });
});
