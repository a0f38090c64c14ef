import { describe, expect, it } from 'vitest';
import type { EngineExtension, Extension, ExtensionHost } from '../../src/engine/extension.js';
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
    const user = { status: 'signed-in', id: 'me', info: null, channel: null, error: null, online: new Set() };
    host?.setUser(user);
    expect(engine.store.getState().user).toBe(user);
  });

  /** An engine with one extension, and its host. */
  function hosted(extension: Extension = {}) {
    let host: ExtensionHost | undefined;
    const own = bench((given) => {
      host = given;
      return extension;
    });
    if (host === undefined) throw new Error('The extension was not made.');
    return { ...own, own, host };
  }

  it('[XT10] one may refuse what is sent for a reason of its own', () => {
    const { engine } = hosted({ outgoing: () => 'encrypted' });
    engine.subscribe('private-a');
    expect(engine.trigger('private-a', 'client-x')).toEqual({ ok: false, reason: 'encrypted' });
  });

  it('[XT11] the host waits by the engine’s one timer, unless it is called off', async () => {
    const { host, clock } = hosted();
    const done: string[] = [];
    host.after(1_000, () => done.push('late'));
    const cancel = host.after(500, () => done.push('never'));
    host.after(200, () => done.push('early'));
    cancel();
    await clock.advance(999);
    expect(done).toEqual(['early']);
    await clock.advance(1);
    expect(done).toEqual(['early', 'late']);
  });

  it('[XT11] it hears events of channels and of the connection, and knows what the server has not answered', async () => {
    const { host, own, engine, wire } = hosted();
    const heard: unknown[] = [];
    host.on('', 'online', (data) => heard.push(data));
    const off = host.on('news', 'a', (data) => heard.push(data));
    engine.subscribe('news');
    expect([host.isSubscribing, host.isPushService]).toEqual([false, false]);
    own.greet('7f000001226a00000018');
    expect([host.isSubscribing, host.isPushService]).toEqual([true, true]);
    wire.last.say(says.subscribed('news'));
    wire.last.say('{"event":"online","data":"[1]"}');
    wire.last.say(says.event('news', 'a', '2'));
    off();
    wire.last.say(says.event('news', 'a', '3'));
    expect([heard, host.isSubscribing]).toEqual([[[1], 2], false]);
    await own.clock.advance(0);
  });

  it('[XT12] a channel is authorised anew once at a time, and by nobody who has left', async () => {
    let answers = 0;
    const auth = (): { auth: string } => ({ auth: `app-key:${answers++}` });
    const { host, own, engine, clock } = hosted();
    engine.update({ auth });
    const held = engine.subscribe('private-a', { linger: 0 });
    own.greet();
    await clock.advance(0);
    const again = host.authorize('private-a');
    await expect(host.authorize('private-a')).rejects.toMatchObject({ code: 'authorization-missing' });
    await expect(again).resolves.toEqual({ auth: 'app-key:1' });
    expect(host.authorization('private-a')).toEqual({ auth: 'app-key:1' });
    engine.update({ auth: () => new Promise(() => undefined) });
    const pending = host.authorize('private-a');
    held.release();
    await expect(pending).rejects.toMatchObject({ code: 'connection-lost' });
    engine.dispose();
    expect(clock.pending).toBe(0);
  });

  it('[XT13] they hear why a connection ended', () => {
    const reasons: unknown[] = [];
    const { own, wire } = hosted({ disconnected: (error) => reasons.push(error?.code) });
    own.greet();
    wire.last.end(4001);
    expect(reasons).toEqual(['refused']);
  });
});
