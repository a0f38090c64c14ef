import type { RealtimeError } from '../../errors.js';

/** Whether signing in again would mend it: the application's server, or the realtime server, no longer knows the user. */
export function isSignedOut(error: RealtimeError | null): boolean {
  return error?.status === 401 || error?.status === 419 || error?.wireCode === 4009;
}
