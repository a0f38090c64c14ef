import { isRecord, parseJson } from '../lib/json.js';
import type { Decoded, ServerMessage } from './messages.js';
import { redactSignatures } from './signatures.js';

type Frame = Readonly<Record<string, unknown>>;

/** `data` as an object, whether it came as a text, as an object or not at all (PROTOCOL 2.2). */
export function dataRecord(data: unknown): Frame {
  const value = typeof data === 'string' ? parseJson(data) : data;
  return isRecord(value) ? value : {};
}

/** Ids are numbers or texts on the wire, and always texts here. */
export function idText(id: unknown): string | null {
  if (typeof id === 'string') return id === '' ? null : id;
  return typeof id === 'number' ? String(id) : null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? redactSignatures(value) : '');
const integerOf = (value: unknown): number | null => (Number.isInteger(value) ? (value as number) : null);

function established(frame: Frame): ServerMessage | string {
  const data = dataRecord(frame['data']);
  const socketId = idText(data['socket_id']);
  if (socketId === null) return 'a greeting without socket_id';
  const seconds = data['activity_timeout'];
  const usable = typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds);
  return { type: 'established', socketId, activityTimeoutMs: usable ? Math.max(1, seconds) * 1000 : null };
}

function failure(frame: Frame, channel: string | null): ServerMessage {
  const data = dataRecord(frame['data']);
  return { type: 'error', code: integerOf(data['code']), message: textOf(data['message']), channel };
}

function subscriptionError(frame: Frame, channel: string): ServerMessage {
  const data = dataRecord(frame['data']);
  return {
    type: 'subscription-error',
    channel,
    kind: textOf(data['type']),
    message: textOf(data['error']),
    status: integerOf(data['status']),
  };
}

function member(
  type: 'member-added' | 'member-removed',
  frame: Frame,
  channel: string,
): ServerMessage | string {
  const data = dataRecord(frame['data']);
  const id = idText(data['user_id']);
  if (id === null) return `${type} without user_id`;
  return type === 'member-added' ? { type, channel, id, info: data['user_info'] } : { type, channel, id };
}

function subscriptionCount(frame: Frame, channel: string): ServerMessage | string {
  const count = integerOf(dataRecord(frame['data'])['subscription_count']);
  return count === null || count < 0
    ? 'subscription_count without a count'
    : { type: 'subscription-count', channel, count };
}

/** The frames of the protocol's own names; a text says why one is malformed. */
function systemMessage(event: string, channel: string | null, frame: Frame): ServerMessage | string {
  switch (event) {
    case 'pusher:connection_established':
      return established(frame);
    case 'pusher:ping':
      return { type: 'ping' };
    case 'pusher:pong':
      return { type: 'pong' };
    case 'pusher:error':
      return failure(frame, channel);
  }
  if (channel === null) return { type: 'unknown', event };
  switch (event) {
    case 'pusher_internal:subscription_succeeded':
      return { type: 'subscribed', channel, data: frame['data'] };
    case 'pusher:subscription_error':
      return subscriptionError(frame, channel);
    case 'pusher_internal:member_added':
      return member('member-added', frame, channel);
    case 'pusher_internal:member_removed':
      return member('member-removed', frame, channel);
    case 'pusher_internal:subscription_count':
      return subscriptionCount(frame, channel);
    default:
      return { type: 'unknown', event };
  }
}

/**
 * Reads one frame from the server. It never throws, whatever the text holds.
 *
 * @example
 * const decoded = decode('{"event":"pusher:pong","data":"{}"}');
 * if (decoded.ok) handle(decoded.message);
 */
export function decode(text: string): Decoded {
  const frame = parseJson(text);
  if (!isRecord(frame)) return { ok: false, reason: 'a frame that is not a JSON object' };
  const event = frame['event'];
  if (typeof event !== 'string') return { ok: false, reason: 'a frame without an event name' };
  const named = frame['channel'];
  const channel = typeof named === 'string' ? named : null;
  if (event.startsWith('pusher') && /^pusher(_internal)?:/.test(event)) {
    const message = systemMessage(event, channel, frame);
    return typeof message === 'string' ? { ok: false, reason: message } : { ok: true, message };
  }
  const userId = frame['user_id'] === undefined ? null : idText(frame['user_id']);
  return { ok: true, message: { type: 'event', event, channel, data: frame['data'], userId } };
}

/** The client's frames, with the bytes of the protocol's own examples. */
export const encode = {
  /** The key of a connection whose URL cannot carry it: `auth` is at the top level. */
  auth: (key: string): string => JSON.stringify({ event: 'pusher:auth', auth: key }),
  ping: (): string => '{"event":"pusher:ping","data":{}}',
  pong: (): string => '{"event":"pusher:pong","data":{}}',
  /** `channel_data` is sent exactly as it was signed. */
  subscribe: (channel: string, authorization?: { auth: string; channel_data?: string }): string =>
    JSON.stringify({
      event: 'pusher:subscribe',
      data: { auth: authorization?.auth, channel_data: authorization?.channel_data, channel },
    }),
  unsubscribe: (channel: string): string =>
    JSON.stringify({ event: 'pusher:unsubscribe', data: { channel } }),
  /** `payload` is JSON already. */
  clientEvent: (channel: string, event: string, payload: string): string =>
    `{"event":${JSON.stringify(event)},"channel":${JSON.stringify(channel)},"data":${payload}}`,
};
