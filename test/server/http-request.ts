import { handleHttp, type HttpOptions, type HttpResponse } from '../../src/server/http-api.js';
import type { Hub } from '../../src/server/hub.js';
import { md5Hex, signText } from '../../src/server/signing.js';

/** A request that can be spoilt in one place. */
export interface RequestParts {
  readonly method?: string;
  readonly path: string;
  readonly body?: string;
  /** What is sent in place of the body that was signed. */
  readonly sentBody?: string;
  /** Over the query that is signed. */
  readonly params?: Readonly<Record<string, string>>;
  /** Over the query after it was signed; undefined takes a parameter out. */
  readonly spoil?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly secret?: string;
}

function signedQuery(hub: Hub, parts: RequestParts): URLSearchParams {
  const { method = 'GET', path, body = '', params = {}, key = 'app-key', secret = 'app-secret' } = parts;
  const query: Record<string, string> = {
    auth_key: key,
    auth_timestamp: String(Math.floor(hub.now() / 1000)),
    auth_version: '1.0',
    ...(body === '' ? {} : { body_md5: md5Hex(body) }),
    ...params,
  };
  const pairs = Object.entries(query).map(([name, value]) => [name.toLowerCase(), value] as const);
  const sorted = pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map((pair) => pair.join('=')).join('&');
  query['auth_signature'] = signText(secret, `${method}\n${path}\n${text}`);
  const spoilt = Object.entries({ ...query, ...parts.spoil });
  return new URLSearchParams(spoilt.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Asks as a server library does. */
export function signedRequest(hub: Hub, parts: RequestParts): HttpResponse {
  const { method = 'GET', path, body = '', headers = {} } = parts;
  return handleHttp(hub, {
    method,
    path,
    query: signedQuery(hub, parts),
    headers,
    body: parts.sentBody ?? body,
  });
}

/** Asks as a browser does. */
export function plainRequest(hub: Hub, parts: RequestParts, options?: HttpOptions): HttpResponse {
  const { method = 'GET', path, body = '', headers = {} } = parts;
  return handleHttp(hub, { method, path, query: '', headers, body }, options);
}

export const form = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();
