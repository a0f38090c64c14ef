import { RealtimeError } from '../errors.js';
import { isRecord, parseJson } from '../lib/json.js';
import type { ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import type {
  Authorization,
  AuthorizationEndpoint,
  AuthorizationOptions,
  AuthorizationRequest,
  Fresh,
} from './options.js';

const fresh = <T>(value: Fresh<T> | undefined): T | undefined | Promise<T> =>
  typeof value === 'function' ? (value as () => T | Promise<T>)() : value;

/** Asks the application's endpoint once. */
async function request(
  { endpoint, headers, params, csrfToken, format, credentials, fetch: send = fetch }: AuthorizationEndpoint,
  { socketId, channel, signal }: AuthorizationRequest,
): Promise<Response> {
  const isJson = format === 'json';
  const fields = { ...(await fresh(params)), socket_id: socketId, channel_name: channel };
  const token = await fresh(csrfToken);
  return send(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': `application/${isJson ? 'json' : 'x-www-form-urlencoded'}`,
      ...(token ? { 'x-csrf-token': token } : {}),
      ...(await fresh(headers)),
    },
    body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    credentials: credentials ?? 'same-origin',
    signal,
  });
}

/** The endpoint's answer; what is not a 2xx is thrown as it is. */
async function post(options: AuthorizationEndpoint, about: AuthorizationRequest): Promise<unknown> {
  let response = await request(options, about);
  if (options.onUnauthorized && [401, 403, 419].includes(response.status)) {
    await options.onUnauthorized(response);
    response = await request(options, about);
  }
  const { ok, status, statusText } = response;
  if (!ok) throw Object.assign(new Error(statusText), { status });
  return parseJson(await response.text());
}

/** How a channel is authorised: a holder's own way, else that of the engine. */
export function authOf({ holders }: ChannelRecord, { options }: Kernel): AuthorizationOptions | undefined {
  for (const { auth } of holders) if (auth) return auth;
  return options.auth;
}

/** 4xx says no; 408, 425 and 429 say not now. */
const isDenial = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status);

function isAuthorization(answer: unknown): answer is Authorization {
  if (!isRecord(answer)) return false;
  const { auth, channel_data: data } = answer;
  return typeof auth === 'string' && auth !== '' && typeof (data ?? '') === 'string';
}

/**
 * Asks for one channel's authorisation.
 * @throws RealtimeError `authorization-denied` or `authorization-failed`
 */
export async function authorize(
  options: AuthorizationOptions,
  about: AuthorizationRequest,
): Promise<Authorization> {
  const { channel } = about;
  const isFunction = typeof options === 'function';
  let status: number | null = null;
  let cause: unknown;
  try {
    const answer: unknown = await (isFunction ? options(about) : post(options, about));
    if (isAuthorization(answer)) return answer;
  } catch (error) {
    if (error instanceof RealtimeError) throw error;
    cause = error;
    const given = (error as { status?: unknown } | null)?.status;
    status = typeof given === 'number' ? given : isFunction ? null : 0;
  }
  const denied = isDenial(status);
  const code = denied ? 'authorization-denied' : 'authorization-failed';
  const message = cause instanceof Error ? cause.message : '';
  throw new RealtimeError(code, { channel, status, cause, message, retryable: !denied });
}
