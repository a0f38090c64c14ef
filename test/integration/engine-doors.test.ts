import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../src/create-engine.js';
import type { RunningServer } from '../../src/server/listen.js';
import { tcp } from '../../src/transport/tcp.js';
import type { Transport } from '../../src/transport/transport.js';
import { webSocket } from '../../src/transport/web-socket-node.js';
import { startTestServer } from '../support/test-server.js';

type Door = readonly [
  name: string,
  transport: () => Transport,
  url: (server: RunningServer) => string | null,
];

const doors: Door[] = [
  ['WebSocket', () => webSocket(), (server) => server.url],
  ['TCP, a line a message', () => tcp(), (server) => server.tcpUrl],
  ['TCP, a length before each message', () => tcp({ framing: 'length' }), (server) => server.tcpFrameUrl],
];

const room = 'presence-room';

function membersOf(engine: Engine): string[] {
  const members = engine.store.getState().channels.get(room)?.presence?.members ?? [];
  return members.map(({ id }) => id);
}

describe.each(doors)('the engine over %s', (_name, transport, urlOf) => {
  function open(server: RunningServer, id: string): Engine {
    const params = { user_id: id, user_info: JSON.stringify({ name: `${id} 世界` }) };
    const url = urlOf(server) ?? '';
    const auth = { endpoint: `${server.httpUrl}/pusher/auth`, params };
    const engine = createEngine({ appKey: 'app-key', url, transport: transport(), auth });
    onTestFinished(() => engine.dispose());
    return engine;
  }

  it('[IO16] joins a room, sees others come and go, and hears what they say', async () => {
    const server = await startTestServer();
    const [ann, bob] = [open(server, 'ann'), open(server, 'bob')];
    const annsRoom = ann.subscribe(room);
    await annsRoom.ready;
    const bobsRoom = bob.subscribe(room);
    await bobsRoom.ready;
    await expect.poll(() => membersOf(ann)).toEqual(['ann', 'bob']);
    expect(membersOf(bob).sort()).toEqual(['ann', 'bob']);

    const heard = new Promise((resolve) => {
      annsRoom.on('client-say', (data, meta) => resolve([data, meta.userId]));
    });
    expect(bobsRoom.trigger('client-say', { text: 'grüße 🎉' })).toEqual({ ok: true });
    expect(await heard).toEqual([{ text: 'grüße 🎉' }, 'bob']);

    const published = new Promise((resolve) => {
      annsRoom.on('notice', resolve);
    });
    server.hub.publish('app-id', { channels: [room], event: 'notice', data: 'not JSON' });
    expect(await published).toBe('not JSON');

    bob.dispose();
    await expect.poll(() => membersOf(ann)).toEqual(['ann']);
    ann.dispose();
    await expect.poll(() => server.hub.connectionCount).toBe(0);
  });

  it('[IO17] is back in its room when the server is', async () => {
    const server = await startTestServer();
    const ann = open(server, 'ann');
    await ann.subscribe(room).ready;
    const before = ann.socketId;
    server.hub.closeConnections(4200, 'Come back.');
    await expect.poll(() => ann.socketId).not.toBe(before);
    await expect.poll(() => server.hub.users('app-id', room), { timeout: 5_000 }).toEqual(['ann']);
    expect(ann.socketId).not.toBeNull();
  }, 15_000);
});
