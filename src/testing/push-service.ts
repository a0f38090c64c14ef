import { dataRecord } from '../protocol/codec.js';
import { channelKind } from '../protocol/channel-name.js';
import { isRecord } from '../lib/json.js';
import { answersClient, editsFromServer, together, type Fault, type WireFrame } from './faults.js';
import { phpArray } from './server-quirks.js';

/** The push service lists at most this many members (PROTOCOL 3.1). */
const mostListed = 101;
const activitySeconds = 35;

/** The hub's socket id in the form of the push service: 20 hexadecimal digits. */
function pushServiceSocketId(hubId: string): string {
  const [chance = 0, count = 0] = hubId.split('.').map(Number);
  return chance.toString(16).padStart(8, '0') + count.toString(16).padStart(12, '0');
}

/** The hub's own form of a socket id that {@link pushService} told; any other id as it is. */
export function hubSocketId(id: string): string {
  if (!/^[0-9a-f]{20}$/.test(id)) return id;
  return `${Number.parseInt(id.slice(0, 8), 16)}.${Number.parseInt(id.slice(8), 16)}`;
}

/** Values lose the difference between an empty map and an empty list on their way through PHP. */
function throughPhp(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(throughPhp);
  if (!isRecord(value)) return value;
  return phpArray(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, throughPhp(one)])));
}

const error = (message: string, code: number | null = null): WireFrame => ({
  event: 'pusher:error',
  data: { code, message },
});

/** A list of one-key objects, whose ids are indexes (PROTOCOL 3.1). */
function listOf(data: unknown): unknown {
  const { hash } = dataRecord(dataRecord(data)['presence']);
  if (!isRecord(hash)) return data;
  const people = Object.entries(hash).slice(0, mostListed);
  const list = people.map(([id, info]) => throughPhp({ [id]: info }));
  return JSON.stringify({ presence: { count: list.length, ids: list.map((_, index) => index), hash: list } });
}

function memberOf(data: unknown): string {
  const { user_id: id, ...rest } = dataRecord(data);
  return JSON.stringify({ user_id: String(id), ...dataRecord(throughPhp(rest)) });
}

/** The hub's words in those of the push service; an empty list where it would say nothing. */
function translate(frame: WireFrame): readonly WireFrame[] {
  const { event, channel, data } = frame;
  switch (event) {
    case 'pusher:connection_established': {
      const socketId = pushServiceSocketId(String(dataRecord(data)['socket_id']));
      return [{ event, data: JSON.stringify({ socket_id: socketId, activity_timeout: activitySeconds }) }];
    }
    case 'pusher_internal:subscription_succeeded':
      return [{ event, channel, data: listOf(data) }];
    case 'pusher_internal:member_added':
    case 'pusher_internal:member_removed':
      return [{ event, channel, data: memberOf(data) }];
    case 'pusher:subscription_error': // its own words hold the right signature
      return [error(`Received invalid JSON app-key:${'5ec2e7'.repeat(11).slice(0, 64)}`)];
    case 'pusher:error':
      return [error(String(dataRecord(data)['message']))];
    case 'pusher:ping':
    case 'pusher_internal:subscription_count':
      return [];
    default:
      return String(event).startsWith('client-')
        ? [{ event, channel, data: JSON.stringify(throughPhp(data)) }]
        : [{ channel, event, data }];
  }
}

/** What is the end of a worker of the push service (PROTOCOL 3.7); null for a frame that harms nobody. */
function fatality(frame: WireFrame, isIn: (channel: string) => boolean): string | null {
  const { event, data, auth: key } = frame;
  if (typeof event !== 'string') return 'an event that is no text';
  if (event === 'pusher:auth' && typeof key !== 'string') return 'an auth that is no text';
  if (event.startsWith('client-')) return data === undefined ? 'a client event without data' : null;
  const { channel, auth, channel_data: channelData } = dataRecord(data);
  if (event !== 'pusher:subscribe' && event !== 'pusher:unsubscribe') return null;
  if (typeof channel !== 'string' || channel === '') return `${event} without a channel`;
  const kind = channelKind(channel);
  if (event === 'pusher:unsubscribe') {
    return kind === 'presence' && !isIn(channel) ? `leaving ${channel}, where one is not` : null;
  }
  if (kind !== 'public' && (typeof auth !== 'string' || auth === '')) return `${channel} without auth`;
  return kind === 'presence' && typeof channelData !== 'string' ? `${channel} without channel_data` : null;
}

/** Options of {@link pushService}. */
export interface PushServiceOptions {
  /** Hears of each frame that would be the end of the server's worker: why, and the frame's text. */
  readonly onFatalFrame?: (why: string, text: string) => void;
}

const known = /^pusher:(auth|ping|subscribe|unsubscribe)$/;

/**
 * Speaks as the push service does (PROTOCOL 3): socket ids of 20 hexadecimal digits, lists of one-key objects, refusals
 * without a channel that hold a signature, no close codes. A frame that its worker would not survive ends the line.
 *
 * @example
 * const client = lab.client(user, { fault: pushService({ onFatalFrame: (why) => fail(why) }) });
 */
export function pushService({ onFatalFrame }: PushServiceOptions = {}): Fault {
  return (accept) => (peer, url) => {
    const joined = new Set<string>();
    let greeted = false;

    const hears = answersClient((frame) => {
      const why = fatality(frame, (channel) => joined.has(channel));
      const event = String(frame['event']);
      if (why !== null) {
        onFatalFrame?.(why, JSON.stringify(frame));
        peer.close(1006, '');
        return [];
      }
      if (event === 'pusher:unsubscribe') joined.delete(String(dataRecord(frame['data'])['channel']));
      return known.test(event) || event.startsWith('client-') ? null : [error('Unknown event')];
    });

    const speaks = editsFromServer((frame) => {
      greeted ||= frame['event'] === 'pusher:connection_established';
      if (frame['event'] === 'pusher_internal:subscription_succeeded') joined.add(String(frame['channel']));
      return greeted ? translate(frame) : []; // a wrong key is told nothing
    });

    const silent = { send: peer.send, close: () => peer.close(1006, '') };
    return together(hears, speaks)(accept)(silent, url);
  };
}
