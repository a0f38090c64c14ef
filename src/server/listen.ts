import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { lengthPrefixedFraming, newlineFraming } from '../transport/framing.js';
import { createAccess } from './access.js';
import { defaultApp } from './apps.js';
import { defaultDoorLimits, type DoorLimits } from './door-limits.js';
import { handleHttp } from './http-api.js';
import { createHttpDoor } from './http-door.js';
import { createHub, type Hub, type HubOptions } from './hub.js';
import { isLoopbackHost } from './loopback.js';
import { closePort, openPort } from './open-port.js';
import { ports, type PortName } from './ports.js';
import { ServerError } from './server-error.js';
import { createTcpDoor } from './tcp-door.js';
import { createWebSocketDoor } from './web-socket-door.js';

/** Options of {@link startServer}: those of the hub, and where it listens. */
export interface ServerOptions extends HubOptions {
  /** The address to listen on. Others than this machine's own want apps with secrets of their own. @default '127.0.0.1' */
  readonly host?: string;
  /** WebSocket and HTTP; 0: any that is free. @default 6001 */
  readonly port?: number;
  /** TCP, a line a message; 0: any that is free; false: none. @default 6002 */
  readonly tcpPort?: number | false;
  /** TCP, a length before each message; 0: any that is free; false: none. @default 6003 */
  readonly tcpFramePort?: number | false;
  /** Pages that may connect beside those of this machine, such as `https://app.example.com`. */
  readonly origins?: readonly string[];
  /** What the doors take. */
  readonly doorLimits?: Partial<DoorLimits>;
}

/** A running server. */
export interface RunningServer {
  /** For clients over WebSocket, such as `ws://127.0.0.1:6001`. */
  readonly url: string;
  /** For the HTTP API and the authorisation endpoints, such as `http://127.0.0.1:6001`. */
  readonly httpUrl: string;
  /** For clients over TCP, a line a message; null where it is off. */
  readonly tcpUrl: string | null;
  /** For clients over TCP, a length before each message; null where it is off. */
  readonly tcpFrameUrl: string | null;
  readonly hub: Hub;
  /** Ends every line, port and timer. May be called again. */
  close(): Promise<void>;
}

/** How long clients have to take note of the end, in milliseconds, before their lines are cut. */
const farewellMs = 250;

function checkPort(name: PortName, port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw new ServerError('bad-option', `${name} must be a whole number from 0 to 65535, not ${String(port)}.`);
}

function checkSecrets(host: string, hub: Hub): void {
  if (isLoopbackHost(host)) return;
  const open = hub.apps.all.find(({ secret }) => secret === defaultApp.secret);
  if (open === undefined) return;
  throw new ServerError(
    'default-secret',
    `${host} can be reached by others, and the secret of the app "${open.id}" is the one that everybody knows: ` +
      'give it another (--app-secret or COPRESENT_APP_SECRET), or stay on 127.0.0.1.',
  );
}

/** What to write in a URL for an address that is listened on. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function openHub(options: HubOptions): Hub {
  try {
    return createHub(options);
  } catch (error) {
    throw new ServerError('bad-option', (error as Error).message, error);
  }
}

interface Doors {
  readonly servers: { readonly port: HttpServer; readonly tcpPort: Server; readonly tcpFramePort: Server };
  /** Cuts every line. */
  endAll(): void;
}

function createDoors(hub: Hub, host: string, options: ServerOptions): Doors {
  const { origins = [], doorLimits } = options;
  const limits = { ...defaultDoorLimits, ...doorLimits };
  const access = createAccess(host, origins);
  const httpOptions = { origins, bodyBytes: limits.maxBodyBytes };
  const http = createHttpDoor(limits, access.refuse, (request) => handleHttp(hub, request, httpOptions));
  const webSockets = createWebSocketDoor(hub, limits, access.refuseWebSocket);
  http.on('upgrade', webSockets.upgrade);
  const lines = createTcpDoor(hub, newlineFraming, limits);
  const frames = createTcpDoor(hub, lengthPrefixedFraming, limits);
  return {
    servers: { port: http, tcpPort: lines.server, tcpFramePort: frames.server },
    endAll() {
      for (const door of [webSockets, lines, frames]) door.endAll();
      http.closeAllConnections();
    },
  };
}

async function settledWithin(timeoutMs: number, promises: readonly Promise<void>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.all(promises), timeUp]);
  clearTimeout(timer);
}

/**
 * Starts the development server on real ports: WebSocket and HTTP, and raw TCP in two framings.
 * @throws ServerError (as a rejection) with a sentence where a port, the host or an option cannot be used; nothing
 * stays open then
 *
 * @example
 * const server = await startServer({ port: 0, tcpPort: false, tcpFramePort: false });
 * const engine = createEngine({ appKey: 'app-key', url: server.url });
 * // …
 * await server.close();
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', port = ports.port.byDefault } = options;
  const { tcpPort = ports.tcpPort.byDefault, tcpFramePort = ports.tcpFramePort.byDefault } = options;
  const wanted = Object.entries({ port, tcpPort, tcpFramePort }) as [PortName, number | false][];
  for (const [name, value] of wanted) if (value !== false) checkPort(name, value);

  const hub = openHub(options);
  const doors = createDoors(hub, host, options);
  const opened = new Map<PortName, number>();

  async function end(): Promise<void> {
    hub.dispose();
    const closings = [...opened.keys()].map((name) => closePort(doors.servers[name]));
    doors.servers.port.closeIdleConnections();
    await settledWithin(farewellMs, closings);
    doors.endAll();
    await Promise.all(closings);
  }

  try {
    checkSecrets(host, hub);
    for (const [name, value] of wanted) {
      if (value !== false) opened.set(name, await openPort(doors.servers[name], ports[name], value, host));
    }
  } catch (error) {
    await end();
    throw error;
  }

  const urlOf = (scheme: string, name: PortName): string =>
    `${scheme}://${urlHost(host)}:${opened.get(name)}`;
  let ending: Promise<void> | undefined;
  return {
    url: urlOf('ws', 'port'),
    httpUrl: urlOf('http', 'port'),
    tcpUrl: opened.has('tcpPort') ? urlOf('tcp', 'tcpPort') : null,
    tcpFrameUrl: opened.has('tcpFramePort') ? urlOf('tcp', 'tcpFramePort') : null,
    hub,
    close: () => (ending ??= end()),
  };
}
