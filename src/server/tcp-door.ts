import { createServer, type Server, type Socket } from 'node:net';
import type { Framing } from '../transport/framing.js';
import type { DoorLimits } from './door-limits.js';
import type { Hub } from './hub.js';

/** A listening server (once it was told where) and the way to end every line that it has accepted. */
export interface TcpDoor {
  readonly server: Server;
  endAll(): void;
}

/** How long the last words to a client may take to leave, in milliseconds. */
const flushMs = 2_000;

function endSoon(socket: Socket): void {
  socket.setTimeout(flushMs, () => socket.destroy());
  socket.destroySoon();
}

function errorFrame(message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code: null, message } });
}

function accept(hub: Hub, framing: Framing, limits: DoorLimits, socket: Socket): void {
  const decoder = framing.createDecoder({ maxBytes: limits.maxMessageBytes });

  function send(text: string): void {
    if (!socket.writable) return;
    socket.write(framing.encode(text));
    if (socket.writableLength > limits.maxBacklogBytes) socket.destroy();
  }

  // no close codes on this line: what there is to say was said in a frame
  const connection = hub.connect(
    {
      send,
      close() {
        endSoon(socket);
      },
    },
    { keyIn: 'first-message' },
  );

  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    const { messages, error } = decoder.push(bytes);
    for (const message of messages) if (socket.writable) connection.receive(message);
    if (error === null || !socket.writable) return;
    send(errorFrame(error));
    endSoon(socket);
  });
  socket.on('error', () => undefined); // a `close` follows
  socket.on('close', () => {
    connection.closed();
  });
}

/** Carries the hub's connections over raw TCP. */
export function createTcpDoor(hub: Hub, framing: Framing, limits: DoorLimits): TcpDoor {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    accept(hub, framing, limits, socket);
  });
  return {
    server,
    endAll() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
