import type { ConnectionSnapshot, UserSnapshot } from './state.js';

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

/** What is read of a user who is not (yet) signed in. */
export const idleUser: UserSnapshot = {
  status: 'idle',
  id: null,
  info: undefined,
  channel: null,
  error: null,
  online: new Set(),
};
