import type { App } from './apps.js';
import { found, type HttpRequest, type OrResponse, queryOf, refused } from './http-message.js';
import { quoted } from './json-text.js';
import { equalsInConstantTime, md5Hex, signText } from './signing.js';

/** How far a request's clock may be off. */
const toleranceS = 600;

/** What is signed: the method, the path and the sorted query with its values as they are, not as the URL encodes them. */
function stringToSign({ method, path }: HttpRequest, query: ReadonlyMap<string, string>): string {
  const sorted = [...query]
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([name, value]) => `${name}=${value}`).join('&');
  return `${method.toUpperCase()}\n${path}\n${text}`;
}

function timestampFault(text: string, nowMs: number): string | null {
  if (!/^\d{1,15}$/.test(text)) return 'auth_timestamp must be the time in whole seconds since 1970.';
  const seconds = Math.floor(nowMs / 1000);
  if (Math.abs(seconds - Number(text)) <= toleranceS) return null;
  return `auth_timestamp is ${text}, more than ${toleranceS} s away from the server's time, ${seconds}.`;
}

function bodyFault(body: string, digest: string | undefined): string | null {
  if (digest === undefined)
    return body === '' ? null : 'body_md5 is missing: a request with a body needs it.';
  return equalsInConstantTime(md5Hex(body), digest.toLowerCase())
    ? null
    : 'body_md5 is not the MD5 of the body that arrived.';
}

/** Checks who sent a request of the HTTP API: 401 with a sentence that names the field. */
export function checkSignature(
  app: App,
  request: HttpRequest,
  nowMs: number,
): OrResponse<ReadonlyMap<string, string>> {
  const query = new Map([...queryOf(request)].map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of ['auth_key', 'auth_timestamp', 'auth_version', 'auth_signature']) {
    if (!query.has(name)) return refused(401, `${name} is missing from the query.`);
  }
  const value = (name: string): string => query.get(name) ?? '';
  if (value('auth_key') !== app.key)
    return refused(401, `auth_key ${quoted(value('auth_key'))} is not this app's key.`);
  if (value('auth_version') !== '1.0') return refused(401, 'auth_version must be 1.0.');
  const fault =
    timestampFault(value('auth_timestamp'), nowMs) ?? bodyFault(request.body, query.get('body_md5'));
  if (fault !== null) return refused(401, fault);
  const expected = signText(app.secret, stringToSign(request, query));
  return equalsInConstantTime(expected, value('auth_signature'))
    ? found(query)
    : refused(401, "auth_signature does not fit: sign method, path and sorted query with this app's secret.");
}
