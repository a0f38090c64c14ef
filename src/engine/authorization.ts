import { RealtimeError, type RealtimeErrorCode } from '../errors.js';
import { isRecord, parseJson } from '../lib/json.js';
import type {
  Authorization,
  AuthorizationEndpoint,
  AuthorizationOptions,
  AuthorizationRequest,
  Fresh,
} from './options.js';

function fault(
  code: RealtimeErrorCode,
  message: string,
  channel: string,
  status: number | null,
  cause?: unknown,
): RealtimeError {
  return new RealtimeError(code, message, {
    channel,
    status,
    cause,
    retryable: code !== 'authorization-denied',
  });
}

/** 4xx says no; 408, 425 and 429 say not now. */
function isDenial(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
}

const fresh = async <T>(value: Fresh<T> | undefined): Promise<T | undefined> =>
  typeof value === 'function' ? await (value as () => T | Promise<T>)() : value;

async function requestOf(
  options: AuthorizationEndpoint,
  request: AuthorizationRequest,
): Promise<RequestInit> {
  const json = options.format === 'json';
  const fields = {
    ...(await fresh(options.params)),
    socket_id: request.socketId,
    channel_name: request.channel,
  };
  return {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(await fresh(options.headers)),
    },
    body: json ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    credentials: options.credentials ?? 'same-origin',
    signal: request.signal,
  };
}

async function fromEndpoint(options: AuthorizationEndpoint, request: AuthorizationRequest): Promise<unknown> {
  const { channel } = request;
  const init = await requestOf(options, request);
  const send = options.fetch ?? fetch;
  const response = await send(options.endpoint, init).catch((cause: unknown) => {
    throw fault('authorization-failed', `No answer from ${options.endpoint}.`, channel, 0, cause);
  });
  if (!response.ok) {
    const denied = isDenial(response.status);
    const message = `${options.endpoint} answered ${response.status} for "${channel}".`;
    throw fault(denied ? 'authorization-denied' : 'authorization-failed', message, channel, response.status);
  }
  return parseJson(await response.text());
}

/** An error that the application's function threw; a `status` of 4xx on it is a denial. */
function thrown(error: unknown, channel: string): RealtimeError {
  if (error instanceof RealtimeError) return error;
  const status = isRecord(error) && typeof error['status'] === 'number' ? error['status'] : null;
  const code = status !== null && isDenial(status) ? 'authorization-denied' : 'authorization-failed';
  const detail = error instanceof Error ? `: ${error.message}` : '.';
  return fault(code, `The authorisation of "${channel}" failed${detail}`, channel, status, error);
}

function checked(answer: unknown, channel: string): Authorization {
  const auth = isRecord(answer) ? answer['auth'] : undefined;
  const data = isRecord(answer) ? (answer['channel_data'] ?? undefined) : undefined;
  if (typeof auth !== 'string' || auth === '' || (data !== undefined && typeof data !== 'string')) {
    const message = `The authorisation of "${channel}" must give { auth: string, channel_data?: string }.`;
    throw fault('authorization-failed', message, channel, null);
  }
  return data === undefined ? { auth } : { auth, channel_data: data };
}

/**
 * Asks for one channel's authorisation.
 * @throws RealtimeError `authorization-denied` or `authorization-failed`
 */
export async function authorize(
  options: AuthorizationOptions,
  request: AuthorizationRequest,
): Promise<Authorization> {
  try {
    const answer =
      typeof options === 'function' ? await options(request) : await fromEndpoint(options, request);
    return checked(answer, request.channel);
  } catch (error) {
    throw thrown(error, request.channel);
  }
}
