import { isDevelopment } from './lib/dev.js';

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
  /** The server or the application refused to sign the user in. */
  | 'sign-in-refused'
  /** The server did not answer the sign-in within `timeouts.subscribeMs`. */
  | 'sign-in-timeout'
  /** An event of an encrypted channel could not be read, and was dropped. */
  | 'decryption-failed'
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

/** What each code means, in a sentence. Production builds have the codes only. */
const sentences: Readonly<Partial<Record<RealtimeErrorCode, string>>> = isDevelopment
  ? {
      'connection-lost': 'The connection was lost.',
      'handshake-timeout': 'The server did not greet in time.',
      'key-suspect': 'The server closes each connection before its greeting: check the app key.',
      refused: 'The server refused the connection, and would refuse it again.',
      'pong-timeout': 'The server fell silent.',
      'server-error': 'The server reported an error.',
      'authorization-denied': 'The authorisation was denied.',
      'authorization-failed':
        'The authorisation failed: it must give { auth: string, channel_data?: string }.',
      'authorization-timeout': 'The authorisation took too long.',
      'authorization-missing': 'The channel needs authorisation: give the engine an `auth` option.',
      'subscription-refused': 'The server refused the subscription.',
      'subscription-timeout': 'The server did not answer the subscription.',
      'over-limit': 'A limit of the server was reached.',
      'sign-in-refused': 'The user was not signed in.',
      'sign-in-timeout': 'The server did not answer the sign-in: it may not know users.',
      'decryption-failed': 'An event could not be decrypted, and was dropped.',
      'trigger-dropped': 'A client event waited for its subscription and could not be sent.',
      'malformed-frame': 'The server sent something that is not a frame of the protocol.',
      'handler-failed': 'A handler of the application threw.',
      disposed: 'The engine has been disposed, or the channel was left.',
    }
  : {};

/** What a {@link RealtimeError} carries beside its code and message. */
export interface RealtimeErrorDetails {
  /** What the server or the application said; else the code's own sentence is the message. */
  readonly message?: string | undefined;
  /** The code that the server sent or closed with. */
  readonly wireCode?: number | null;
  /** The HTTP status of an authorisation call; 0 where the network failed. */
  readonly status?: number | null;
  readonly channel?: string | null;
  /** Trying again without a change may help. @default false */
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
  declare readonly code: RealtimeErrorCode;
  declare readonly wireCode: number | null;
  declare readonly status: number | null;
  declare readonly channel: string | null;
  declare readonly retryable: boolean;

  constructor(code: RealtimeErrorCode, details: RealtimeErrorDetails = {}) {
    const {
      message = '',
      wireCode = null,
      status = null,
      channel = null,
      retryable = false,
      cause,
    } = details;
    const sentence = message === '' ? (sentences[code] ?? code) : message;
    super(channel === null ? sentence : `${channel}: ${sentence}`, { cause });
    Object.assign(this, { code, wireCode, status, channel, retryable });
  }
}
