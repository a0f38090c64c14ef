import type { ConnectionSnapshot } from './state.js';

/** What is read of a connection that there is not (yet): on the server, and before anything asked for one. */
export const idleConnection: ConnectionSnapshot = {
  status: 'idle',
  since: 0,
  socketId: null,
  attempt: 0,
  retryAt: null,
  error: null,
  latencyMs: null,
  everConnected: false,
};
