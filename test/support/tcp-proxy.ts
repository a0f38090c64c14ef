import { connect, createServer, type Socket } from 'node:net';
import { listening } from './ports.js';

/** Stands before several servers, as a load balancer does. */
export interface TcpProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Hands each new line to the first of the ports where somebody listens, in the order given. */
export async function startTcpProxy(ports: readonly number[]): Promise<TcpProxy> {
  const sockets = new Set<Socket>();

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  }

  function hand(client: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) {
      client.destroy();
      return;
    }
    const server = connect({ port, host: '127.0.0.1' });
    keep(server);
    const next = (): void => {
      hand(client, others);
    };
    server.once('error', next);
    server.once('connect', () => {
      server.off('error', next);
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
        one.pipe(other);
      }
    });
  }

  const proxy = createServer((client) => {
    keep(client);
    client.on('error', () => client.destroy());
    hand(client, ports);
  });
  return {
    port: await listening(proxy),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
