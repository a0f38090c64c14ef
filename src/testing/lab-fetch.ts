import { handleHttp, type HttpResponse } from '../server/http-api.js';
import type { Hub } from '../server/hub.js';

function bodyText(body: BodyInit | null | undefined): string {
  if (body === null || body === undefined) return '';
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('The lab’s fetch takes a body that is a string or URLSearchParams.');
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  return new Response(body === '' ? null : body, { status, headers });
}

/** A `fetch` whose server is the lab's hub: its HTTP API and `/pusher/auth`. Origins are not checked. */
export function createLabFetch(hub: Hub): typeof fetch {
  return async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const url = new URL(address, 'http://127.0.0.1');
    init.signal?.throwIfAborted();
    const headers: Record<string, string> = Object.fromEntries(new Headers(init.headers));
    await Promise.resolve(); // an answer never comes within the call
    return toResponse(
      handleHttp(hub, {
        method: init.method ?? 'GET',
        path: url.pathname,
        query: url.search.slice(1),
        headers,
        body: bodyText(init.body),
      }),
    );
  };
}
