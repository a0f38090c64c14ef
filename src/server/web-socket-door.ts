import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { doorFromUrl } from './door.js';
import type { DoorLimits } from './door-limits.js';
import type { Hub } from './hub.js';
import { serverFrames } from './server-frames.js';

/** Takes the requests of an HTTP server that ask to become a WebSocket. */
export interface WebSocketDoor {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  endAll(): void;
}

/** How long a client may take to answer the closing of its line, in milliseconds. */
const closeTimeoutMs = 2_000;

/** ws gives one Buffer in the mode that is its default, and the one used here. */
const textOf = (data: RawData): string => (data as Buffer).toString();

/** A reason has room for 123 bytes in a close frame. */
function shortReason(reason: string): string {
  const bytes = Buffer.from(reason);
  return bytes.length <= 123 ? reason : `${reason.slice(0, 40)}…`;
}

function accept(hub: Hub, limits: DoorLimits, url: string, socket: WebSocket): void {
  socket.on('error', () => undefined); // a `close` follows
  const door = doorFromUrl(url);
  if (door === null) {
    const message = 'The path of a WebSocket is /app/<app key>.';
    socket.send(serverFrames.error(4005, message));
    socket.close(4005, message);
    return;
  }

  const connection = hub.connect(
    {
      send(text) {
        socket.send(text);
        if (socket.bufferedAmount > limits.maxBacklogBytes) socket.terminate();
      },
      close(code, reason) {
        socket.close(code, shortReason(reason));
      },
    },
    door,
  );
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) socket.close(1003, 'The protocol has text frames only.');
    else connection.receive(textOf(data));
  });
  socket.on('close', () => {
    connection.closed();
  });
}

function forbid(socket: Duplex, sentence: string): void {
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy()); // the sockets of an HTTP server stay half open otherwise
  socket.end(
    'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(sentence)}\r\n\r\n${sentence}`,
  );
}

/** Carries the hub's connections over WebSocket. `refusal` says why a request may not come in, or null. */
export function createWebSocketDoor(
  hub: Hub,
  limits: DoorLimits,
  refusal: (request: IncomingMessage) => string | null,
): WebSocketDoor {
  const options = { noServer: true, maxPayload: limits.maxMessageBytes, closeTimeout: closeTimeoutMs };
  const server = new WebSocketServer(options); // a variable, because the types do not know closeTimeout yet
  return {
    upgrade(request, socket, head) {
      const sentence = refusal(request);
      if (sentence !== null) {
        forbid(socket, sentence);
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        accept(hub, limits, request.url ?? '', webSocket);
      });
    },
    endAll() {
      for (const client of server.clients) client.terminate();
    },
  };
}
