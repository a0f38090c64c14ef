import { type App, isOver } from './apps.js';
import { postChannelAuth, postUserAuth } from './http-auth.js';
import { getChannel, getChannels, getUsers } from './http-channels.js';
import { postBatch, postEvent, postTerminate } from './http-events.js';
import { headerOf, type HttpRequest, type HttpResponse, jsonResponse, textResponse } from './http-message.js';
import { isAllowedOrigin, preflight, withCors } from './http-origin.js';
import { checkSignature } from './http-signature.js';
import type { Hub } from './hub.js';
import { quoted, utf8Length } from './json-text.js';

export type { HttpRequest, HttpResponse } from './http-message.js';

/** Options of {@link handleHttp}. */
export interface HttpOptions {
  /** Origins beside the loopback ones whose pages may ask, such as `https://app.example`. */
  readonly origins?: readonly string[];
  /** Larger bodies are answered with 413. @default 1048576 */
  readonly bodyBytes?: number;
}

/** What a signed request is answered with; `rest` is the path behind `/apps/:id`, decoded. */
type AppRoute = (app: App, query: ReadonlyMap<string, string>, rest: readonly string[]) => HttpResponse;

const about = {
  name: 'copresent',
  description: 'A development server for the Pusher protocol.',
  webSocket: '/app/{key}?protocol=7',
  http: ['/apps/{id}/events', '/apps/{id}/batch_events', '/apps/{id}/channels'],
  authorization: ['/pusher/auth', '/pusher/user-auth'],
};

const isGet = (method: string): boolean => method === 'GET' || method === 'HEAD';

function notAllowed(allow: string): HttpResponse {
  const response = textResponse(405, `This address answers ${allow} only.`);
  return { ...response, headers: { ...response.headers, allow } };
}

const unknownPath = (path: string): HttpResponse => textResponse(404, `There is nothing at ${quoted(path)}.`);

/** Null where a percent sign is not followed by what belongs there. */
function pathSegments(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** The route of the HTTP API, with the method that it takes. */
function findAppRoute(
  hub: Hub,
  request: HttpRequest,
  rest: readonly string[],
): [method: string, AppRoute] | null {
  const [first = '', name = '', last] = rest;
  if (rest.length === 1) {
    if (first === 'events') return ['POST', (app) => postEvent(hub, app, request)];
    if (first === 'batch_events') return ['POST', (app) => postBatch(hub, app, request)];
    if (first === 'channels') return ['GET', (app, query) => getChannels(hub, app, query)];
  }
  if (first === 'channels' && rest.length === 2)
    return ['GET', (app, query) => getChannel(hub, app, name, query)];
  if (first === 'channels' && last === 'users') return ['GET', (app) => getUsers(hub, app, name)];
  if (first === 'users' && last === 'terminate_connections')
    return ['POST', (app) => postTerminate(hub, app, name)];
  return null;
}

function serveApp(hub: Hub, request: HttpRequest, id: string, rest: readonly string[]): HttpResponse {
  const route = rest.length > 3 ? null : findAppRoute(hub, request, rest);
  if (route === null) return unknownPath(request.path);
  const [method, answer] = route;
  if (request.method.toUpperCase() !== method) return notAllowed(method);
  const app = hub.apps.byId(id);
  if (app === undefined) return textResponse(404, `There is no app with the id ${quoted(id)}.`);
  const checked = checkSignature(app, request, hub.now());
  if (!checked.ok) return checked.response;
  return app.enabled ? answer(app, checked.value, rest) : textResponse(403, 'This app is disabled.');
}

function route(hub: Hub, request: HttpRequest): HttpResponse {
  const segments = pathSegments(request.path);
  if (segments === null) return textResponse(400, 'The path has a percent sign that encodes nothing.');
  const [first = '', second = '', ...rest] = segments;
  if (first === 'apps') return serveApp(hub, request, second, rest);
  const method = request.method.toUpperCase();
  switch (request.path) {
    case '/':
      return isGet(method) ? jsonResponse(about) : notAllowed('GET');
    case '/ready':
      return isGet(method) ? textResponse(200, 'ready') : notAllowed('GET');
    case '/pusher/auth':
    case '/broadcasting/auth': // where Laravel's own client asks
      return method === 'POST' ? postChannelAuth(hub, request) : notAllowed('POST');
    case '/pusher/user-auth':
    case '/broadcasting/user-auth':
      return method === 'POST' ? postUserAuth(hub, request) : notAllowed('POST');
    default:
      return unknownPath(request.path);
  }
}

/**
 * Answers one HTTP request: the HTTP API of the protocol's server libraries, and for development the authorisation
 * endpoints. Pure but for what it publishes. It never throws: bad input is 400, 401, 403, 404, 405 or 413 with a
 * sentence that names the field.
 *
 * @example
 * handleHttp(hub, { method: 'GET', path: '/ready', query: '', headers: {}, body: '' }).status; // 200
 */
export function handleHttp(hub: Hub, request: HttpRequest, options: HttpOptions = {}): HttpResponse {
  const origin = headerOf(request, 'origin');
  if (origin !== '' && !isAllowedOrigin(origin, options.origins)) {
    return textResponse(
      403,
      `Pages of ${quoted(origin)} may not ask this server; add the origin to its options.`,
    );
  }
  if (request.method.toUpperCase() === 'OPTIONS') return withCors(request, preflight(request));
  const limit = options.bodyBytes ?? 1_048_576;
  return withCors(
    request,
    isOver(utf8Length(request.body), limit)
      ? textResponse(413, `The body may have ${limit} bytes.`)
      : route(hub, request),
  );
}
