import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFaults } from '../../src/devtools/create-faults.js';
import { createFaults as untroubled } from '../../src/devtools.js';
import { createEngine, type Engine, type EngineOptions } from '../../src/engine.js';
import { createLab, transportContract, type LabUser } from '../../src/testing.js';
import { memoryContract } from '../support/memory-contract.js';

const room = 'presence-room';
const ada: LabUser = { id: 'ada', info: { name: 'Ada' } };

function start(more: Partial<EngineOptions> = {}) {
  const lab = createLab();
  const client = lab.client(ada);
  const faults = createFaults();
  const engine = createEngine(faults.trouble({ ...client.options, onError: () => undefined, ...more }));
  onTestFinished(() => {
    engine.dispose();
    lab.dispose();
  });
  return { lab, client, faults, engine };
}

async function joined(more: Partial<EngineOptions> = {}) {
  const stage = start(more);
  const heard: unknown[] = [];
  stage.engine.subscribe(room).on('said', (data) => void heard.push(data));
  await stage.lab.advance(100);
  expect(channelOf(stage.engine)).toBe('subscribed');
  return { ...stage, heard };
}

const statusOf = (engine: Engine): string => engine.store.getState().connection.status;
const channelOf = (engine: Engine): string | undefined => engine.store.getState().channels.get(room)?.status;
const errorOf = (engine: Engine): unknown => engine.store.getState().channels.get(room)?.error;

