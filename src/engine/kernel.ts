import type { RealtimeError } from '../errors.js';
import type { Clock } from '../lib/clock.js';
import type { Deadlines } from '../lib/deadlines.js';
import type { Dialect } from '../protocol/dialect.js';
import type { EngineOptions } from './options.js';

/** The live connection, as the parts of an engine see it. */
export interface Live {
  readonly socketId: string;
  readonly dialect: Dialect;
}

/** What the parts of one engine share. */
export interface Kernel {
  /** The options of now: `update` replaces them. */
  options: EngineOptions;
  /** Null while there is no connection. */
  live: Live | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadlines: Deadlines;
  /** Writes a frame. False: nothing was written. */
  send(text: string): boolean;
  /** Hears every error. */
  error(error: RealtimeError): void;
  /** Hears what a handler of the application threw. */
  report(thrown: unknown): void;
}
