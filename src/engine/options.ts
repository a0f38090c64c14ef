import type { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import type { NetworkHints } from '../lib/network-hints.js';
import type { Dialect } from '../protocol/dialect.js';
import type { Transport } from '../transport/transport.js';
import type { ExtensionsOption } from './extensions.js';

/** What an authorisation function is asked. */
export interface AuthorizationRequest {
  readonly socketId: string;
  readonly channel: string;
  /** Aborted when the answer is no longer wanted: the channel was left, or the socket lost. */
  readonly signal: AbortSignal;
}

/** What an authorisation gives, as the application's server signed it (PROTOCOL 2.6). */
export interface Authorization {
  /** `<key>:<signature>`. */
  readonly auth: string;
  /** The exact signed text; sent on as it is. */
  readonly channel_data?: string | null | undefined;
  /** The key of an encrypted channel, in base64; never sent on (PROTOCOL 2.7). */
  readonly shared_secret?: string | null | undefined;
}

/** A value, or a function that is called for each request: tokens stay fresh. */
export type Fresh<T> = T | (() => T | Promise<T>);

/** Authorisation by an HTTP endpoint of the application. */
export interface AuthorizationEndpoint {
  readonly endpoint: string;
  /** Called fresh for each request where it is a function. */
  readonly headers?: Fresh<Readonly<Record<string, string>>>;
  /** Fields sent beside `socket_id` and `channel_name`. */
  readonly params?: Fresh<Readonly<Record<string, string>>>;
  /** How the body is written. @default 'form' */
  readonly format?: 'form' | 'json';
  /** As for `fetch`. @default 'same-origin' */
  readonly credentials?: RequestCredentials;
  /** Sent as the header `X-CSRF-TOKEN`. */
  readonly csrfToken?: Fresh<string>;
  /**
   * Called on 401, 403 and 419, for example to refresh a token; when it is done, the request is made once more, with
   * fresh headers. What it throws is the answer.
   */
  readonly onUnauthorized?: (response: Response) => unknown;
  /** For the whole call, in milliseconds. @default `timeouts.authorizeMs` */
  readonly timeoutMs?: number;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch;
}

/** A function that authorises channels. */
export interface AuthorizationFunction {
  (request: AuthorizationRequest): Authorization | Promise<Authorization>;
  /** As that of an endpoint. */
  readonly timeoutMs?: number;
}

/** How channels that need it are authorised. */
export type AuthorizationOptions = AuthorizationEndpoint | AuthorizationFunction;

/** How long things may take, in milliseconds. */
export interface TimeoutOptions {
  /** From opening the transport to the server's greeting. @default 10000 */
  readonly connectMs?: number;
  /** From sending a subscription to its answer. @default 10000 */
  readonly subscribeMs?: number;
  /** For the authorisation call. @default 10000 */
  readonly authorizeMs?: number;
  /** From a ping to anything heard. @default 10000 */
  readonly pongMs?: number;
  /** Longest silence before a ping; the server's own figure wins where it is smaller. @default 30000 without one */
  readonly activityMs?: number;
}

/** How reconnecting paces itself, in milliseconds. Every pause is random, so that dropped clients do not return as one. */
export interface ReconnectOptions {
  /** The first retry comes after a random 0 to this. @default 700 */
  readonly firstDelayMs?: number;
  /** The second retry's pause, before jitter; each further one is 1.5 times as long. @default 500 */
  readonly minDelayMs?: number;
  /** The longest pause; 30 s once an outage has lasted a minute. @default 4000 */
  readonly maxDelayMs?: number;
}

/** The limits of client events. */
export interface ClientEventOptions {
  /** Client events a second, as a token bucket of that size; 0 is no limit. @default 10 */
  readonly perSecond?: number;
  /** The largest data of a client event, as JSON, in bytes of UTF-8. @default 10240 */
  readonly maxBytes?: number;
}

/** How presence channels are read. */
export interface PresenceOptions {
  /** Who left stays a member for this long, in milliseconds, and has never left where they return. @default 0 */
  readonly leaveGraceMs?: number;
  /** Info that is a JSON text is parsed: the push service passes on what the application's server posts (PROTOCOL 3.3). @default false */
  readonly parseInfo?: boolean;
}

/** Options of `createEngine`. Give one of `url`, `cluster` and `transport` (a transport may want a `url` too). */
export interface EngineOptions {
  /** The application's public key. */
  readonly appKey: string;
  /** `ws://`, `wss://`, or `tcp://` with a TCP transport; a path prefix is kept. */
  readonly url?: string;
  /** A Pusher cluster, such as `eu`. */
  readonly cluster?: string;
  /** @default the runtime's WebSocket */
  readonly transport?: Transport;
  readonly auth?: AuthorizationOptions | undefined;
  /** The user's id, where the application knows it and the authorisation does not say: it tells `me` from the others. */
  readonly user?: { readonly id: string } | undefined;
  /** `lazy`: the first subscription or sign-in connects. `eager`: at once. `manual`: only `connect()`. @default 'lazy' */
  readonly connect?: 'lazy' | 'eager' | 'manual' | undefined;
  /** Begins suspended: no socket, timer or listener before `resume()`. @default false */
  readonly suspended?: boolean;
  /** How long a channel stays subscribed after its last holder left, in milliseconds. @default 1000 */
  readonly linger?: number | undefined;
  readonly reconnect?: ReconnectOptions | undefined;
  readonly timeouts?: TimeoutOptions | undefined;
  readonly clientEvents?: ClientEventOptions | undefined;
  readonly presence?: PresenceOptions | undefined;
  /** Which family of servers this is. @default told by the socket id */
  readonly dialect?: Dialect | undefined;
  /** Hears what is nobody else's: handlers that throw, malformed frames, dropped client events. */
  readonly onError?: ((error: RealtimeError) => void) | undefined;
  /** What not every application uses. Read once, when the engine is made; see `extensions()`. */
  readonly extensions?: ExtensionsOption;
  /** @default the runtime's clock */
  readonly clock?: Clock;
  /** A number in [0, 1). @default Math.random */
  readonly random?: () => number;
  /** @default the browser's `online`, `offline`, `visibilitychange`, `pageshow` and `focus`; nothing elsewhere */
  readonly networkHints?: NetworkHints;
}
