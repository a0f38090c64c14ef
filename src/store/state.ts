import type { RealtimeError } from '../errors.js';
import type { SharedMap } from '../lib/shared-map.js';
import type { Member } from '../protocol/member.js';

export type { Member };

/**
 * - `idle`: nothing asked for a connection yet
 * - `connecting`: never yet connected
 * - `connected`
 * - `reconnecting`: was connected, retrying
 * - `offline`: not connected, and the network hint says so; still retrying, slowly
 * - `unavailable`: over 10 s without a connection, still retrying
 * - `failed`: stopped; only `connect()` tries again
 * - `closed`: by the application
 */
export type ConnectionStatus =
  'idle' | 'connecting' | 'connected' | 'reconnecting' | 'offline' | 'unavailable' | 'failed' | 'closed';

/** What the application sees of the connection. Instants are milliseconds since the epoch. */
export interface ConnectionSnapshot {
  readonly status: ConnectionStatus;
  /** When `status` last changed. */
  readonly since: number;
  /** Null unless connected. */
  readonly socketId: string | null;
  /** Attempts since the connection was last up; 0 while connected. */
  readonly attempt: number;
  /** When the next attempt begins; null while one is under way, and where none is scheduled. */
  readonly retryAt: number | null;
  /** Why it is not connected; null while connected. */
  readonly error: RealtimeError | null;
  /** Round trip of the last ping; null before the first. */
  readonly latencyMs: number | null;
  readonly everConnected: boolean;
}

/**
 * - `idle`: before its first attempt
 * - `authorizing`, `subscribing`: the attempt is under way
 * - `subscribed`
 * - `retrying`: not subscribed, another attempt is certain (`error` says why)
 * - `failed`: no attempt is scheduled; `retry()` or a new connection makes one
 */
export type ChannelStatus = 'idle' | 'authorizing' | 'subscribing' | 'subscribed' | 'retrying' | 'failed';

/** The people of a presence channel. Immutable: a change makes a new one. */
export interface PresenceSnapshot<I = unknown> {
  /** In the order in which they were first seen. */
  readonly members: readonly Member<I>[];
  readonly me: Member<I> | null;
  /** False: the server's list is known to be cut short. */
  readonly complete: boolean;
  /** The connection is down: these are the people of before. */
  readonly stale: boolean;
}

/** What the application sees of a channel. */
export interface ChannelSnapshot {
  readonly name: string;
  readonly status: ChannelStatus;
  readonly error: RealtimeError | null;
  /** Connections subscribed, where the server tells (`pusher_internal:subscription_count`). */
  readonly subscriptionCount: number | null;
  /** A `cache-` channel: the server had no event to begin with (`pusher:cache_miss`). */
  readonly cacheMiss: boolean;
  /** Null on channels that are not presence channels. */
  readonly presence: PresenceSnapshot | null;
}

/**
 * Who is signed in on this connection (PROTOCOL 2.3). It is done anew on each connection.
 * - `idle`: there is no connection (yet); who was signed in on the last one is still told
 * - `signing-in`: under way; with an `error`, the last attempt failed and another one is certain
 * - `signed-in`
 * - `failed`: refused, or the authorisation failed; `error` says why
 */
export interface UserSnapshot {
  readonly status: UserStatus;
  /** Null before the first success. */
  readonly id: string | null;
  /** The `user_info` that the application's server signed. */
  readonly info: unknown;
  /** The channel of the user's own events, for `engine.on`; null before the first success. */
  readonly channel: string | null;
  /** Why it failed; or (`over-limit`) that the watchlist was cut. */
  readonly error: RealtimeError | null;
  /** Those of the watchlist who are online, by id. */
  readonly online: ReadonlySet<string>;
}

/** How it stands with the user; see {@link UserSnapshot}. */
export type UserStatus = 'idle' | 'signing-in' | 'signed-in' | 'failed';

/** The whole public state of an engine. */
export interface RealtimeState {
  readonly connection: ConnectionSnapshot;
  /** The channels that somebody holds, by name. */
  readonly channels: SharedMap<ChannelSnapshot>;
  /** Who is signed in on this connection, where the application signs its users in; else null. */
  readonly user: UserSnapshot | null;
}
