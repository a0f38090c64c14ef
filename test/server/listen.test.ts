import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer, type ServerOptions } from '../../src/server/listen.js';
import { ServerError } from '../../src/server/server-error.js';
import { lengths, lines, openTcp, openWebSocket } from '../support/raw-line.js';
import { closedPort, listening } from '../support/ports.js';
import { portOf, startTestServer } from '../support/test-server.js';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose parts are sent as they are, a `Host` too; it is left unfinished where `body` is null. */
function ask(
  server: RunningServer,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | null } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${server.httpUrl}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: text });
      });
    });
    request.on('error', reject);
    if (body === null) request.flushHeaders();
    else request.end(body);
  });
}

/** The answer to a WebSocket that was not let in. */
function refusedUpgrade(server: RunningServer, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.url}/app/app-key?protocol=7`, { headers });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    socket.on('error', reject);
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
  });
}

const failure = async (options: ServerOptions): Promise<ServerError> => {
  const error: unknown = await startServer({ port: 0, tcpPort: 0, tcpFramePort: 0, ...options }).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof ServerError) return error;
  throw new Error('The server started.');
};

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  socket.destroy();
  return open;
}

describe('where the server listens', () => {
  it('[DR20] opens each door where its address says', async () => {
    const server = await startTestServer();
    expect(server.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
    expect(portOf(server.httpUrl)).toBe(portOf(server.url));
    expect((await ask(server, '/ready')).status).toBe(200);
    for (const framing of [lines, lengths]) await openTcp(server, framing);
    await openWebSocket(server);
  });

  it('[DR21] leaves out a TCP door that is off', async () => {
    const server = await startTestServer({ tcpPort: false, tcpFramePort: false });
    expect([server.tcpUrl, server.tcpFrameUrl]).toEqual([null, null]);
  });

  it.each([
    ['port', 'WebSocket and HTTP', '--port or COPRESENT_PORT'],
    ['tcpPort', 'TCP, a line a message', '--tcp-port or COPRESENT_TCP_PORT'],
    ['tcpFramePort', 'TCP, a length before each message', '--tcp-frame-port or COPRESENT_TCP_FRAME_PORT'],
  ])('[DR22] says which port is in use, and how to choose another: %s', async (name, what, how) => {
    const other = createServer();
    onTestFinished(() => {
      other.close();
    });
    const port = await listening(other);
    const error = await failure({ [name]: port });
    expect(error.code).toBe('port-in-use');
    expect(error.message).toBe(`Port ${port} (${what}) is in use: choose another with ${how}.`);
  });

  it('[DR23] closes the doors that were open already when one cannot be opened', async () => {
    const other = createServer();
    onTestFinished(() => {
      other.close();
    });
    const [port, tcpPort] = [await closedPort(), await closedPort()];
    await failure({ port, tcpPort, tcpFramePort: await listening(other) });
    expect([await isOpen(port), await isOpen(tcpPort)]).toEqual([false, false]);
  });

  it.each([-1, 1.5, 65_536, Number.NaN])('[DR24] refuses %s as a port', async (port) => {
    const error = await failure({ port });
    expect(error.code).toBe('bad-option');
    expect(error.message).toBe(`port must be a whole number from 0 to 65535, not ${port}.`);
  });

  it('[DR24] refuses apps that cannot be, as the hub says it', async () => {
    const error = await failure({ apps: [{ id: 'a', key: '', secret: 's' }] });
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain('key');
  });

  it.each(['0.0.0.0', '::', '192.0.2.1'])(
    '[DR25] stays off %s while an app has the secret that everybody knows',
    async (host) => {
      const error = await failure({ host });
      expect(error.code).toBe('default-secret');
      expect(error.message).toContain(host);
      expect(error.message).toContain('--app-secret');
    },
  );

  it('[DR25] with a secret of its own, only the system decides: an address of elsewhere is no address', async () => {
    const error = await failure({ host: '192.0.2.1', apps: [{ id: 'a', key: 'k', secret: 'its own' }] });
    expect(error.code).toBe('host-unknown');
    expect(error.message).toContain('--host');
  });
});

describe('who may come in', () => {
  it('[DR26] refuses a WebSocket of a page from elsewhere', async () => {
    const server = await startTestServer();
    expect(await refusedUpgrade(server, { origin: 'https://evil.example' })).toBe(403);
    expect(await refusedUpgrade(server, { origin: 'null' })).toBe(403);
    expect(await refusedUpgrade(server, { origin: 'http://localhost.evil.example' })).toBe(403);
  });

  it.each(['http://localhost:6006', 'http://127.0.0.1:5173', 'http://[::1]:80', 'https://app.example'])(
    '[DR27] lets in a page of this machine or of a listed origin: %s',
    async (origin) => {
      const server = await startTestServer({ origins: ['https://app.example'] });
      expect(await refusedUpgrade(server, { origin })).toBe(101);
      const answer = await ask(server, '/ready', { headers: { origin } });
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
    },
  );

  it('[DR28] does not answer to a name that somebody pointed at this machine', async () => {
    const server = await startTestServer();
    expect((await ask(server, '/ready', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect(await refusedUpgrade(server, { host: 'evil.example:80' })).toBe(403);
    expect((await ask(server, '/ready', { headers: { host: 'localhost:1' } })).status).toBe(200);
  });

  it('[DR28] answers to the name of a listed origin', async () => {
    const server = await startTestServer({ origins: ['https://app.example'] });
    expect((await ask(server, '/ready', { headers: { host: 'app.example' } })).status).toBe(200);
  });
});

describe('the WebSocket door', () => {
  it('[DR29] takes a path prefix before /app', async () => {
    const line = await openWebSocket(await startTestServer(), '/some/prefix/app/app-key?protocol=7');
    expect((await line.next()).event).toBe('pusher:connection_established');
  });

  it('[DR30] closes with the code of the hub, after its error', async () => {
    const line = await openWebSocket(await startTestServer(), '/app/wrong?protocol=7');
    expect(await line.next()).toMatchObject({ event: 'pusher:error', data: { code: 4001 } });
    expect(await line.closed).toBe(4001);
  });

  it.each(['/', '/app', '/app/', '/elsewhere/app-key'])(
    '[DR31] closes with 4005 where the path names no app: %s',
    async (path) => {
      const line = await openWebSocket(await startTestServer(), path);
      expect(await line.next()).toMatchObject({ event: 'pusher:error', data: { code: 4005 } });
      expect(await line.closed).toBe(4005);
    },
  );

  it('[DR31] closes with 4001 where the key is half a percent sign', async () => {
    const line = await openWebSocket(await startTestServer(), '/app/%E0%A4%A?protocol=7');
    expect(await line.closed).toBe(4001);
  });

  it('[DR32] closes with 1003 on a binary message', async () => {
    const server = await startTestServer();
    const socket = new WebSocket(`${server.url}/app/app-key?protocol=7`);
    const code = new Promise((resolve) => socket.on('close', resolve));
    socket.on('open', () => {
      socket.send(Buffer.from('{"event":"pusher:ping"}'));
    });
    expect(await code).toBe(1003);
  });

  it('[DR33] closes with 1009 on a message that is larger than the door takes', async () => {
    const line = await openWebSocket(await startTestServer({ doorLimits: { maxMessageBytes: 1000 } }));
    line.send('x'.repeat(1001));
    expect(await line.closed).toBe(1009);
  });
});

describe('the TCP doors', () => {
  it('[DR34] say why a line is closed whose framing is lost', async () => {
    const line = await openTcp(await startTestServer(), lengths);
    await line.writePieces([Uint8Array.of(0, 0, 0, 1)]);
    expect(await line.next()).toMatchObject({ event: 'pusher:error', data: { code: null } });
    expect(await line.closed).toBeNull();
  });

  it('[DR33] close a line whose message is larger than the door takes', async () => {
    const server = await startTestServer({ doorLimits: { maxMessageBytes: 1000 } });
    for (const framing of [lines, lengths]) {
      const line = await openTcp(server, framing);
      line.send('x'.repeat(1001));
      expect(await line.next()).toMatchObject({
        event: 'pusher:error',
        data: { message: 'A message is longer than 1000 bytes.' },
      });
      await line.closed;
    }
  });
});

describe('a client that does not read', () => {
  it.each(['url', 'tcpUrl'] as const)('[DR35] is cut off when too much waits for it: %s', async (door) => {
    const server = await startTestServer({
      doorLimits: { maxBacklogBytes: 100_000 },
      limits: { eventBytes: 0 },
    });
    const socket = connect(portOf(server[door]), '127.0.0.1');
    onTestFinished(() => {
      socket.destroy();
    });
    socket.on('error', () => undefined);
    const subscribe = '{"event":"pusher:subscribe","data":{"channel":"flood"}}';
    if (door === 'url') {
      const key = 'dGhlIHNhbXBsZSBub25jZQ==';
      socket.write(
        'GET /app/app-key?protocol=7 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
      // a masked text frame whose mask is 0
      socket.write(Buffer.from([0x81, 0x80 | subscribe.length, 0, 0, 0, 0, ...Buffer.from(subscribe)]));
    } else {
      socket.write(`{"event":"pusher:auth","auth":"app-key"}\n${subscribe}\n`);
    }
    await expect.poll(() => server.hub.channel('app-id', 'flood')).not.toBeNull();
    const data = 'x'.repeat(200_000);
    for (let i = 0; i < 200 && server.hub.connectionCount > 0; i++) {
      server.hub.publish('app-id', { channels: ['flood'], event: 'water', data });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(server.hub.connectionCount).toBe(0);
  });
});

describe('the HTTP door', () => {
  it('[DR36] hands over path, query and body as they were sent', async () => {
    const server = await startTestServer();
    const auth = await ask(server, '/pusher/auth', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'socket_id=1.2&channel_name=private-x',
    });
    expect(auth.status).toBe(200);
    expect(JSON.parse(auth.body)).toEqual({ auth: expect.stringMatching(/^app-key:[0-9a-f]{64}$/) });
    expect((await ask(server, '/ready?x=1&y')).status).toBe(200);
  });

  it.each([
    ['its length is told', { 'content-length': '2000' }],
    ['its length is not told', { 'transfer-encoding': 'chunked' }],
  ])('[DR37] answers 413 to a body that is too large, where %s', async (_name, headers) => {
    const server = await startTestServer({ doorLimits: { maxBodyBytes: 1000 } });
    const answer = await ask(server, '/pusher/auth', { method: 'POST', headers, body: 'x'.repeat(2000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('1000 bytes');
  });

  it('[DR38] answers 408 to a request that does not arrive in time', async () => {
    const server = await startTestServer({ doorLimits: { requestTimeoutMs: 100 } });
    const headers = { 'content-length': '100' };
    const answer = await ask(server, '/pusher/auth', { method: 'POST', headers, body: null });
    expect(answer.status).toBe(408);
  });

  it('[DR39] answers a preflight without a body', async () => {
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' };
    const answer = await ask(await startTestServer(), '/pusher/auth', { method: 'OPTIONS', headers });
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(answer.headers['content-length']).toBeUndefined();
  });
});

describe('the end of the server', () => {
  it('[DR40] tells every client with 4200, ends every line and gives the ports back', async () => {
    const server = await startTestServer();
    const webSocket = await openWebSocket(server);
    const tcp = await openTcp(server, lines);
    await server.close();
    expect(await webSocket.closed).toBe(4200);
    expect(await tcp.closed).toBeNull();
    const doors = [server.url, server.tcpUrl, server.tcpFrameUrl].map(portOf);
    expect(await Promise.all(doors.map(isOpen))).toEqual([false, false, false]);
  });

  it('[DR41] does not wait for clients that are silent, half open or in the middle of a request', async () => {
    const server = await startTestServer();
    for (const door of [server.url, server.tcpUrl]) {
      const socket = connect({ port: portOf(door), host: '127.0.0.1', allowHalfOpen: true });
      onTestFinished(() => {
        socket.destroy();
      });
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('connect', resolve));
      await new Promise((resolve) => socket.write('POST /pusher/auth HTTP/1.1\r\nContent-Le', resolve));
    }
    await expect(server.close()).resolves.toBeUndefined();
  });

  it('[DR42] may be asked for twice', async () => {
    const server = await startTestServer();
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});
