import { RealtimeError } from '../errors.js';
import { createDeferred } from '../lib/deferred.js';
import { isRecord, parseJson } from '../lib/json.js';
import { httpError, post } from './authorization.js';
import type { Authorization, AuthorizationEndpoint, AuthorizationFunction } from './options.js';

/** Options of {@link batched}: those of an endpoint, and how many channels it is asked for at once. */
export interface BatchedOptions extends AuthorizationEndpoint {
  /** Most channels in one request; what is more goes in further ones. @default 100 */
  readonly maxChannels?: number;
}

/** A channel whose authorisation is awaited. */
interface Asked {
  readonly socketId: string;
  readonly channel: string;
  readonly signal: AbortSignal;
  /** What the endpoint said of it; the caller checks whether that is an authorisation. */
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The status of what was thrown; 0 where it has none: then it was the network. */
function statusOf(error: unknown): number {
  const status = isRecord(error) ? error['status'] : 0;
  return typeof status === 'number' ? status : 0;
}

/** The endpoint may not know what a batch is; what it says to one who may not come (401, 403, 419) it means. */
const mayNotUnderstand = (status: number): boolean =>
  [400, 404, 405, 413, 415, 422].includes(status) || status >= 500;

/** The engine tells errors of a function apart by their status: that of the network is 0. */
function asError(error: unknown): Error {
  if (error instanceof RealtimeError || (error instanceof Error && statusOf(error) > 0)) return error;
  const message = error instanceof Error ? error.message : '';
  return Object.assign(httpError(statusOf(error), message), { cause: error });
}

/** Asked for one channel, the endpoint said no: it understood that, whatever it said to the batch. */
const isAnswer = (status: number, toBatch: number): boolean =>
  status >= 400 && status < 500 && status !== toBatch && status !== 408 && status !== 429;

/** The channels as a form's list (`channel_name[0]=…`) or as JSON's. */
function batchFields(
  isJson: boolean,
  channels: readonly string[],
): Record<string, string | readonly string[]> {
  return isJson
    ? { channel_name: channels }
    : Object.fromEntries(channels.map((channel, i) => [`channel_name[${i}]`, channel]));
}

/** What a map of answers says of one channel: `{ status, data }`, where a `status` may be absent, or the data alone. */
function settle({ channel, resolve, reject }: Asked, answers: Readonly<Record<string, unknown>>): void {
  const entry = Object.hasOwn(answers, channel) ? answers[channel] : { status: 404 };
  const { status = 200, data = entry } = isRecord(entry) ? entry : {};
  const isGood = Number(status) >= 200 && Number(status) < 300;
  if (!isGood) reject(httpError(Number(status), typeof data === 'string' ? data : ''));
  else resolve(typeof data === 'string' ? parseJson(data) : data);
}

/** A signal that is aborted once nobody waits any more. */
function whenNobodyWaits(group: readonly Asked[]): AbortSignal {
  const abort = new AbortController();
  let waiting = group.length;
  for (const { signal } of group) {
    signal.addEventListener('abort', () => {
      waiting -= 1;
      if (waiting === 0) abort.abort(signal.reason);
    });
  }
  return abort.signal;
}

/**
 * Authorises all channels that are asked for in one turn, such as those of one React commit, by one request. A form has
 * `socket_id=1.1&channel_name%5B0%5D=private-a&channel_name%5B1%5D=private-b`, JSON
 * `{"socket_id":"1.1","channel_name":["private-a","private-b"]}`; `params` come before them. The answer is a map:
 * `{"private-a":{"status":200,"data":{"auth":"…"}},"private-b":{"status":403}}`, each `data` as for a single channel.
 * A channel whose status is no 2xx, or that is missing (404), fails alone. It is what pusher-js-auth asks, and what
 * its Laravel package answers. Where the endpoint does not understand it (400, 404, 405, 413, 415, 422, 5xx, or an
 * answer that is no such map), the channels are asked for one by one, from then on if that helps.
 *
 * @example
 * createEngine({
 *   appKey: 'app-key',
 *   url: 'wss://realtime.example.com',
 *   auth: batched({ endpoint: '/broadcasting/auth/batch' }),
 * });
 */
export function batched(options: BatchedOptions): AuthorizationFunction {
  const { timeoutMs } = options;
  const maxChannels = Math.max(1, options.maxChannels ?? 100);
  let waiting: Asked[] = [];
  let isUnderstood = true;

  const askOne = ({ socketId, channel, signal }: Asked): Promise<unknown> =>
    post(options, { socket_id: socketId, channel_name: channel }, signal);

  function askEach(group: readonly Asked[]): void {
    for (const asked of group) {
      askOne(asked).then(asked.resolve, (error: unknown) => {
        asked.reject(asError(error));
      });
    }
  }

  /** Asks for the first alone, and for the others only where that is answered: an endpoint that is down stays quiet. */
  async function fallBack([first, ...rest]: readonly Asked[], toBatch: number): Promise<void> {
    if (!first) return;
    try {
      first.resolve(await askOne(first));
    } catch (error) {
      first.reject(asError(error));
      if (!isAnswer(statusOf(error), toBatch)) {
        for (const { reject } of rest) reject(asError(error));
        return;
      }
    }
    isUnderstood = false;
    askEach(rest);
  }

  async function askTogether(group: readonly Asked[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    const names = group.map(({ channel }) => channel);
    const fields = { socket_id: first.socketId, ...batchFields(options.format === 'json', names) };
    try {
      const answers = await post(options, fields, whenNobodyWaits(group));
      const isMap = isRecord(answers) && names.some((name) => Object.hasOwn(answers, name));
      if (isMap) for (const asked of group) settle(asked, answers);
      else await fallBack(group, 200);
    } catch (error) {
      const status = statusOf(error);
      if (mayNotUnderstand(status)) await fallBack(group, status);
      else for (const { reject } of group) reject(asError(error));
    }
  }

  function flush(): void {
    const wanted = waiting.filter(({ signal }) => !signal.aborted);
    waiting = [];
    for (const socketId of new Set(wanted.map((asked) => asked.socketId))) {
      const all = wanted.filter((asked) => asked.socketId === socketId);
      for (let at = 0; at < all.length; at += maxChannels) {
        const group = all.slice(at, at + maxChannels);
        if (isUnderstood) void askTogether(group);
        else askEach(group);
      }
    }
  }

  function authorizeInBatch({ socketId, channel, signal }: Parameters<AuthorizationFunction>[0]) {
    const { promise, resolve, reject } = createDeferred<Authorization>();
    signal.addEventListener('abort', () => {
      reject(asError(signal.reason));
    });
    if (waiting.length === 0) void Promise.resolve().then(flush);
    waiting.push({ socketId, channel, signal, resolve, reject });
    return promise;
  }
  return timeoutMs === undefined ? authorizeInBatch : Object.assign(authorizeInBatch, { timeoutMs });
}
