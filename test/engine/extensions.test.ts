import { describe, expect, it } from 'vitest';
import type { EngineExtension, ExtensionHost } from '../../src/engine/extension.js';
import { extensions } from '../../src/engine/extensions.js';
import { engineBench, says, type EngineBench } from '../support/engine-bench.js';

function bench(...given: EngineExtension[]): EngineBench {
  return engineBench({ connect: 'eager', extensions: extensions(...given) });
}

describe('extensions', () => {
  it('[XT1] events pass them in order; each may change, delay or drop', async () => {
    const waiting: (() => void)[] = [];
    const mark =
      (name: string): EngineExtension =>
      () => ({
        incoming(message, next) {
          next({ ...message, data: `${String(message.data)} ${name}` });
        },
      });
    const hold: EngineExtension = () => ({
      incoming(message, next) {
        if (message.event !== 'dropped')
          waiting.push(() => {
            next(message);
          });
      },
    });
    const { engine, greet, wire } = bench(mark('one'), mark('two'), hold);
    const heard: unknown[] = [];
    for (const event of ['kept', 'dropped']) engine.on('news', event, (data) => heard.push(data));
    greet();
    for (const event of ['kept', 'dropped']) wire.last.say(says.event('news', event, 'text'));
    expect(heard).toEqual([]);
    for (const go of waiting) go();
    expect(heard).toEqual(['text one two']);
    await Promise.resolve();
  });

  it('[XT2] an event that nobody listens to passes none of them', () => {
    let passed = 0;
    const { greet, wire } = bench(() => ({ incoming: () => (passed += 1) }));
    greet();
    wire.last.say(says.event('news', 'a', 1));
    expect(passed).toBe(0);
  });

  it('[XT3] data that one of them has read is not read again', () => {
    const read: EngineExtension = () => ({
      incoming: (message, next) => {
        next({ ...message, data: '123', isRead: true });
      },
    });
    const { engine, greet, wire } = bench(read);
    const heard: unknown[] = [];
    engine.on('news', 'a', (data) => heard.push(data));
    greet();
    wire.last.say(says.event('news', 'a', '7'));
    expect(heard).toEqual(['123']);
  });

  it('[XT4] what is sent passes them, and one may refuse it', async () => {
    const only: EngineExtension = () => ({
      outgoing: (event) => (event.data === 'bad' ? null : { ...event, data: { wrapped: event.data } }),
    });
    const { clock, engine, greet, wire } = bench(only);
    engine.subscribe('private-a');
    greet();
    await clock.advance(0);
    wire.last.say(says.subscribed('private-a'));
    expect(engine.trigger('private-a', 'client-x', 'bad')).toEqual({ ok: false, reason: 'schema' });
    expect(engine.trigger('private-a', 'client-x', 1)).toEqual({ ok: true });
    expect(wire.last.sent.at(-1)).toBe('{"event":"client-x","channel":"private-a","data":{"wrapped":1}}');
  });

  it('[XT5] they hear of the connection, and may ask for time before channels are subscribed', async () => {
    const heard: string[] = [];
    let go: () => void = () => undefined;
    const first: EngineExtension = () => ({
      connected() {
        heard.push('connected');
        return new Promise<void>((resolve) => (go = resolve));
      },
      disconnected: () => void heard.push('disconnected'),
    });
    const { clock, engine, greet, subscribes, wire } = bench(first);
    engine.subscribe('news');
    greet();
    await clock.advance(0);
    expect([heard, subscribes()]).toEqual([['connected'], []]);
    go();
    await clock.advance(0);
    expect(subscribes()).toEqual(['news']);
    wire.last.end(1006);
    expect(heard).toEqual(['connected', 'disconnected']);
  });

  it('[XT6] time that is over when the connection is another subscribes nothing twice', async () => {
    const gates: (() => void)[] = [];
    const slow: EngineExtension = () => ({
      connected: () => new Promise<void>((resolve) => gates.push(resolve)),
    });
    const own = bench(slow);
    own.engine.subscribe('news');
    own.greet();
    await own.bounce();
    for (const open of gates) open();
    await own.clock.advance(0);
    expect(own.subscribes()).toEqual(['news']);
  });

  it('[XT7] one may take a frame of the protocol’s own names for itself', () => {
    const heard: unknown[] = [];
    const own: EngineExtension = () => ({
      system({ type, data }) {
        if (type !== 'pusher:signin_success') return false;
        heard.push(data['user_data']);
        return true;
      },
    });
    const { greet, wire, errors } = bench(own);
    greet();
    wire.last.say('{"event":"pusher:signin_success","data":{"user_data":"{}"}}');
    expect([heard, errors]).toEqual([['{}'], []]);
  });

  it('[XT8] one that throws is reported, and stops neither the others nor the engine', () => {
    const faulty: EngineExtension = () => {
      const fail = (): never => {
        throw new Error('mine');
      };
      return { connected: fail, system: fail, disconnected: fail };
    };
    const broken: EngineExtension = () => {
      throw new Error('made badly');
    };
    const { engine, errors, greet, wire } = bench(broken, faulty);
    engine.subscribe('news');
    greet();
    wire.last.say(says.subscribed('news'));
    expect(engine.store.getState().channels.get('news')?.status).toBe('subscribed');
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['handler-failed']));
  });

  it('[XT9] the host sends, tells events, publishes the user, and knows what channels were authorised with', async () => {
    let host: ExtensionHost | undefined;
    const own: EngineExtension = (given) => {
      host = given;
      return {};
    };
    const { clock, engine, greet, wire } = bench(own);
    const heard: unknown[] = [];
    engine.on('#me', 'hello', (data) => heard.push(data));
    expect([host?.socketId, host?.send('pusher:signin', {})]).toEqual([null, false]);
    engine.subscribe('private-a');
    greet();
    await clock.advance(0);
    expect(host?.socketId).toBe('1.1');
    expect(host?.send('pusher:signin', { auth: 'x' })).toBe(true);
    expect(wire.last.sent.at(-1)).toBe('{"event":"pusher:signin","data":{"auth":"x"}}');
    host?.emit({ type: 'event', event: 'hello', channel: '#me', data: '{"a":1}', userId: null });
    expect(heard).toEqual([{ a: 1 }]);
    expect(host?.authorization('private-a')).toEqual({ auth: 'app-key:1.1:private-a' });
    expect(host?.authorization('private-b')).toBeUndefined();
    await expect(host?.authorize('private-a')).resolves.toEqual({ auth: 'app-key:1.1:private-a' });
    await expect(host?.authorize('private-b')).rejects.toThrow('private-b');
    const user = { status: 'signed-in', id: 'me', info: null, error: null, online: new Set<string>() };
    host?.setUser(user);
    expect(engine.store.getState().user).toBe(user);
  });
});
