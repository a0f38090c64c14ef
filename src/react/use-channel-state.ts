'use client';

import { useCallback } from 'react';
import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/with-selector';
import type { ChannelSnapshot } from '../store/state.js';
import { useEngine } from './provider.js';

/** A channel that may not be wanted (yet): hooks take null, undefined, false and '' as "none". */
export type MaybeChannel<Name extends string = string> = NameOrNone<Name>;

/** One of these names, or none (yet). */
export type NameOrNone<Name extends string> = Name | '' | null | undefined | false;

const onServer = (): undefined => undefined;
const nothing = (): void => undefined;

/** Reads one channel's state, and wakes for its changes only. */
export function useChannelState<Selection>(
  name: MaybeChannel,
  selector: (channel: ChannelSnapshot | undefined) => Selection,
  isEqual?: (one: Selection, other: Selection) => boolean,
): Selection {
  const { store } = useEngine();
  const subscribe = useCallback(
    (listener: () => void) => (name ? store.subscribeChannel(name, listener) : nothing),
    [store, name],
  );
  const read = useCallback(() => (name ? store.getState().channels.get(name) : undefined), [store, name]);
  return useSyncExternalStoreWithSelector(subscribe, read, onServer, selector, isEqual);
}
