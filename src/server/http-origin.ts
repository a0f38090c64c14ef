import { headerOf, type HttpRequest, type HttpResponse } from './http-message.js';
import { hostOf, isLoopbackHost } from './loopback.js';

/** Whether pages of that origin may talk to the server: those of this machine always, others where they are listed. */
export function isAllowedOrigin(origin: string, origins: readonly string[] = []): boolean {
  return isLoopbackHost(hostOf(origin) ?? '') || origins.includes(origin);
}

/** Lets the page that asked read the answer. */
export function withCors(request: HttpRequest, response: HttpResponse): HttpResponse {
  const origin = headerOf(request, 'origin');
  const cors: Record<string, string> =
    origin === ''
      ? {}
      : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  return { ...response, headers: { ...response.headers, ...cors, vary: 'origin' } };
}

/** The answer to a browser that asks before it sends. */
export function preflight(request: HttpRequest): HttpResponse {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': headerOf(request, 'access-control-request-headers') || 'content-type',
      'access-control-max-age': '600',
    },
    body: '',
  };
}
