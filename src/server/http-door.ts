import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { DoorLimits } from './door-limits.js';
import { type HttpRequest, type HttpResponse, textResponse } from './http-message.js';

/** Answers one request whose body has arrived. */
export type HttpHandler = (request: HttpRequest) => HttpResponse;

const tooLarge = ({ maxBodyBytes }: DoorLimits): HttpResponse =>
  textResponse(413, `The body of a request may have ${maxBodyBytes} bytes.`);

/**
 * The body as text, or null where it is too large: then the rest is read and thrown away, because a connection cut
 * in the middle of a request would hide the answer from the client. Rejects where the client goes away.
 */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts.length = 0;
  }
  return size > maxBytes ? null : Buffer.concat(parts).toString();
}

/** Path and query as they were sent: they are signed, so nothing may put them in order. */
function addressOf(request: IncomingMessage): { path: string; query: string } {
  const url = request.url ?? '/';
  const at = url.indexOf('?');
  return at === -1 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function write(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

async function answer(
  request: IncomingMessage,
  limits: DoorLimits,
  handle: HttpHandler,
): Promise<HttpResponse> {
  if (Number(request.headers['content-length'] ?? 0) > limits.maxBodyBytes) {
    request.resume();
    return tooLarge(limits);
  }
  const body = await readBody(request, limits.maxBodyBytes);
  if (body === null) return tooLarge(limits);
  return handle({
    method: request.method ?? 'GET',
    ...addressOf(request),
    headers: request.headers,
    body,
  });
}

/** An HTTP server that reads requests whole, within its limits. `refuse` says why a request may not come in, or null. */
export function createHttpDoor(
  limits: DoorLimits,
  refuse: (request: IncomingMessage) => string | null,
  handle: HttpHandler,
): Server {
  const options = {
    requestTimeout: limits.requestTimeoutMs,
    headersTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: Math.max(50, limits.requestTimeoutMs / 10),
    noDelay: true,
  };
  return createServer(options, (request, response) => {
    const sentence = refuse(request);
    if (sentence !== null) {
      request.resume();
      write(response, textResponse(403, sentence));
      return;
    }
    answer(request, limits, handle).then(
      (answered) => {
        write(response, answered);
      },
      () => {
        if (request.complete) write(response, textResponse(500, 'The server failed on this request.'));
        else response.destroy(); // the client went away before its request was whole
      },
    );
  });
}
