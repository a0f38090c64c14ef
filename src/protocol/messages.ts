/** A frame from the server, decoded. `data` of events stays as it came: it is read only if somebody listens. */
export type ServerMessage =
  | { readonly type: 'established'; readonly socketId: string; readonly activityTimeoutMs: number | null }
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | ServerErrorMessage
  | { readonly type: 'subscribed'; readonly channel: string; readonly data: unknown }
  | SubscriptionErrorMessage
  | { readonly type: 'member-added'; readonly channel: string; readonly id: string; readonly info: unknown }
  | { readonly type: 'member-removed'; readonly channel: string; readonly id: string }
  | { readonly type: 'subscription-count'; readonly channel: string; readonly count: number }
  | EventMessage
  /** Of the protocol's own names, but not one that is known here. */
  | { readonly type: 'unknown'; readonly event: string };

/** `pusher:error`. One that names a channel concerns that channel only (PROTOCOL 2.5). */
export interface ServerErrorMessage {
  readonly type: 'error';
  readonly code: number | null;
  readonly message: string;
  readonly channel: string | null;
}

/** `pusher:subscription_error`. */
export interface SubscriptionErrorMessage {
  readonly type: 'subscription-error';
  readonly channel: string;
  readonly kind: string;
  readonly message: string;
  readonly status: number | null;
}

/** An event of a channel, or of the connection where `channel` is null. */
export interface EventMessage {
  readonly type: 'event';
  readonly event: string;
  readonly channel: string | null;
  readonly data: unknown;
  readonly userId: string | null;
}

/** What decoding gives: a message, or why there is none. */
export type Decoded =
  { readonly ok: true; readonly message: ServerMessage } | { readonly ok: false; readonly reason: string };
