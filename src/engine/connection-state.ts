import type { RealtimeError } from '../errors.js';

export type ConnectionPhase = 'idle' | 'opening' | 'handshaking' | 'open' | 'waiting' | 'failed' | 'closed';

/** The connection as data. A deadline stands in `at` exactly while something is awaited. */
export interface ConnectionState {
  readonly phase: ConnectionPhase;
  /** Opening and handshaking: the end of the time box. Waiting: when the next attempt begins. Else null. */
  readonly at: number | null;
  /** Open: when it was established. Opening, handshaking and waiting: when the outage began. Else null. */
  readonly since: number | null;
  readonly socketId: string | null;
  readonly everConnected: boolean;
  /** Attempts since the connection was last up. */
  readonly attempt: number;
  /** Failures in a row; closes soon after connecting count too, so that they back off. */
  readonly strikes: number;
  /** It has been down for long enough to say so. */
  readonly unavailable: boolean;
  readonly online: boolean;
  /** How often in a row the line opened and closed before the greeting. */
  readonly suspicions: number;
  /** The server asked for TLS. */
  readonly secure: boolean;
  readonly error: RealtimeError | null;
  /** The last `pusher:error` of this socket: some servers close without a code after it. */
  readonly lastWord: LastWord | null;
}

export interface LastWord {
  readonly code: number | null;
  readonly text: string;
  readonly at: number;
}

/** What a step of the connection depends on, beside its state. Times are milliseconds. */
export interface ConnectionContext {
  readonly now: number;
  /** A random number in [0, 1). */
  readonly roll: number;
  readonly connectMs: number;
  /** The first retry comes after a random 0 to this. */
  readonly firstDelayMs: number;
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
}

/** One step of the connection. Pure: time and chance come in with the context. */
export type ConnectionStep = (state: ConnectionState, context: ConnectionContext) => ConnectionState;

export const initialConnection: ConnectionState = {
  phase: 'idle',
  at: null,
  since: null,
  socketId: null,
  everConnected: false,
  attempt: 0,
  strikes: 0,
  unavailable: false,
  online: true,
  suspicions: 0,
  secure: false,
  error: null,
  lastWord: null,
};

/** Nothing happens by itself. */
export function isAtRest({ phase }: ConnectionState): boolean {
  return phase === 'idle' || phase === 'failed' || phase === 'closed';
}
