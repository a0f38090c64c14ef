import { createStore } from 'zustand/vanilla';
import { listen, notify, type ListenersByKey } from '../lib/listeners.js';
import { emptySharedMap, withEntry } from '../lib/shared-map.js';
import { idleConnection } from './idle.js';
import type { ChannelSnapshot, ConnectionSnapshot, RealtimeState, UserSnapshot } from './state.js';

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
  /** Publishes a connection, unless nothing of it changed. `since` follows the status. */
  setConnection(connection: Omit<ConnectionSnapshot, 'since'>, now: number): void;
  /** Publishes a channel, or removes it where there is no snapshot. */
  setChannel(name: string, channel: ChannelSnapshot | undefined): void;
  setUser(user: UserSnapshot | null): void;
}

/** @param report hears what listeners throw: they never stop the engine, nor each other */
export function createRealtimeStore(report: (error: unknown) => void): WritableStore {
  const { getState, getInitialState, setState, subscribe } = createStore<RealtimeState>(() => ({
    connection: idleConnection,
    channels: emptySharedMap(),
    user: null,
  }));
  const byChannel: ListenersByKey<() => void> = new Map();

  return {
    store: {
      getState,
      getInitialState,
      subscribe: (listener) =>
        subscribe((...states) => {
          try {
            listener(...states);
          } catch (error) {
            report(error);
          }
        }),
      subscribeChannel: (name, listener) => listen(byChannel, name, listener),
    },
    setConnection(next, now) {
      const before = getState().connection;
      const connection = { ...next, since: before.status === next.status ? before.since : now };
      const keys = Object.keys(connection) as (keyof ConnectionSnapshot)[];
      if (keys.some((key) => before[key] !== connection[key])) setState({ connection });
    },
    setUser(user) {
      setState({ user });
    },
    setChannel(name, channel) {
      setState(({ channels }) => ({ channels: withEntry(channels, name, channel) }));
      notify(
        byChannel.get(name),
        ({ listener }) => {
          listener();
        },
        report,
      );
    },
  };
}
