import { renderHook, type RenderHookResult } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import type { RealtimeError } from '../../src/errors.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import type { Party } from './stage.js';

type Wrapper = (props: { readonly children: ReactNode }) => ReactElement;

/** Puts what is rendered under a provider of this user. */
export const providing =
  (party: Party, onError?: (error: RealtimeError) => void): Wrapper =>
  ({ children }) => <RealtimeProvider options={{ ...party.options, onError }}>{children}</RealtimeProvider>;

/** Renders a hook for this user. */
export function hookOf<Result>(party: Party, useIt: () => Result): RenderHookResult<Result, unknown> {
  return renderHook(useIt, { wrapper: providing(party) });
}
