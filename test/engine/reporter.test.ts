import { afterEach, expect, it, vi } from 'vitest';
import { createEngine, type RealtimeError } from '../../src/engine.js';
import { createLab, refuses } from '../../src/testing.js';

afterEach(() => {
  vi.restoreAllMocks();
});

async function refusedEngine(onError?: (error: RealtimeError) => void): Promise<void> {
  const lab = createLab();
  const { options } = lab.client(undefined, { fault: refuses(4001) });
  const engine = createEngine({ ...options, onError });
  engine.connect();
  await lab.advance(100);
  expect(engine.store.getState().connection.status).toBe('failed');
  engine.dispose();
  lab.dispose();
}

it('[EN13] trouble on the wire is a warning where there is no onError', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await refusedEngine();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toMatch(/^copresent: /);
});

it('[EN13] and none where there is one', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const heard: unknown[] = [];
  await refusedEngine((error) => heard.push(error));
  expect(warn).not.toHaveBeenCalled();
  expect(heard).toMatchObject([{ code: 'refused', wireCode: 4001 }]);
});
