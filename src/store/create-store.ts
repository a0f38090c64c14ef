import { createStore } from 'zustand/vanilla';
import { notify } from '../lib/listeners.js';
import { emptySharedMap } from '../lib/shared-map.js';
import { idleConnection } from './idle.js';
import { reduceChannel, reduceConnection } from './reduce.js';
import type { ChannelSnapshot, ConnectionSnapshot, RealtimeState } from './state.js';

/**
 * The engine's state, to be read: a zustand store without `setState`.
 *
 * @example
 * const status = useStore(engine.store, (state) => state.connection.status);
 */
export interface RealtimeStore {
  getState(): RealtimeState;
  getInitialState(): RealtimeState;
  subscribe(listener: (state: RealtimeState, before: RealtimeState) => void): () => void;
  /** Hears changes of one channel only: a page with thousands of channels wakes one reader, not all. */
  subscribeChannel(name: string, listener: () => void): () => void;
}

/** The store as its one writer has it. */
export interface WritableStore {
  readonly store: RealtimeStore;
  setConnection(connection: Omit<ConnectionSnapshot, 'since'>, now: number): void;
  setChannel(name: string, channel: ChannelSnapshot | undefined): void;
}

/** @param report hears what listeners throw: they never stop the engine, nor each other */
export function createRealtimeStore(report: (error: unknown) => void): WritableStore {
  const { getState, getInitialState, setState, subscribe } = createStore<RealtimeState>(() => ({
    connection: idleConnection,
    channels: emptySharedMap(),
  }));
  const byChannel = new Map<string, Set<{ readonly listener: () => void }>>();

  return {
    store: {
      getState,
      getInitialState,
      subscribe: (listener) =>
        subscribe((state, before) => {
          try {
            listener(state, before);
          } catch (error) {
            report(error);
          }
        }),
      subscribeChannel(name, listener) {
        const entry = { listener }; // the same function may be given twice
        const entries = byChannel.get(name) ?? new Set();
        byChannel.set(name, entries.add(entry));
        return () => {
          if (entries.delete(entry) && entries.size === 0) byChannel.delete(name);
        };
      },
    },
    setConnection(connection, now) {
      setState((state) => reduceConnection(state, connection, now), true);
    },
    setChannel(name, channel) {
      setState((state) => reduceChannel(state, name, channel), true);
      const entries = byChannel.get(name);
      if (entries) notify(entries, (entry) => entry.listener(), report);
    },
  };
}
