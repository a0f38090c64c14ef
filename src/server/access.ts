import type { IncomingMessage } from 'node:http';
import { isAllowedOrigin } from './http-origin.js';
import { hostOf, isLoopbackHost } from './loopback.js';

/** Which browsers' pages may come in. Programs are not asked: only a browser says truly where a request is from. */
export interface Access {
  /** Why a request may not come in, or null. */
  refuse(request: IncomingMessage): string | null;
  /** Why a WebSocket may not be opened, or null. Other than fetch, browsers open them to any origin. */
  refuseWebSocket(request: IncomingMessage): string | null;
}

/** Pages of this machine are welcome, and those of `origins` (such as `https://app.example.com`). */
export function createAccess(listeningHost: string, origins: readonly string[]): Access {
  const hosts = new Set(origins.map(hostOf));

  // a server that only this machine can reach is asked for by its own name; another name is a page of somewhere else
  // that had its name pointed at this machine, to be let in as the same origin (DNS rebinding)
  function refuse({ headers }: IncomingMessage): string | null {
    const { host } = headers;
    if (host === undefined || !isLoopbackHost(listeningHost)) return null;
    const name = hostOf(host);
    if (name !== null && (isLoopbackHost(name) || hosts.has(name))) return null;
    return `This server does not answer to the name ${JSON.stringify(host)}: allow its origin with --origin.`;
  }

  function refuseWebSocket(request: IncomingMessage): string | null {
    const { origin } = request.headers;
    if (origin === undefined || isAllowedOrigin(origin, origins)) return refuse(request);
    return `Pages of ${JSON.stringify(origin)} may not connect: allow that origin with --origin.`;
  }

  return { refuse, refuseWebSocket };
}
