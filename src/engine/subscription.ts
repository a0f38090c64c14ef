import type { RealtimeError } from '../errors.js';
import type { Member } from '../protocol/member.js';
import type { EventHandler } from './listeners.js';
import type { AuthorizationOptions } from './options.js';

/** The connection was down and the channel is subscribed again: events of the time between are missing. */
export interface Resync {
  /** When the subscription was lost, in milliseconds since the epoch. */
  readonly since: number;
  readonly reason: 'connection-lost';
}

/** What a holder of a channel brings, and wants to hear beside its events. */
export interface SubscriptionHandlers {
  /** Authorises this channel, in the place of the engine's `auth`; of several holders, the first one's counts. */
  readonly auth?: AuthorizationOptions | undefined;
  /** An attempt failed; `error.retryable` tells whether another one is scheduled. */
  readonly onError?: ((error: RealtimeError) => void) | undefined;
  /** Once for each gap; never on the first success. A good moment to fetch again. */
  readonly onResync?: ((resync: Resync) => void) | undefined;
  readonly onJoin?: ((member: Member) => void) | undefined;
  readonly onLeave?: ((member: Member) => void) | undefined;
  /** The server's list came: on the first subscription, and after each gap. */
  readonly onSync?: ((members: readonly Member[]) => void) | undefined;
}

/** Options of one subscription. */
export interface SubscribeOptions extends SubscriptionHandlers {
  /** As the engine's `linger`, for this holder; the largest of a channel's holders counts. */
  readonly linger?: number | undefined;
}

/** Why a client event was not sent. */
export type TriggerFailure =
  | 'not-subscribed'
  | 'not-private'
  | 'offline'
  | 'rate-limited'
  | 'too-large'
  | 'not-serializable'
  | 'schema'
  | 'encrypted'
  | 'disposed';

/** What may be said with a client event. */
export interface TriggerOptions {
  /**
   * How it stands to others where the budget of the connection is short. `low`, for what the next one outdates: a
   * quarter of the budget is left to the others. `normal`: it goes while there is budget, else it is refused as
   * `rate-limited`. `high`, for what must not be lost: it waits for the budget (`queued`), before all that waits.
   * @default 'normal'
   */
  readonly priority?: 'low' | 'normal' | 'high' | undefined;
}

/** `ok`: written to the transport, or (`queued`) waiting for the subscription or the budget, at most 10 s. */
export type TriggerResult =
  { readonly ok: true; readonly queued?: true } | { readonly ok: false; readonly reason: TriggerFailure };

/** A hold on a channel. The channel stays subscribed while anybody holds it, and lingers after that. */
export interface Subscription {
  readonly name: string;
  /** Settles with the current attempt: rejects with a {@link RealtimeError} where it failed for good. */
  readonly ready: Promise<void>;
  /** Listens until the function that it returns is called, or this hold is released. */
  on(event: string, handler: EventHandler): () => void;
  trigger(event: string, data?: unknown, options?: TriggerOptions): TriggerResult;
  /** Tries again now, where the last attempt failed. */
  retry(): void;
  release(): void;
}
