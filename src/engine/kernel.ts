import type { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import type { Deadlines } from '../lib/deadlines.js';
import type { EngineOptions, TimeoutOptions } from './options.js';

/** What the parts of one engine share. */
export interface Kernel {
  /** The options of now: `update` replaces them. */
  options: EngineOptions;
  /** The connection's; null while there is none. */
  socketId: string | null;
  /** There is a connection, and its server is the push service, or one of its family (PROTOCOL 3). */
  isPushService: boolean;
  /** Who signed in, which the authorisation of a presence channel need not say again (PROTOCOL 2.6). */
  userId?: string | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadlines: Deadlines;
  /** How long something may take, in milliseconds. */
  timeout(name: Exclude<keyof TimeoutOptions, 'activityMs'>): number;
  /** Reads what is known of somebody in a presence channel; null leaves them out. */
  member?: ((channel: string, info: unknown) => { readonly info: unknown } | null) | undefined;
  /** Writes a frame. False: nothing was written. */
  send(text: string): boolean;
  /** Writes a ping; `ponged` is called when the server has answered it, and all that was written before. */
  ping(ponged?: () => void): void;
  /** Hears every error. */
  error(error: RealtimeError): void;
  /** Hears what a handler of the application threw. */
  report(thrown: unknown): void;
}
