/** Why a transport closed: `code` is the WebSocket close code, null where the peer gave none. */
export interface TransportClose {
  readonly code: number | null;
  readonly reason: string;
  /** The closing was agreed by both sides. */
  readonly clean: boolean;
}

/** What a transport tells its owner. Each is called at most as often as its name says: opened once, closed once. */
export interface TransportHandlers {
  opened(): void;
  /** One whole message, in the order in which it was sent. */
  message(text: string): void;
  closed(close: TransportClose): void;
}

/** An open (or opening) line to the server. */
export interface TransportConnection {
  /** Writes one message. False: nothing was written, because the line is not open. */
  send(text: string): boolean;
  /** Ends the line at once; no handler is called afterwards. */
  close(code?: number, reason?: string): void;
}

/**
 * A way to carry strings to a server and back. It knows nothing of what they say, but for one thing: whether the
 * application's key travels in the URL or in a first message.
 *
 * Rules, proved by the published contract suite: nothing is called synchronously inside `open`; messages are whole
 * and in order; nothing is called after `closed`, nor after one's own `close()`; a line that cannot be opened is
 * `closed` without `opened`.
 */
export interface Transport {
  readonly keyIn: 'url' | 'first-message';
  open(url: string, handlers: TransportHandlers): TransportConnection;
}
