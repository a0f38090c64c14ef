import { WebSocket } from 'ws';
import type { Transport } from './transport.js';
import { transportOver } from './web-socket.js';

/** Options of {@link webSocket}. */
export interface WebSocketOptions {
  /** Sent with the request that opens the connection, for proxies that ask for a header or a cookie. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A WebSocket for Node.js, whether or not the runtime has one of its own.
 *
 * @example
 * import { webSocket } from 'copresent/node';
 * createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001', transport: webSocket() });
 */
export function webSocket(options: WebSocketOptions = {}): Transport {
  const { headers = {} } = options;
  return transportOver((url) => new WebSocket(url, { headers }));
}
