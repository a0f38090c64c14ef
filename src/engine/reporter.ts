import { RealtimeError } from '../errors.js';
import { isDevelopment } from '../lib/dev.js';

/** The last resort: where the runtime reports what nobody caught. */
function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else if (isDevelopment) console.error(error);
}

/** Tells the application's `onError`, if there is one; an `onError` that throws is reported, and stops nothing. */
export function createReporter(onError: () => ((error: Error) => void) | undefined): (error: Error) => void {
  return (error) => {
    const handler = onError();
    if (handler === undefined) {
      // all else is state already; only what the application's own code threw would be lost
      if (error instanceof RealtimeError && error.code === 'handler-failed') reportUncaught(error.cause);
      return;
    }
    try {
      handler(error);
    } catch (thrown) {
      reportUncaught(thrown);
    }
  };
}
