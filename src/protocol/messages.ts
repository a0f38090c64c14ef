/**
 * A frame from the server, decoded. `channel` is null where the frame names none. The data of events stays as it came:
 * it is read only if somebody listens.
 */
export type ServerMessage =
  | { readonly type: 'established'; readonly socketId: string; readonly activityTimeoutMs: number | null }
  | { readonly type: 'ping' | 'pong' }
  | ServerErrorMessage
  | ChannelMessage
  | EventMessage
  /** Of the protocol's own names, but not one that is known here. */
  | { readonly type: 'unknown' };

/** `pusher:error`. One that names a channel concerns that channel only (PROTOCOL 2.5). */
export interface ServerErrorMessage {
  readonly type: 'error';
  readonly channel: string | null;
  readonly code: number | null;
  readonly message: string;
}

/** What the server says of one channel. */
export type ChannelMessage = { readonly channel: string | null } & (
  | { readonly type: 'subscribed'; readonly data: Readonly<Record<string, unknown>> }
  | {
      readonly type: 'subscription-error';
      readonly kind: unknown;
      readonly message: string;
      readonly status: number | null;
    }
  | { readonly type: 'member-added'; readonly id: string; readonly info: unknown }
  | { readonly type: 'member-removed'; readonly id: string }
  | { readonly type: 'subscription-count'; readonly count: number }
);

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
