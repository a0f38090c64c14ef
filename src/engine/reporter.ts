import type { RealtimeError } from '../errors.js';
import { isDevelopment } from '../lib/dev.js';

/** The last resort: where the runtime reports what nobody caught. */
function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else if (isDevelopment) console.error(error);
}

/**
 * Tells the application's `onError`, if there is one; an `onError` that throws is reported, and stops nothing. Without
 * one, what a handler threw is reported as uncaught; all else is state already, and where no attempt will mend it, a
 * warning in development builds.
 */
export function createReporter(
  onError: () => ((error: RealtimeError) => void) | undefined,
): (error: RealtimeError) => void {
  return (error) => {
    const handler = onError();
    if (handler === undefined) {
      if (error.code === 'handler-failed') reportUncaught(error.cause);
      else if (isDevelopment && !error.retryable) console.warn(`copresent: ${error.message}`);
      return;
    }
    try {
      handler(error);
    } catch (thrown) {
      reportUncaught(thrown);
    }
  };
}
