import { isRecord, parseJson } from '../lib/json.js';
import type { Decoded, SystemMessage } from './messages.js';
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

function systemMessage(type: SystemMessage['type'], channel: string | null, raw: unknown): SystemMessage {
  const data = dataRecord(raw);
  const { code = data['status'], message = data['error'] } = data;
  return {
    type,
    channel,
    data,
    id: idText(data['user_id'] ?? data['socket_id'] ?? data['subscription_count']),
    code: Number.isInteger(code) ? (code as number) : null,
    text: typeof message === 'string' ? redactSignatures(message) : '',
  };
}

// the first test alone is enough for nearly all events, and costs much less
const isSystemName = (event: string): event is SystemMessage['type'] =>
  event.startsWith('pusher') && /^pusher(_internal)?:/.test(event);

const nothing: Readonly<Record<string, unknown>> = {};

/** Frames that say nothing without an id. */
const needsId = /established$|_added$|_removed$|_count$/;

/**
 * Reads one frame from the server. It never throws, whatever the text holds.
 *
 * @example
 * const decoded = decode('{"event":"pusher:pong","data":"{}"}');
 * if (decoded.ok) handle(decoded.message);
 */
export function decode(text: string): Decoded {
  const frame = parseJson(text);
  const { event, channel: named, data, user_id: user } = isRecord(frame) ? frame : nothing;
  if (typeof event !== 'string') return { ok: false, reason: 'no frame of the protocol' };
  const channel = typeof named === 'string' ? named : null;
  if (!isSystemName(event)) {
    return { ok: true, message: { type: 'event', event, channel, data, userId: idText(user) } };
  }
  const message = systemMessage(event, channel, data);
  return message.id === null && needsId.test(event)
    ? { ok: false, reason: `incomplete: ${event}` }
    : { ok: true, message };
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
