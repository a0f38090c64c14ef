import type { RealtimeError } from '../errors.js';

export type ConnectionPhase = 'idle' | 'opening' | 'handshaking' | 'open' | 'waiting' | 'failed' | 'closed';

/** The connection as data. A deadline stands in `phaseAt` exactly while something is awaited. */
export interface ConnectionState {
  readonly phase: ConnectionPhase;
  /** Opening and handshaking: the end of the time box. Waiting: when the next attempt begins. Else null. */
  readonly phaseAt: number | null;
  readonly socketId: string | null;
  readonly everConnected: boolean;
  /** Attempts since the connection was last up. */
  readonly attempt: number;
  /** Failures in a row; closes soon after connecting count too, so that they back off. */
  readonly strikes: number;
  /** When the present time without a connection began; null while there is one, or none is wanted. */
  readonly downAt: number | null;
  /** When it was established; null while it is not. */
  readonly openAt: number | null;
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
  readonly message: string;
  readonly at: number;
}

export type ConnectionEvent =
  | { readonly type: 'connect' | 'disconnect' | 'suspend' | 'reconnect' }
  | { readonly type: 'opened' | 'pong-timeout' | 'due' | 'online' | 'offline' | 'woke' }
  | { readonly type: 'established'; readonly socketId: string }
  | { readonly type: 'server-error' | 'closed'; readonly code: number | null; readonly message: string };

/** What the shell is to do about the line: put a new one in the place of any other, or drop it. */
export type ConnectionEffect = 'open' | 'close' | null;

export const initialConnection: ConnectionState = {
  phase: 'idle',
  phaseAt: null,
  socketId: null,
  everConnected: false,
  attempt: 0,
  strikes: 0,
  downAt: null,
  openAt: null,
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
