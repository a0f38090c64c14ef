import { type WebSocket, WebSocketServer } from 'ws';

/** When a client's line or subscription reached the server, in milliseconds of `performance.now()`. */
export interface Arrival {
  /** The app key: each client has its own. */
  readonly key: string;
  readonly at: number;
}

/** A server of the protocol that greets, confirms every subscription and says no more; it can go away and come back. */
export interface RecoveryServer {
  readonly url: string;
  readonly port: number;
  readonly connections: readonly Arrival[];
  readonly subscriptions: readonly Arrival[];
  /** Begins the two lists anew. */
  forget(): void;
  /** Cuts every line without a farewell, and stays. */
  drop(): void;
  /** Cuts every line and refuses new ones. */
  stop(): Promise<void>;
  /** Comes back on the same port. */
  start(): Promise<void>;
}

interface RecoveryServerOptions {
  /** Closes each line with this code right after its greeting. */
  readonly closesWith?: number;
}

const greeting = (n: number): string =>
  JSON.stringify({
    event: 'pusher:connection_established',
    data: JSON.stringify({ socket_id: `1.${n}`, activity_timeout: 120 }),
  });

function listen(port: number): Promise<WebSocketServer> {
  return new Promise((resolve, reject) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port });
    server.once('error', reject);
    server.once('listening', () => {
      resolve(server);
    });
  });
}

export async function startRecoveryServer({
  closesWith,
}: RecoveryServerOptions = {}): Promise<RecoveryServer> {
  let connections: Arrival[] = [];
  let subscriptions: Arrival[] = [];
  let greeted = 0;

  function accept(socket: WebSocket, path = ''): void {
    const key = path.replace(/^\/app\/|\?.*$/g, '');
    connections.push({ key, at: performance.now() });
    socket.on('message', (bytes: Buffer) => {
      const { event, data } = JSON.parse(bytes.toString()) as { event: string; data: { channel: string } };
      if (event === 'pusher:ping') socket.send('{"event":"pusher:pong","data":"{}"}');
      if (event !== 'pusher:subscribe') return;
      subscriptions.push({ key, at: performance.now() });
      const { channel } = data;
      socket.send(JSON.stringify({ event: 'pusher_internal:subscription_succeeded', channel, data: '{}' }));
    });
    socket.send(greeting(++greeted));
    if (closesWith !== undefined) socket.close(closesWith);
  }

  async function open(port: number): Promise<WebSocketServer> {
    const opened = await listen(port);
    opened.on('connection', (socket, { url }) => {
      accept(socket, url);
    });
    return opened;
  }

  let server = await open(0);
  const { port } = server.address() as { port: number };
  const drop = (): void => {
    for (const socket of server.clients) socket.terminate();
  };

  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    get connections() {
      return connections;
    },
    get subscriptions() {
      return subscriptions;
    },
    forget() {
      connections = [];
      subscriptions = [];
    },
    drop,
    async stop() {
      drop();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
    async start() {
      server = await open(port);
    },
  };
}
