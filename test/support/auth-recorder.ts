import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listening } from './ports.js';

/** Stands before a server's HTTP door, as an application's own server would, and keeps what it was asked. */
export interface AuthRecorder {
  readonly url: string;
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    /** What the server answered. */
    readonly status: number;
  }[];
  close(): Promise<void>;
}

/** Hands every request on to a server, with its headers, and the answer back. */
export async function startAuthRecorder(target: string): Promise<AuthRecorder> {
  const requests: AuthRecorder['requests'][number][] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url: path = '/', headers } = request;
      const body = Buffer.concat(await request.toArray());
      const passed = Object.entries(headers).filter(
        ([name]) => !/^(host|connection|content-length)$/.test(name),
      );
      const answer = await fetch(`${target}${path}`, {
        method,
        headers: passed.map(([name, value]) => [name, String(value)]),
        ...(body.length > 0 ? { body } : {}),
      });
      requests.push({ method, path, headers, status: answer.status });
      response.writeHead(
        answer.status,
        [...answer.headers.entries()].filter(([name]) => name !== 'connection').flat(),
      );
      response.end(await answer.text());
    })();
  });
  return {
    url: `http://127.0.0.1:${await listening(server)}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
