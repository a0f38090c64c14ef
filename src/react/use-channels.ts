'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { shallow } from 'zustand/vanilla/shallow';
import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/with-selector';
import type { Engine } from '../create-engine.js';
import type { ChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { RealtimeState } from '../store/state.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { standingOf, type Standing } from './use-channel.js';
import { useNames } from './use-names.js';

/** How one of several channels stands. */
export interface ChannelStanding extends Standing {
  readonly name: string;
  /** Tries again now, where the last attempt failed. */
  readonly retry: () => void;
}

/** What {@link useChannels} gives: an entry for each name, in the order of the names. */
export type UseChannelsResult = readonly ChannelStanding[];

/** The type of {@link useChannels}, for these channels. */
export type UseChannels<Channels extends ChannelDefinitions = RegisteredChannels> = (
  names: readonly MaybeChannel<ChannelName<Channels>>[],
) => UseChannelsResult;

type Held = Map<string, ReturnType<Engine['subscribe']>>;

const onServer = (): undefined => undefined;

function areSame(one: readonly Standing[], other: readonly Standing[]): boolean {
  return one.length === other.length && one.every((standing, at) => shallow(standing, other[at]));
}

/**
 * Holds a list of channels that may change, and tells how each subscription stands. Names that stay are not
 * subscribed again; empty ones and repetitions are left out.
 *
 * @example
 * const channels = useChannels(orders.map(({ id }) => `private-order-${id}`));
 * const waiting = channels.filter(({ status }) => status !== 'subscribed');
 */
export const useChannels: UseChannels = (given) => {
  const { store } = useEngine();
  const names = useNames([
    ...new Set(given.filter((name) => typeof name === 'string' && name !== '')),
  ] as string[]);
  const held = useHolds(names);
  const subscribe = useCallback(
    (listener: () => void) => {
      const offs = names.map((name) => store.subscribeChannel(name, listener));
      return () => offs.forEach((off) => off());
    },
    [store, names],
  );
  const select = useCallback(
    (channels: RealtimeState['channels'] | undefined) => names.map((name) => standingOf(channels?.get(name))),
    [names],
  );
  const read = useCallback(() => store.getState().channels, [store]);
  const standings = useSyncExternalStoreWithSelector(subscribe, read, onServer, select, areSame);
  return useMemo(
    () =>
      standings.map((standing, at) => {
        const name = names[at] ?? '';
        return { name, ...standing, retry: () => held.current.get(name)?.retry() };
      }),
    [names, standings, held],
  );
};

/** Holds the channels of the list. The new ones are taken before the old ones are let go. */
function useHolds(names: readonly string[]): { readonly current: Held } {
  const engine = useEngine();
  const held = useRef<Held>(new Map());
  useEffect(() => {
    const holds = held.current;
    return () => {
      for (const hold of holds.values()) hold.release();
      holds.clear();
    };
  }, [engine]);
  useEffect(() => {
    const holds = held.current;
    for (const name of names) if (!holds.has(name)) holds.set(name, engine.subscribe(name));
    for (const [name, hold] of holds) {
      if (names.includes(name)) continue;
      holds.delete(name);
      hold.release();
    }
  }, [engine, names]);
  return held;
}
