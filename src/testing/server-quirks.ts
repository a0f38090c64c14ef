import { dataRecord } from '../protocol/codec.js';
import { answersClient, editsFromServer, type Fault, type WireFrame } from './faults.js';

/** Changes the frames of one event. */
function edits(event: string, change: (frame: WireFrame) => WireFrame): Fault {
  return editsFromServer((frame) => [frame['event'] === event ? change(frame) : frame]);
}

const succeeded = 'pusher_internal:subscription_succeeded';

const withoutData = ({ data: _data, ...rest }: WireFrame): WireFrame => rest;

const isList = ({ data }: WireFrame): boolean => 'presence' in dataRecord(data);

/** Confirms subscriptions to channels without members with no `data` at all (soketi; PROTOCOL 4). */
export const omitsData = (): Fault =>
  edits(succeeded, (frame) => (isList(frame) ? frame : withoutData(frame)));

/** Sends pings and pongs without `data` (Reverb, Sockudo; PROTOCOL 4). */
export const pingsWithoutData = (): Fault =>
  editsFromServer((frame) => [/^pusher:p[io]ng$/.test(String(frame['event'])) ? withoutData(frame) : frame]);

/** What the greeting says of the activity timeout, in seconds; null: nothing (PROTOCOL 2.1). */
export const tellsActivityTimeout = (seconds: number | null): Fault =>
  edits('pusher:connection_established', (frame) => {
    const { socket_id: socketId } = dataRecord(frame['data']);
    const activity = seconds === null ? {} : { activity_timeout: seconds };
    return { ...frame, data: JSON.stringify({ socket_id: socketId, ...activity }) };
  });

/** Options of {@link errorsWithoutChannel}. */
export interface ChannellessErrorOptions {
  /** @default 4009 */
  readonly code?: number | null;
  /** The text, which may name the channel after all, as Pusher's does. @default what the server says, without a name */
  readonly message?: (channel: string) => string;
}

/**
 * Refuses subscriptions with a `pusher:error` that names no channel (Pusher, Reverb, Sockudo; PROTOCOL 4).
 *
 * @example
 * errorsWithoutChannel({ code: null, message: (channel) => `Invalid signature: Expected … of 1.1:${channel}` });
 */
export function errorsWithoutChannel(options: ChannellessErrorOptions = {}): Fault {
  const { code = 4009, message = () => 'Connection is unauthorized' } = options;
  return editsFromServer(({ channel, ...frame }) => {
    if (frame['event'] === 'pusher:subscription_error') {
      return [{ event: 'pusher:error', data: { code, message: message(String(channel)) } }];
    }
    const named = frame['event'] === 'pusher:error' || channel === undefined ? {} : { channel };
    return [{ ...frame, ...named }];
  });
}

/** Sends the `data` of `pusher:error` as a text that holds JSON (Reverb; PROTOCOL 4). */
export const errorsAsText = (): Fault =>
  edits('pusher:error', (frame) => ({ ...frame, data: JSON.stringify(frame['data']) }));

/** Answers every subscription as soketi does where a limit is reached (PROTOCOL 4). */
export const subscriptionErrorLimitReached = (error = 'The limit of members was reached.'): Fault =>
  answersClient(({ event, data }) => {
    if (event !== 'pusher:subscribe') return null;
    const refusal = { type: 'LimitReached', error, status: 4100 };
    return [{ event: 'pusher:subscription_error', channel: dataRecord(data)['channel'], data: refusal }];
  });

/** What PHP makes of a map: a list, where its keys are 0, 1, 2 …, and where it is empty. */
export function phpArray(map: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(map);
  return keys.every((key, index) => key === String(index)) ? Object.values(map) : map;
}

/** Lists members as PHP does: in an array where the ids are 0, 1, 2 …, and where there are none (Reverb; PROTOCOL 4). */
export const presenceHashAsArray = (): Fault =>
  edits(succeeded, (frame) => {
    if (!isList(frame)) return frame;
    const presence = dataRecord(dataRecord(frame['data'])['presence']);
    const hash = phpArray(dataRecord(presence['hash']));
    return { ...frame, data: JSON.stringify({ presence: { ...presence, hash } }) };
  });

/**
 * Confirms each subscription only after further frames of its channel have come (PROTOCOL 3.3, 2.3).
 * @param count how many
 */
export function succeedsLate(count: number): Fault {
  return (accept) => (peer, url) => {
    const held = new Map<unknown, { readonly success: WireFrame; left: number }>();
    const late = editsFromServer((frame) => {
      const { event, channel } = frame;
      if (event === succeeded) {
        held.set(channel, { success: frame, left: count });
        return [];
      }
      const waiting = held.get(channel);
      if (waiting === undefined || --waiting.left > 0) return [frame];
      held.delete(channel);
      return [frame, waiting.success];
    });
    return late(accept)(peer, url);
  };
}
