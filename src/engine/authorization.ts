import { RealtimeError } from '../errors.js';
import { isRecord, parseJson } from '../lib/json.js';
import type { ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import type { Authorization, AuthorizationEndpoint, AuthorizationOptions, Fresh } from './options.js';

/** What is asked of whoever authorises: about a channel, or without one about the user. */
export interface Asked {
  readonly socketId: string;
  readonly channel?: string;
  readonly signal: AbortSignal;
}

/** What an endpoint is told beside the application's own params. Lists are for JSON only. */
type Fields = Readonly<Record<string, string | readonly string[]>>;

const fresh = <T>(value: Fresh<T> | undefined): T | undefined | Promise<T> =>
  typeof value === 'function' ? (value as () => T | Promise<T>)() : value;

/** Asks the application's endpoint once. */
async function request(
  { endpoint, headers, params, csrfToken, format, credentials, fetch: send = fetch }: AuthorizationEndpoint,
  own: Fields,
  signal: AbortSignal,
): Promise<Response> {
  const isJson = format === 'json';
  const fields = { ...(await fresh(params)), ...own };
  const token = await fresh(csrfToken);
  return send(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': `application/${isJson ? 'json' : 'x-www-form-urlencoded'}`,
      ...(token ? { 'x-csrf-token': token } : {}),
      ...(await fresh(headers)),
    },
    body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields as Record<string, string>).toString(),
    credentials: credentials ?? 'same-origin',
    signal,
  });
}

/** What an endpoint said instead of an answer. */
export function httpError(status: number, message: string): Error {
  return Object.assign(new Error(message), { status });
}

/** The endpoint's answer; what is not a 2xx is thrown, with its `status`. */
export async function post(
  options: AuthorizationEndpoint,
  fields: Fields,
  signal: AbortSignal,
): Promise<unknown> {
  let response = await request(options, fields, signal);
  if (options.onUnauthorized && [401, 403, 419].includes(response.status)) {
    await options.onUnauthorized(response);
    response = await request(options, fields, signal);
  }
  const { ok, status, statusText } = response;
  if (!ok) throw httpError(status, statusText);
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

/** Whether a channel can be subscribed with it. */
export function isAuthorization(answer: unknown): answer is Authorization {
  if (!isRecord(answer)) return false;
  const { auth, channel_data: data } = answer;
  return typeof auth === 'string' && auth !== '' && typeof (data ?? '') === 'string';
}

/**
 * Asks for an authorisation.
 * @throws RealtimeError `authorization-denied` or `authorization-failed`
 */
export async function authorize<About extends Asked, Answer>(
  options: AuthorizationEndpoint | ((about: About) => unknown),
  about: About,
  isAnswer: (answer: unknown) => answer is Answer,
): Promise<Answer> {
  const { channel, socketId, signal } = about;
  const isFunction = typeof options === 'function';
  let status: number | null = null;
  let cause: unknown;
  try {
    const fields = { socket_id: socketId, ...(channel && { channel_name: channel }) };
    const answer: unknown = await (isFunction ? options(about) : post(options, fields, signal));
    if (isAnswer(answer)) return answer;
  } catch (error) {
    if (error instanceof RealtimeError) throw error;
    cause = error;
    const given = (error as { status?: unknown } | null)?.status;
    status = typeof given === 'number' ? given : isFunction ? null : 0;
  }
  const denied = isDenial(status);
  const code = denied ? 'authorization-denied' : 'authorization-failed';
  const message = cause instanceof Error ? cause.message : '';
  throw new RealtimeError(code, { channel: channel ?? null, status, cause, message, retryable: !denied });
}
