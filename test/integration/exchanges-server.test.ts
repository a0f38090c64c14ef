import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/listen.js';
import {
  type Frame,
  lengths,
  lines,
  openMemory,
  openTcp,
  openWebSocket,
  type RawLine,
  type TestFraming,
} from '../support/raw-line.js';
import { sign, startTestServer } from '../support/test-server.js';

const authenticate = '{"event":"pusher:auth","auth":"app-key"}';

interface Greeted {
  readonly line: RawLine;
  readonly socketId: string;
}

const dataOf = (frame: Frame): unknown => JSON.parse(String(frame.data));

async function readGreeting(line: RawLine): Promise<string> {
  const greeting = await line.next();
  expect(greeting.event).toBe('pusher:connection_established');
  const data = dataOf(greeting) as { socket_id: string; activity_timeout: number };
  expect(data).toEqual({ socket_id: expect.stringMatching(/^\d+\.\d+$/) as string, activity_timeout: 120 });
  return data.socket_id;
}

const overWebSocket = async (server: RunningServer): Promise<Greeted> => {
  const line = await openWebSocket(server);
  return { line, socketId: await readGreeting(line) };
};

const overMemory = async (server: RunningServer): Promise<Greeted> => {
  const line = await openMemory(server);
  return { line, socketId: await readGreeting(line) };
};

const over =
  (framing: TestFraming) =>
  async (server: RunningServer): Promise<Greeted> => {
    const line = await openTcp(server, framing);
    line.send(authenticate);
    return { line, socketId: await readGreeting(line) };
  };

function subscribe(channel: string, more: Record<string, string> = {}): string {
  return JSON.stringify({ event: 'pusher:subscribe', data: { ...more, channel } });
}

async function joinRoom({ line, socketId }: Greeted, channelData: string): Promise<Frame> {
  const auth = sign(socketId, 'presence-room', channelData);
  line.send(subscribe('presence-room', { auth, channel_data: channelData }));
  return line.next();
}

/** Nothing is on its way: the answer to a ping comes first. */
async function expectSilence(line: RawLine): Promise<void> {
  line.send('{"event":"pusher:ping","data":{}}');
  expect((await line.next()).event).toBe('pusher:pong');
}

/** The counts of subscribers are proved elsewhere, and are no part of these exchanges. */
const quiet = { subscriptionCounts: false };

describe.each([
  ['memory', overMemory],
  ['WebSocket', overWebSocket],
  [lines.name, over(lines)],
  [lengths.name, over(lengths)],
])('the exchanges over %s', (_name, open) => {
  it('[IO1] S1: greets with a socket id and the activity timeout, as a JSON text', async () => {
    const { socketId } = await open(await startTestServer());
    expect(socketId).toMatch(/^\d+\.\d+$/);
  });

  it('[IO2] S2: answers a ping', async () => {
    const { line } = await open(await startTestServer());
    line.send('{"event":"pusher:ping","data":{}}');
    expect(await line.next()).toEqual({ event: 'pusher:pong', data: '{}' });
  });

  it('[IO3] S3: subscribes to a public channel', async () => {
    const { line } = await open(await startTestServer(quiet));
    line.send(subscribe('my-channel'));
    expect(await line.next()).toEqual({
      event: 'pusher_internal:subscription_succeeded',
      data: '{}',
      channel: 'my-channel',
    });
  });

  it('[IO4] S4: subscribes to a private channel with its signature', async () => {
    const { line, socketId } = await open(await startTestServer(quiet));
    line.send(subscribe('private-channel', { auth: sign(socketId, 'private-channel') }));
    expect(await line.next()).toEqual({
      event: 'pusher_internal:subscription_succeeded',
      data: '{}',
      channel: 'private-channel',
    });
  });

  it('[IO5] S5: subscribes to a presence channel and lists its members, ids as they were signed', async () => {
    const server = await startTestServer();
    await joinRoom(await open(server), '{"user_id":"14884657802","user_info":{"name":"123","sex":"1"}}');
    const joined = await joinRoom(await open(server), '{"user_id":100,"user_info":{"name":"123"}}');
    expect(joined).toMatchObject({
      event: 'pusher_internal:subscription_succeeded',
      channel: 'presence-room',
    });
    expect(dataOf(joined)).toEqual({
      presence: {
        count: 2,
        ids: ['14884657802', 100],
        hash: { '14884657802': { name: '123', sex: '1' }, '100': { name: '123' } },
      },
    });
  });

  it('[IO6] S6: unsubscribes without an answer, and no event follows', async () => {
    const server = await startTestServer(quiet);
    const { line } = await open(server);
    line.send(subscribe('my-channel'));
    await line.next();
    line.send('{"event":"pusher:unsubscribe","data":{"channel":"my-channel"}}');
    await expectSilence(line);
    server.hub.publish('app-id', { channels: ['my-channel'], event: 'message', data: 'late' });
    await expectSilence(line);
  });

  it('[IO7] S7: tells an error as an object with a code, which may be null, and a message', async () => {
    const { line } = await open(await startTestServer());
    line.send('not JSON');
    expect(await line.next()).toEqual({
      event: 'pusher:error',
      data: { code: null, message: expect.stringMatching(/JSON/) as string },
    });
    await expectSilence(line);
  });

  it('[IO8] S8, S9: tells who came and who left, ids as they were signed', async () => {
    const server = await startTestServer();
    const watcher = await open(server);
    await joinRoom(watcher, '{"user_id":"watcher"}');
    const guest = await open(server);
    await joinRoom(guest, '{"user_id":1488465780,"user_info":{"name":"123","sex":"1"}}');

    const added = await watcher.line.next();
    expect(added).toMatchObject({ event: 'pusher_internal:member_added', channel: 'presence-room' });
    expect(dataOf(added)).toEqual({ user_id: 1488465780, user_info: { name: '123', sex: '1' } });

    guest.line.send('{"event":"pusher:unsubscribe","data":{"channel":"presence-room"}}');
    const removed = await watcher.line.next();
    expect(removed).toMatchObject({ event: 'pusher_internal:member_removed', channel: 'presence-room' });
    expect(dataOf(removed)).toEqual({ user_id: 1488465780 });
  });

  it('[IO9] S10: carries an event whose data is not JSON, as it was published', async () => {
    const server = await startTestServer(quiet);
    const { line } = await open(server);
    line.send(subscribe('public'));
    await line.next();
    server.hub.publish('app-id', { channels: ['public'], event: 'message', data: 'public' });
    expect(await line.next()).toEqual({ channel: 'public', event: 'message', data: 'public' });
  });

  it('[IO10] several messages at once are answered in their order', async () => {
    const { line } = await open(await startTestServer(quiet));
    line.send(subscribe('one'), '{"event":"pusher:ping"}', subscribe('two'));
    expect([await line.next(), await line.next(), await line.next()]).toMatchObject([
      { channel: 'one' },
      { event: 'pusher:pong' },
      { channel: 'two' },
    ]);
  });
});

