import type { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import type { EventMessage, SystemMessage } from '../protocol/messages.js';
import type { Authorization } from './options.js';

/** Where an extension is in a message's way: `next` passes it on, now or later; whoever never calls it drops it. */
export type Passage<Message> = (message: Message, next: (message: Message) => void) => void;

/** A client event on its way out. */
export interface OutgoingEvent {
  readonly channel: string;
  readonly event: string;
  readonly data: unknown;
}

/** What an extension does. Everything is optional; whatever throws goes to `onError`, and stops nothing. */
export interface Extension {
  /** The connection is up. Channels are subscribed afterwards; where it gives a promise, once that is settled. */
  connected?(): unknown;
  /** The connection is gone. */
  disconnected?(): void;
  /** Hears a frame of the protocol's own names, before the engine. True: it was for the extension alone. */
  system?(message: SystemMessage): boolean;
  /** An event that somebody listens to. */
  incoming?: Passage<EventMessage>;
  /** Gives what is to be sent; null refuses it. */
  outgoing?(event: OutgoingEvent): OutgoingEvent | null;
}

/** What an engine offers its extensions. */
export interface ExtensionHost<User = unknown> {
  readonly clock: Clock;
  /** Null while there is no connection. */
  readonly socketId: string | null;
  /** Writes a frame; `data` is an object on the wire. False: nothing was written. */
  send(event: string, data: object): boolean;
  /** Passes an event to those who listen, as if the server had sent it. */
  emit(message: EventMessage): void;
  /** Hears every error. */
  error(error: RealtimeError): void;
  /** What a channel was authorised with; undefined where it was not, or is not held. */
  authorization(channel: string): Authorization | undefined;
  /** Asks for a channel's authorisation anew. */
  authorize(channel: string): Promise<Authorization>;
  /** Publishes the signed-in user. */
  setUser(user: User): void;
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
export type EngineExtension = (host: ExtensionHost) => Extension;
