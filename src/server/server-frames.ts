import type { Participant } from './presence-roster.js';

/** Why a subscription was refused, in the form that soketi introduced (PROTOCOL 2.3). */
export interface SubscriptionRefusal {
  readonly type: 'AuthError' | 'LimitReached' | 'InvalidChannel' | 'InvalidData';
  readonly error: string;
  readonly status: number;
}

/** A frame of the protocol's own: its `data` is a text that holds JSON (PROTOCOL 2.2). */
function systemFrame(event: string, data: string, channel?: string): string {
  return JSON.stringify({ event, data, channel });
}

function presenceList(people: readonly Participant[]): string {
  const ids = people.map(({ idJson }) => idJson).join(',');
  const hash = people.map(({ id, infoJson }) => `${JSON.stringify(id)}:${infoJson}`).join(',');
  return `{"presence":{"count":${people.length},"ids":[${ids}],"hash":{${hash}}}}`;
}

/** The texts that the server sends. */
export const serverFrames = {
  established: (socketId: string, activityTimeoutMs: number): string =>
    systemFrame(
      'pusher:connection_established',
      JSON.stringify({
        socket_id: socketId,
        activity_timeout: Math.max(1, Math.round(activityTimeoutMs / 1000)),
      }),
    ),
  ping: (): string => systemFrame('pusher:ping', '{}'),
  pong: (): string => systemFrame('pusher:pong', '{}'),
  /** `data` is an object here, as the protocol documents it. */
  error: (code: number | null, message: string, channel?: string): string =>
    JSON.stringify({ event: 'pusher:error', data: { code, message }, channel }),
  subscribed: (channel: string, people: readonly Participant[] | null): string =>
    systemFrame(
      'pusher_internal:subscription_succeeded',
      people === null ? '{}' : presenceList(people),
      channel,
    ),
  /** After `subscribed` on a cache channel from which nothing is kept (PROTOCOL 2.3). */
  cacheMiss: (channel: string): string => systemFrame('pusher:cache_miss', '{}', channel),
  subscriptionError: (channel: string, refusal: SubscriptionRefusal): string =>
    JSON.stringify({ event: 'pusher:subscription_error', data: refusal, channel }),
  memberAdded: (channel: string, { idJson, infoJson }: Participant): string =>
    systemFrame('pusher_internal:member_added', `{"user_id":${idJson},"user_info":${infoJson}}`, channel),
  memberRemoved: (channel: string, { idJson }: Participant): string =>
    systemFrame('pusher_internal:member_removed', `{"user_id":${idJson}}`, channel),
  subscriptionCount: (channel: string, count: number): string =>
    systemFrame('pusher_internal:subscription_count', `{"subscription_count":${count}}`, channel),
  /** `data` is an object here, as the protocol documents it; what it holds is the text that was signed. */
  signedIn: (userData: string): string =>
    JSON.stringify({ event: 'pusher:signin_success', data: { user_data: userData } }),
  /** Who of a watchlist is there and who is not; a list that is empty is left out. */
  watchlistEvents: (lists: Readonly<Partial<Record<'online' | 'offline', readonly string[]>>>): string => {
    const events = Object.entries(lists).flatMap(([name, ids]) =>
      ids.length === 0 ? [] : [{ name, user_ids: ids }],
    );
    return systemFrame('pusher_internal:watchlist_events', JSON.stringify({ events }));
  },
  /** An event of the application: `data` is the publisher's text as it came. */
  event: (channel: string, event: string, data: string): string => JSON.stringify({ event, channel, data }),
  /** An event of a client: `dataJson` is JSON already, or null where the sender gave none. */
  clientEvent: (channel: string, event: string, dataJson: string | null, userId: string | null): string =>
    `{"event":${JSON.stringify(event)},"channel":${JSON.stringify(channel)}` +
    (dataJson === null ? '' : `,"data":${dataJson}`) +
    (userId === null ? '}' : `,"user_id":${JSON.stringify(userId)}}`),
};
