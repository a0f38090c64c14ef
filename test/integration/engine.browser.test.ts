import { expect, inject, it, onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../src/engine.js';

const { url, httpUrl } = inject('devServer');

/** An engine as an application has it: the browser's WebSocket and fetch, the real clock. */
function engineOf(id: string, options: Partial<EngineOptions> = {}): Engine {
  const params = { user_id: id, user_info: JSON.stringify({ name: id }) };
  const auth = { endpoint: `${httpUrl}/pusher/auth`, params };
  const engine = createEngine({ appKey: 'app-key', url, auth, ...options });
  onTestFinished(() => {
    engine.dispose();
  });
  return engine;
}

it('[IO38] two engines share a room over the browser’s own WebSocket, authorised across origins', async () => {
  const [ada, bo] = [engineOf('ada'), engineOf('bo')];
  const joined: string[] = [];
  const left: string[] = [];
  const hers = ada.subscribe('presence-browser', {
    onJoin: ({ id }) => joined.push(id),
    onLeave: ({ id }) => left.push(id),
  });
  await hers.ready;
  const his = bo.subscribe('presence-browser', { linger: 0 });
  await his.ready;
  const said = new Promise((resolve) => {
    his.on('client-said', (data, { userId }) => {
      resolve({ data, userId });
    });
  });

  await expect.poll(() => joined).toEqual(['bo']);
  expect(hers.trigger('client-said', { text: 'Hello' })).toEqual({ ok: true });
  await expect(said).resolves.toEqual({ data: { text: 'Hello' }, userId: 'ada' });
  his.release();
  await expect.poll(() => left).toEqual(['bo']);
});

it('[IO39] a refused connection is failed in the browser too, with the code of the server’s close', async () => {
  const engine = engineOf('ada', { appKey: 'no-such-app', onError: () => undefined });
  const news = engine.subscribe('news');
  await expect(news.ready).rejects.toMatchObject({ code: 'refused', wireCode: 4001 });
  expect(engine.store.getState().connection.status).toBe('failed');
});

it('[IO40] an authorisation that names nobody is denied, with the status that the endpoint answered', async () => {
  const auth = { endpoint: `${httpUrl}/pusher/auth` };
  const engine = engineOf('ada', { auth, onError: () => undefined });
  const room = engine.subscribe('presence-browser');
  await expect(room.ready).rejects.toMatchObject({ code: 'authorization-denied', status: 403 });
});
