/** What decoding gives: a frame, or why there is none. */
export type Decoded =
  | { readonly ok: true; readonly message: SystemMessage | EventMessage }
  | { readonly ok: false; readonly reason: string };

/**
 * A frame of the protocol's own names (`pusher:…`, `pusher_internal:…`; Sockudo has more, under its own name), its
 * fields decoded under one name each, whatever the server calls them.
 */
export interface SystemMessage {
  /** The whole name. Those that nobody knows are to be ignored quietly. */
  readonly type: `${'pusher' | 'sockudo'}${string}`;
  /** Null where the frame names none. */
  readonly channel: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** The socket, the user or the number that it is about; null where it is about none. */
  readonly id: string | null;
  /** The code or status of an error. */
  readonly code: number | null;
  /** The text of an error, without signatures. */
  readonly text: string;
}

/**
 * An event of a channel, or of the connection where `channel` is null. The data is as it came: it is read only if
 * somebody listens.
 */
export interface EventMessage {
  readonly type: 'event';
  readonly event: string;
  readonly channel: string | null;
  readonly data: unknown;
  readonly userId: string | null;
  /** The data has been read: a text is a text. */
  readonly isRead?: boolean;
  /** The data as it came, where `data` is not that any more. */
  readonly raw?: unknown;
}
