'use client';

import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/with-selector';
import { idleUser } from '../store/idle.js';
import type { UserSnapshot } from '../store/state.js';
import { useEngine } from './provider.js';

const onServer = (): UserSnapshot => idleUser;

/** Reads a part of the user's state; idle where the engine signs nobody in. */
export function useUserState<Selection>(
  selector: (user: UserSnapshot) => Selection,
  isEqual?: (one: Selection, other: Selection) => boolean,
): Selection {
  const { store } = useEngine();
  return useSyncExternalStoreWithSelector(
    store.subscribe,
    () => store.getState().user ?? idleUser,
    onServer,
    selector,
    isEqual,
  );
}
