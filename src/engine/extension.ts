import type { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import type { EventMessage, SystemMessage } from '../protocol/messages.js';
import type { EventHandler } from './listeners.js';
import type { Authorization } from './options.js';
import type { TriggerFailure } from './subscription.js';

/** Where an extension is in a message's way: `next` passes it on, now or later; whoever never calls it drops it. */
export type Passage<Message> = (message: Message, next: (message: Message) => void) => void;

/** A client event on its way out. */
export interface OutgoingEvent {
  readonly channel: string;
  readonly event: string;
  readonly data: unknown;
}

/** What is to be sent, or why it is not. */
export type OutgoingVerdict = OutgoingEvent | TriggerFailure;

/** What an extension does. Everything is optional; whatever throws goes to `onError`, and stops nothing. */
export interface Extension {
  /** The connection is up. Channels are subscribed afterwards; where it gives a promise, once that is settled. */
  connected?(): unknown;
  /** The connection is gone, or the one that was wanted is given up; the error says why, where there is one. */
  disconnected?(error: RealtimeError | null): void;
  /** Hears a frame of the protocol's own names, before the engine. True: it was for the extension alone. */
  system?(message: SystemMessage): boolean;
  /** An event that somebody listens to. */
  incoming?: Passage<EventMessage>;
  /** Somebody in a presence channel: gives what is known of them; null leaves them out. */
  member?(channel: string, info: unknown): { readonly info: unknown } | null;
  /** Gives what is to be sent, or the reason why it is not; null refuses it as `schema`. */
  outgoing?(event: OutgoingEvent): OutgoingVerdict | null;
}

/** What an engine offers its extensions. */
export interface ExtensionHost {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Null while there is no connection. */
  readonly socketId: string | null;
  /** The server is the push service, or one of its family: it knows neither sign-in nor encryption. */
  readonly isPushService: boolean;
  /** A subscription is unanswered. */
  readonly isSubscribing: boolean;
  /** How long something may take, in milliseconds, by the engine's options. */
  timeout(name: 'authorizeMs' | 'subscribeMs'): number;
  /** Runs once, so many milliseconds from now, unless the function that it gives is called before. */
  after(delayMs: number, run: () => void): () => void;
  /** Writes a frame; `data` is an object on the wire. False: nothing was written. */
  send(event: string, data: object): boolean;
  /** Listens as the application does; `channel` is '' for events of the connection. */
  on(channel: string, event: string, handler: EventHandler): () => void;
  /** Passes an event to those who listen, as if the server had sent it. */
  emit(message: EventMessage): void;
  /** Hears every error. */
  error(error: RealtimeError): void;
  /** What a channel was authorised with; undefined where it was not, or is not held. */
  authorization(channel: string): Authorization | undefined;
  /**
   * Asks for a channel's authorisation anew; `authorization` gives it from then on. It is time-boxed, and rejects where
   * the channel is left or the connection lost.
   */
  authorize(channel: string): Promise<Authorization>;
  /** Publishes the user, and says who `me` is in presence channels whose authorisation does not. */
  setUser(user: { readonly id: string | null }): void;
}

/**
 * What not every application uses, as a value that is passed in, so that others do not ship it.
 *
 * @example
 * const audit: EngineExtension = () => ({
 *   incoming(message, next) {
 *     console.debug(message.channel, message.event);
 *     next(message);
 *   },
 * });
 */
export interface EngineExtension {
  (host: ExtensionHost): Extension;
  /** It needs a connection of itself: a lazy engine does not wait for a subscription. @default false */
  readonly connects?: boolean;
}
