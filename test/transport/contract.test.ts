import { createServer, type Socket } from 'node:net';
import { describe, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import {
  type ContractPeer,
  type ContractSetup,
  transportContract,
} from '../../src/testing/transport-contract.js';
import { type Framing, lengthPrefixedFraming, newlineFraming } from '../../src/transport/framing.js';
import { webmanLengthFraming, webmanTextFraming } from '../../src/transport/further-framings.js';
import { tcp } from '../../src/transport/tcp.js';
import type { Transport } from '../../src/transport/transport.js';
import { webSocket } from '../../src/transport/web-socket-node.js';
import { webSocketTransport } from '../../src/transport/web-socket.js';
import { closedPort, listening } from '../support/ports.js';

const host = '127.0.0.1';

async function webSocketSetup(transport: Transport): Promise<ContractSetup> {
  const server = new WebSocketServer({ port: 0, host });
  const peers: ContractPeer[] = [];
  server.on('connection', (socket) => {
    const received: string[] = [];
    let ended = false;
    socket.on('message', (data: Buffer) => received.push(data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      ended = true;
    });
    peers.push({
      received,
      get ended() {
        return ended;
      },
      send(text) {
        socket.send(text);
      },
      close() {
        socket.close(1000);
      },
    });
  });
  await new Promise((resolve) => server.on('listening', resolve));
  return {
    transport,
    url: `ws://${host}:${(server.address() as { port: number }).port}`,
    deadUrl: `ws://${host}:${await closedPort()}`,
    peers,
    dispose() {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function tcpPeer(socket: Socket, framing: Framing): ContractPeer {
  const received: string[] = [];
  const decoder = framing.createDecoder();
  let ended = false;
  socket.on('data', (bytes) => received.push(...decoder.push(bytes).messages));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    ended = true;
  });
  return {
    received,
    get ended() {
      return ended;
    },
    send(text) {
      if (socket.writable) socket.write(framing.encode(text));
    },
    close() {
      socket.end();
    },
  };
}

async function tcpSetup(transport: Transport, framing: Framing): Promise<ContractSetup> {
  const peers: ContractPeer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    peers.push(tcpPeer(socket, framing));
  });
  return {
    transport,
    url: `tcp://${host}:${await listening(server)}`,
    deadUrl: `tcp://${host}:${await closedPort()}`,
    peers,
    dispose() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/** Node has one from version 22. */
const ofTheRuntime: [string, () => Promise<ContractSetup>][] =
  'WebSocket' in globalThis
    ? [['webSocketTransport() over the runtime’s own', () => webSocketSetup(webSocketTransport())]]
    : [];

const setups: [string, () => Promise<ContractSetup>][] = [
  ['webSocket() for Node', () => webSocketSetup(webSocket())],
  ['webSocketTransport() over a class', () => webSocketSetup(webSocketTransport({ webSocket: WebSocket }))],
  ...ofTheRuntime,
  ['tcp(), a line a message', () => tcpSetup(tcp(), newlineFraming)],
  ['tcp(), a length before each', () => tcpSetup(tcp({ framing: 'length' }), lengthPrefixedFraming)],
  ['tcp(), a framing of one’s own', () => tcpSetup(tcp({ framing: newlineFraming }), newlineFraming)],
  ['tcp(), webman-push A', () => tcpSetup(tcp({ framing: webmanLengthFraming }), webmanLengthFraming)],
  ['tcp(), webman-push B', () => tcpSetup(tcp({ framing: webmanTextFraming }), webmanTextFraming)],
];

describe.each(setups)('%s keeps the contract of transports', (_name, setUp) => {
  for (const { name, run } of transportContract(setUp)) it(name, run);
});
