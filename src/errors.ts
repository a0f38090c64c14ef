/** Everything that can go wrong, as one closed list. */
export type RealtimeErrorCode =
  /** The transport could not be opened, or was lost. */
  | 'connection-lost'
  /** The server did not greet within `timeouts.connectMs`. */
  | 'handshake-timeout'
  /** The line opened and closed before the greeting three times: the app key is probably wrong. */
  | 'key-suspect'
  /** The server refused the connection for good (close codes 4000-4099). */
  | 'refused'
  /** Nothing was heard within `timeouts.pongMs` of a ping. */
  | 'pong-timeout'
  /** `pusher:error` on a connection that stays up. */
  | 'server-error'
  /** The authorisation endpoint or function said no (401, 403, 419 …). */
  | 'authorization-denied'
  /** The authorisation call failed: network, 5xx, or an answer that is none. */
  | 'authorization-failed'
  /** The authorisation call took longer than `timeouts.authorizeMs`. */
  | 'authorization-timeout'
  /** The channel needs authorisation and the options have no `auth`. */
  | 'authorization-missing'
  /** The server refused the subscription. */
  | 'subscription-refused'
  /** The server did not answer the subscription within `timeouts.subscribeMs`. */
  | 'subscription-timeout'
  /** A limit of the server: connections, members, rate. */
  | 'over-limit'
  /** A client event that had to wait could not be sent in the end. */
  | 'trigger-dropped'
  /** A payload did not fit its schema. */
  | 'schema'
  /** The server sent something that is not a frame of the protocol. */
  | 'malformed-frame'
  /** A handler of the application threw. */
  | 'handler-failed'
  /** The engine has been disposed. */
  | 'disposed';

/** What a {@link RealtimeError} carries beside its code and message. */
export interface RealtimeErrorDetails {
  /** The code that the server sent or closed with. */
  readonly wireCode?: number | null;
  /** The HTTP status of an authorisation call; 0 where the network failed. */
  readonly status?: number | null;
  readonly channel?: string | null;
  /** Trying again without a change may help. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * An error of the connection, of a channel or of a client event.
 *
 * @example
 * const { error } = useChannel('private-orders');
 * if (error?.code === 'authorization-denied') return <AskForAccess />;
 */
export class RealtimeError extends Error {
  override readonly name = 'RealtimeError';
  readonly code: RealtimeErrorCode;
  readonly wireCode: number | null;
  readonly status: number | null;
  readonly channel: string | null;
  readonly retryable: boolean;

  constructor(code: RealtimeErrorCode, message: string, details: RealtimeErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.wireCode = details.wireCode ?? null;
    this.status = details.status ?? null;
    this.channel = details.channel ?? null;
    this.retryable = details.retryable ?? false;
  }
}
