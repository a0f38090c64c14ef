'use client';

import { shallow } from 'zustand/vanilla/shallow';
import type { UserSnapshot } from '../store/state.js';
import { useUserState } from './use-user-state.js';

/** What {@link useUser} gives. `Info` is what the application's server signed as `user_info`. */
export interface UseUserResult<Info = unknown> extends Pick<UserSnapshot, 'status' | 'id' | 'error'> {
  /** Undefined before the first success, and where nothing was signed. */
  readonly info: Info | undefined;
}

const whole = ({ status, id, info, error }: UserSnapshot): UseUserResult => ({ status, id, info, error });

/**
 * Who is signed in on this connection, where the engine was given `extensions(signIn(…))`; else it stays idle. Reading
 * it does not connect.
 *
 * @example
 * const { status, id, info, error } = useUser<{ name: string }>();
 * if (status === 'failed') return <SignInAgain reason={error?.message} />;
 */
export function useUser<Info = unknown>(): UseUserResult<Info>;
export function useUser(): UseUserResult {
  return useUserState(whole, shallow);
}