describe.each([lines, lengths])('authentication over $name', (framing) => {
  it('[IO11] S1: the key under data closes the line', async () => {
    const line = await openTcp(await startTestServer(), framing);
    line.send('{"event":"pusher:auth","data":{"auth":"app-key"}}');
    expect(await line.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
    expect(await line.closed).toBeNull();
  });

  it('[IO12] a wrong key is told and closes the line', async () => {
    const line = await openTcp(await startTestServer(), framing);
    line.send('{"event":"pusher:auth","auth":"wrong"}');
    expect(await line.next()).toMatchObject({ event: 'pusher:error', data: { code: 4001 } });
    await line.closed;
  });

  it('[IO13] S1 again greets with the same socket id and keeps the subscriptions', async () => {
    const server = await startTestServer(quiet);
    const { line, socketId } = await over(framing)(server);
    line.send(subscribe('news'));
    await line.next();
    line.send(authenticate);
    expect(await readGreeting(line)).toBe(socketId);
    server.hub.publish('app-id', { channels: ['news'], event: 'message', data: '1' });
    expect(await line.next()).toMatchObject({ channel: 'news', event: 'message' });
  });
});

describe.each([lines, lengths])('segments over $name', (framing) => {
  const text = 'grüße, 世界 🎉';
  const clientEvent = JSON.stringify({ event: 'client-say', channel: 'presence-room', data: { text } });

  it('[IO14] messages that arrive byte by byte, split inside characters too, are read whole', async () => {
    const server = await startTestServer();
    const listener = await over(framing)(server);
    await joinRoom(listener, '{"user_id":"listener"}');

    const speaker = await openTcp(server, framing);
    await speaker.writePieces([...framing.encode(authenticate)].map((byte) => Uint8Array.of(byte)));
    const socketId = await readGreeting(speaker);
    await joinRoom({ line: speaker, socketId }, '{"user_id":"speaker"}');
    await listener.line.next();

    await speaker.writePieces([...framing.encode(clientEvent)].map((byte) => Uint8Array.of(byte)));
    expect(await listener.line.next()).toMatchObject({
      event: 'client-say',
      data: { text },
      user_id: 'speaker',
    });
  });

  it('[IO15] a segment that holds the end of one message, whole ones and the start of another is read', async () => {
    const line = await openTcp(await startTestServer(quiet), framing);
    const stream = Buffer.concat(
      [authenticate, subscribe('one'), subscribe('two'), subscribe('three')].map(framing.encode),
    );
    await line.writePieces([stream.subarray(0, 20), stream.subarray(20, -20), stream.subarray(-20)]);
    await readGreeting(line);
    expect([await line.next(), await line.next(), await line.next()]).toMatchObject([
      { channel: 'one' },
      { channel: 'two' },
      { channel: 'three' },
    ]);
  });
});
