import { isRecord } from '../lib/json.js';
import type { AuthorizationEndpoint } from './options.js';

/** What a user authentication function is asked. */
export interface UserAuthenticationRequest {
  readonly socketId: string;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

/** What the application's server signs a user in with (PROTOCOL 2.6). */
export interface UserAuthentication {
  /** `<key>:<signature>`. */
  readonly auth: string;
  /** The exact signed text: JSON with an `id`, and perhaps `user_info` and `watchlist`. Sent on as it is. */
  readonly user_data: string;
}

/** A function that authenticates the user. */
export interface UserAuthenticationFunction {
  (request: UserAuthenticationRequest): UserAuthentication | Promise<UserAuthentication>;
  /** As that of an endpoint. */
  readonly timeoutMs?: number;
}

/** How the user is authenticated: an endpoint is asked with `socket_id` alone, and answers `{ auth, user_data }`. */
export type UserAuthenticationOptions = AuthorizationEndpoint | UserAuthenticationFunction;

/** Whether a user can be signed in with it. */
export function isUserAuthentication(answer: unknown): answer is UserAuthentication {
  return isRecord(answer) && typeof answer['auth'] === 'string' && typeof answer['user_data'] === 'string';
}
