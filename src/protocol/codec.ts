import { isRecord, parseJson } from '../lib/json.js';
import type { Decoded, ServerMessage } from './messages.js';
import { redactSignatures } from './signatures.js';

/** `data` as an object, whether it came as a text, as an object or not at all (PROTOCOL 2.2). */
export function dataRecord(data: unknown): Readonly<Record<string, unknown>> {
  const value = typeof data === 'string' ? parseJson(data) : data;
  return isRecord(value) ? value : {};
}

/** Ids are numbers or texts on the wire, and always texts here. */
export function idText(id: unknown): string | null {
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? redactSignatures(value) : '');
const integerOf = (value: unknown): number | null => (Number.isInteger(value) ? (value as number) : null);

/** Seconds as milliseconds; null for what is not a length of time. */
function activityMs(seconds: unknown): number | null {
  return typeof seconds === 'number' && seconds > 0 ? Math.max(1, seconds) * 1000 : null;
}

/** The frames of the protocol's own names; null for one that lacks what it is about. */
function systemMessage(event: string, channel: string | null, raw: unknown): ServerMessage | null {
  const data = dataRecord(raw);
  const id = idText(data['user_id']);
  switch (event) {
    case 'pusher:connection_established': {
      const socketId = idText(data['socket_id']);
      return socketId === null
        ? null
        : { type: 'established', socketId, activityTimeoutMs: activityMs(data['activity_timeout']) };
    }
    case 'pusher:ping':
      return { type: 'ping' };
    case 'pusher:pong':
      return { type: 'pong' };
    case 'pusher:error':
      return { type: 'error', channel, code: integerOf(data['code']), message: textOf(data['message']) };
    case 'pusher:subscription_error': {
      const { type: kind, error, status } = data;
      return { type: 'subscription-error', channel, kind, message: textOf(error), status: integerOf(status) };
    }
    case 'pusher_internal:subscription_succeeded':
      return { type: 'subscribed', channel, data };
    case 'pusher_internal:member_added':
      return id === null ? null : { type: 'member-added', channel, id, info: data['user_info'] };
    case 'pusher_internal:member_removed':
      return id === null ? null : { type: 'member-removed', channel, id };
    case 'pusher_internal:subscription_count': {
      const count = integerOf(data['subscription_count']);
      return count === null || count < 0 ? null : { type: 'subscription-count', channel, count };
    }
    default:
      return { type: 'unknown' };
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
  if (!isRecord(frame)) return { ok: false, reason: 'not a JSON object' };
  const { event, channel: named, data, user_id: user } = frame;
  if (typeof event !== 'string') return { ok: false, reason: 'without an event name' };
  const channel = typeof named === 'string' ? named : null;
  if (event.startsWith('pusher') && /^pusher(_internal)?:/.test(event)) {
    const message = systemMessage(event, channel, data);
    return message ? { ok: true, message } : { ok: false, reason: `incomplete: ${event}` };
  }
  return { ok: true, message: { type: 'event', event, channel, data, userId: idText(user) } };
}

const { stringify } = JSON;

/** The client's frames, with the bytes of the protocol's own examples. */
export const encode = {
  /** The key of a connection whose URL cannot carry it: `auth` is at the top level. */
  auth: (key: string): string => stringify({ event: 'pusher:auth', auth: key }),
  beat: (event: 'ping' | 'pong'): string => `{"event":"pusher:${event}","data":{}}`,
  /** `channel_data` is sent exactly as it was signed. */
  subscribe: (
    channel: string,
    { auth, channel_data }: { auth?: string; channel_data?: string | null | undefined } = {},
  ): string =>
    stringify({
      event: 'pusher:subscribe',
      data: { auth, channel_data: channel_data ?? undefined, channel },
    }),
  unsubscribe: (channel: string): string => stringify({ event: 'pusher:unsubscribe', data: { channel } }),
  /** `payload` is JSON already. */
  clientEvent: (channel: string, event: string, payload: string): string =>
    `{"event":${stringify(event)},"channel":${stringify(channel)},"data":${payload}}`,
};
