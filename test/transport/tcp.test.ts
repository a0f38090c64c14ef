import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { TransportClose, TransportConnection } from '../../src/transport/transport.js';
import { tcp, type TcpOptions } from '../../src/transport/tcp.js';
import { webSocket } from '../../src/transport/web-socket-node.js';
import { closedPort, listening } from '../support/ports.js';

/** A bare server of one line, and a client of it. */
async function openPair(options?: TcpOptions): Promise<{
  far: Socket;
  line: TransportConnection;
  messages: string[];
  closed: Promise<TransportClose>;
}> {
  let arrived: (socket: Socket) => void = () => undefined;
  const arrival = new Promise<Socket>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((socket) => {
    onTestFinished(() => {
      socket.destroy();
    });
    socket.setNoDelay(true);
    arrived(socket);
  });
  onTestFinished(() => {
    server.close();
  });
  const url = `tcp://127.0.0.1:${await listening(server)}`;
  const messages: string[] = [];
  let close: (close: TransportClose) => void = () => undefined;
  const closed = new Promise<TransportClose>((resolve) => {
    close = resolve;
  });
  const line = await new Promise<TransportConnection>((resolve) => {
    const opening = tcp(options).open(url, {
      opened: () => resolve(opening),
      message: (text) => messages.push(text),
      closed: close,
    });
  });
  onTestFinished(() => line.close());
  return { far: await arrival, line, messages, closed };
}

function closeOf(url: string): Promise<TransportClose> {
  return new Promise((resolve) => {
    tcp().open(url, {
      opened: () => expect.unreachable(),
      message: () => expect.unreachable(),
      closed: resolve,
    });
  });
}

describe('tcp', () => {
  it('[DR9] reads messages from segments that split and join them anywhere', async () => {
    const { far, messages, closed } = await openPair();
    const bytes = Buffer.from('{"text":"世界"}\n{"n":1}\n{"n":2}\n');
    for (const piece of [bytes.subarray(0, 11), bytes.subarray(11, 20), bytes.subarray(20)]) {
      await new Promise((resolve) => far.write(piece, resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    far.end();
    expect(await closed).toEqual({ code: null, reason: '', clean: true });
    expect(messages).toEqual(['{"text":"世界"}', '{"n":1}', '{"n":2}']);
  });

  it('[DR10] tells a close by the server as clean and without a code', async () => {
    const { far, closed } = await openPair();
    far.end();
    expect(await closed).toEqual({ code: null, reason: '', clean: true });
  });

  it('[DR10] tells a line that was reset as not clean, and why', async () => {
    const { far, closed } = await openPair();
    far.resetAndDestroy();
    expect(await closed).toEqual({ code: null, reason: expect.stringContaining('ECONNRESET'), clean: false });
  });

  it('[DR11] ends a line whose framing is lost, after the messages before', async () => {
    const { far, messages, closed } = await openPair({ framing: 'length' });
    far.write(Buffer.from([0, 0, 0, 6, 0x7b, 0x7d, 0, 0, 0, 2]));
    expect(await closed).toEqual({
      code: null,
      reason: 'A message says that it is 2 bytes long; its own header has 4.',
      clean: false,
    });
    expect(messages).toEqual(['{}']);
  });

  it('[DR12] says where nobody answered', async () => {
    expect(await closeOf(`tcp://127.0.0.1:${await closedPort()}`)).toEqual({
      code: null,
      reason: expect.stringContaining('ECONNREFUSED'),
      clean: false,
    });
  });

  it.each(['ws://127.0.0.1:1', 'tcp://127.0.0.1', 'tcp:', 'nonsense', 'tcp://127.0.0.1:99999'])(
    '[DR13] is closed a moment later, with a reason, where the address is %s',
    async (url) => {
      const close = await closeOf(url);
      expect(close).toMatchObject({ code: null, clean: false });
      expect(close.reason).not.toBe('');
    },
  );
});

describe('webSocket', () => {
  it('[DR14] sends the headers that it was given', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => {
      server.close();
    });
    await new Promise((resolve) => server.on('listening', resolve));
    const cookie = new Promise((resolve) => {
      server.on('connection', (socket, request) => {
        socket.terminate();
        resolve(request.headers.cookie);
      });
    });
    const url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
    const line = webSocket({ headers: { cookie: 'session=1' } }).open(url, {
      opened: () => undefined,
      message: () => undefined,
      closed: () => undefined,
    });
    onTestFinished(() => line.close());
    expect(await cookie).toBe('session=1');
  });
});
