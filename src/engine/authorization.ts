import { RealtimeError } from '../errors.js';
import { isRecord, parseJson } from '../lib/json.js';
import type {
  Authorization,
  AuthorizationEndpoint,
  AuthorizationOptions,
  AuthorizationRequest,
  Fresh,
} from './options.js';

const fresh = <T extends object>(value: Fresh<T> | undefined): T | undefined | Promise<T> =>
  typeof value === 'function' ? value() : value;

/** Asks the application's endpoint; what is not a 2xx answer is thrown as it is. */
async function post(
  {
    endpoint,
    headers,
    params,
    format,
    credentials = 'same-origin',
    fetch: send = fetch,
  }: AuthorizationEndpoint,
  { socketId, channel, signal }: AuthorizationRequest,
): Promise<unknown> {
  const isJson = format === 'json';
  const fields = { ...(await fresh(params)), socket_id: socketId, channel_name: channel };
  const response = await send(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': `application/${isJson ? 'json' : 'x-www-form-urlencoded'}`,
      ...(await fresh(headers)),
    },
    body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    credentials,
    signal,
  });
  if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
  return parseJson(await response.text());
}

/** 4xx says no; 408, 425 and 429 say not now. */
function isDenial(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

/**
 * Asks for one channel's authorisation.
 * @throws RealtimeError `authorization-denied` or `authorization-failed`
 */
export async function authorize(
  options: AuthorizationOptions,
  request: AuthorizationRequest,
): Promise<Authorization> {
  const { channel } = request;
  const isFunction = typeof options === 'function';
  let status: number | null = null;
  let cause: unknown;
  try {
    const answer: unknown = await (isFunction ? options(request) : post(options, request));
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

function isAuthorization(answer: unknown): answer is Authorization {
  if (!isRecord(answer)) return false;
  const { auth, channel_data: data } = answer;
  return typeof auth === 'string' && auth !== '' && typeof (data ?? '') === 'string';
}
