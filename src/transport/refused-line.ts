import type { TransportConnection, TransportHandlers } from './transport.js';

/** A line that never was: closed a moment later, unless its owner closes it first. */
export function refusedLine(cause: unknown, handlers: TransportHandlers): TransportConnection {
  let ended = false;
  queueMicrotask(() => {
    if (ended) return;
    ended = true;
    handlers.closed({ code: null, reason: cause instanceof Error ? cause.message : '', clean: false });
  });
  return {
    send: () => false,
    close() {
      ended = true;
    },
  };
}