describe('trouble for a line', () => {
  it('[DV51] offline: lines are lost, none can be opened, the hints say so; and back', async () => {
    const { lab, client, faults, engine } = await joined();
    faults.set({ offline: true });
    await lab.advance(30_000);
    expect([statusOf(engine), client.openTransports]).toEqual(['offline', 0]);
    faults.set({ offline: false });
    await lab.advance(1_000);
    expect([statusOf(engine), channelOf(engine)]).toEqual(['connected', 'subscribed']);
  });

  it('[DV51] latency and jitter delay both ways, and keep the order', async () => {
    const { lab, faults, engine, heard } = await joined();
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    await lab.advance(0);
    faults.set({ latencyMs: 200, jitterMs: 150 });
    for (let id = 1; id <= 20; id++) lab.publish(room, 'said', id);
    engine.trigger(room, 'client-wave');
    await lab.advance(40);
    expect(heard).toEqual([]);
    expect(bo.received.map(({ event }) => event)).not.toContain('client-wave');
    await lab.advance(400);
    expect(heard).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(bo.received.map(({ event }) => event)).toContain('client-wave');
  });

  it('[DV51] stalled: nothing arrives, and all of it afterwards', async () => {
    const { lab, faults, engine, heard } = await joined();
    faults.set({ stalled: true });
    for (const id of [1, 2]) lab.publish(room, 'said', id);
    await lab.advance(2_000);
    expect([heard, statusOf(engine)]).toEqual([[], 'connected']);
    faults.set({ stalled: false });
    await lab.advance(0);
    expect(heard).toEqual([1, 2]);
  });

  it('[DV51] half-open: nothing arrives, nobody is told, until the heartbeat finds out', async () => {
    const { lab, faults, engine, heard } = await joined();
    faults.set({ halfOpen: true });
    lab.publish(room, 'said', 1);
    await lab.advance(5_000);
    expect([heard, statusOf(engine)]).toEqual([[], 'connected']);
    await lab.advance(120_000);
    expect(statusOf(engine)).not.toBe('connected');
    faults.reset();
    await lab.advance(40_000);
    expect(channelOf(engine)).toBe('subscribed');
    expect(heard).toEqual([]);
  });

  it('[DV51] every frame twice', async () => {
    const { lab, faults, heard } = await joined();
    faults.set({ duplicates: true });
    lab.publish(room, 'said', 1);
    await lab.advance(0);
    expect(heard).toEqual([1, 1]);
  });

  it('[DV51] closes with a code, as a server does; codes that none sends are refused', async () => {
    const { lab, faults, engine } = await joined();
    for (const code of [0, 999, 1005, 1006, 1015, 5_000, NaN]) {
      expect(() => faults.close(code)).toThrow(RangeError);
    }
    expect(statusOf(engine)).toBe('connected');
    faults.close(4001);
    await lab.advance(0);
    expect(statusOf(engine)).toBe('failed');
    expect(engine.store.getState().connection.error).toMatchObject({ wireCode: 4001 });
  });

  it('[DV51] a time that is none is refused, and changes nothing', () => {
    const { faults } = start();
    for (const ms of [-1, NaN, Infinity, 60_001]) {
      expect(() => faults.set({ latencyMs: ms })).toThrow(`not ${ms}`);
      expect(() => faults.set({ jitterMs: ms })).toThrow(RangeError);
    }
    expect(faults.state()).toMatchObject({ latencyMs: 0, jitterMs: 0 });
  });

  it('[DV51] tells of each change, and takes all back at once', () => {
    const { faults } = start();
    const told = vi.fn();
    const stop = faults.subscribe(told);
    faults.set({ stalled: true, latencyMs: 5 });
    expect(faults.state()).toMatchObject({ stalled: true, latencyMs: 5, offline: false });
    faults.reset();
    expect(Object.values(faults.state()).filter(Boolean)).toEqual([]);
    stop();
    faults.set({ offline: true });
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe('trouble for authorisation', () => {
  it.each([
    [401, 'authorization-denied', 'failed'],
    [403, 'authorization-denied', 'failed'],
    [500, 'authorization-failed', 'retrying'],
  ] as const)('[DV52] %d in the place of a function: %s', async (authStatus, code, status) => {
    const { lab, client, faults, engine } = start();
    faults.set({ authStatus });
    engine.subscribe(room);
    await lab.advance(100);
    expect(errorOf(engine)).toMatchObject({ code, status: authStatus });
    expect([channelOf(engine), client.authorizations]).toEqual([status, 0]);
  });

  it('[DV52] an endpoint is asked by a fetch that answers itself, and as ever afterwards', async () => {
    const asked = vi.fn();
    const { lab, faults, engine } = start({
      auth: {
        endpoint: '/auth',
        fetch(...request) {
          asked(request[0]);
          return Promise.resolve(new Response('{"auth":"no"}'));
        },
      },
    });
    faults.set({ authStatus: 403 });
    const held = engine.subscribe('private-a');
    await lab.advance(100);
    expect(asked).not.toHaveBeenCalled();
    held.release();
    faults.reset();
    engine.subscribe('private-b');
    await lab.advance(100);
    expect(asked).toHaveBeenCalledWith('/auth');
  });
});

describe('options that may be troubled', () => {
  it('[DV53] have the same transport each time, and none of the rest is changed', () => {
    const { options } = createLab().client(ada);
    const faults = createFaults();
    const { transport, ...troubled } = faults.trouble(options);
    expect(faults.trouble(options).transport).toBe(transport);
    expect(faults.trouble({ ...options, transport }).transport).toBe(transport);
    expect(troubled).toMatchObject({ appKey: options.appKey, clock: options.clock, user: options.user });
    expect(createFaults().trouble({ appKey: 'k', url: 'ws://127.0.0.1:1' })).not.toHaveProperty('auth');
  });

  it('[DV53] outside of development they are as they were, and the tab is not there', () => {
    const { options } = createLab().client(ada);
    const faults = untroubled();
    faults.set({ offline: true });
    expect(faults.trouble(options)).toBe(options);
    expect([faults.state().offline, faults.loadTab]).toEqual([false, null]);
  });
});

describe('a transport that may be troubled', () => {
  it.each(
    transportContract(() => memoryContract((options) => createFaults().trouble(options))).map(
      ({ name, run }) => [name, run] as const,
    ),
  )('[DV53] keeps the contract: %s', async (_, run) => {
    await run();
  });
});
