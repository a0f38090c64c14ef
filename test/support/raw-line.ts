import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createDeferred } from '../../src/lib/deferred.js';
import { doorFromUrl } from '../../src/server/door.js';
import type { RunningServer } from '../../src/server/listen.js';
import { memoryTransport } from '../../src/transport/memory.js';
import { portOf } from './test-server.js';

/** A frame of the server, as `JSON.parse` gives it. */
export interface Frame {
  readonly event: string;
  readonly channel?: string;
  readonly data?: unknown;
}

/** A socket without copresent on it: what is sent and received is what the wire carries. */
export interface RawLine {
  send(...texts: string[]): void;
  /** The next frame that has not been read. */
  next(): Promise<Frame>;
  /** The close code, or null where the line has none. */
  readonly closed: Promise<number | null>;
}

/** A raw line over TCP, where one may also write bytes as one likes. */
export interface RawTcpLine extends RawLine {
  /** Writes each piece in a segment of its own. */
  writePieces(pieces: readonly Uint8Array[]): Promise<void>;
}

function createInbox(): { deliver(text: string): void; next(): Promise<Frame> } {
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  return {
    deliver(text) {
      const frame = JSON.parse(text) as Frame;
      const reader = waiting.shift();
      if (reader === undefined) frames.push(frame);
      else reader(frame);
    },
    next() {
      const frame = frames.shift();
      return frame === undefined
        ? new Promise((resolve) => {
            waiting.push(resolve);
          })
        : Promise.resolve(frame);
    },
  };
}

/** Opens `/app/KEY…` of the server with a bare WebSocket; `path` may be any. */
export async function openWebSocket(
  server: RunningServer,
  path = '/app/app-key?protocol=7&client=test&version=1.0.0',
): Promise<RawLine> {
  const socket = new WebSocket(`${server.url}${path}`);
  onTestFinished(() => {
    socket.terminate();
  });
  const inbox = createInbox();
  socket.on('message', (data: Buffer) => {
    inbox.deliver(data.toString());
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return {
    send: (...texts) => {
      for (const text of texts) socket.send(text);
    },
    next: inbox.next,
    closed,
  };
}

/** Opens a line to the server's hub through the program's memory. */
export async function openMemory(server: RunningServer): Promise<RawLine> {
  const transport = memoryTransport((peer, url) => server.hub.connect(peer, doorFromUrl(url)!));
  const inbox = createInbox();
  const opened = createDeferred<undefined>();
  const closed = createDeferred<number | null>();
  const line = transport.open('memory://local/app/app-key?protocol=7&client=test&version=1.0.0', {
    opened: () => opened.resolve(undefined),
    message: inbox.deliver,
    closed: ({ code }) => closed.resolve(code),
  });
  onTestFinished(() => line.close());
  await opened.promise;
  return {
    send: (...texts) => {
      for (const text of texts) line.send(text);
    },
    next: inbox.next,
    closed: closed.promise,
  };
}

/** One way to tell messages apart on a TCP line, written for these tests alone. */
export interface TestFraming {
  readonly name: string;
  encode(text: string): Buffer;
  /** The first message of the bytes and what follows it, or null where it is not whole. */
  split(bytes: Buffer): { text: string; rest: Buffer } | null;
}

export const lines: TestFraming = {
  name: 'TCP, a line a message',
  encode: (text) => Buffer.from(`${text}\n`),
  split(bytes) {
    const at = bytes.indexOf('\n');
    return at === -1 ? null : { text: bytes.toString('utf8', 0, at), rest: bytes.subarray(at + 1) };
  },
};

export const lengths: TestFraming = {
  name: 'TCP, a length before each message',
  encode(text) {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(Buffer.byteLength(text) + 4);
    return Buffer.concat([header, Buffer.from(text)]);
  },
  split(bytes) {
    if (bytes.length < 4 || bytes.length < bytes.readUInt32BE()) return null;
    const end = bytes.readUInt32BE();
    return { text: bytes.toString('utf8', 4, end), rest: bytes.subarray(end) };
  },
};

/** Opens a bare TCP line; nothing is sent on it. */
export async function openTcp(server: RunningServer, framing: TestFraming): Promise<RawTcpLine> {
  const port = portOf(framing === lines ? server.tcpUrl : server.tcpFrameUrl);
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  onTestFinished(() => {
    socket.destroy();
  });
  const inbox = createInbox();
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (let part = framing.split(received); part !== null; part = framing.split(received)) {
      inbox.deliver(part.text);
      received = part.rest;
    }
  });
  socket.on('error', () => undefined);
  const closed = new Promise<null>((resolve) => {
    socket.on('close', () => {
      resolve(null);
    });
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    send: (...texts) => {
      socket.write(Buffer.concat(texts.map(framing.encode)));
    },
    async writePieces(pieces) {
      for (const piece of pieces) {
        await new Promise((resolve) => {
          socket.write(piece, resolve);
        });
        // a turn of the loop, in which the server reads: else the system may join the pieces again
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    next: inbox.next,
    closed,
  };
}
