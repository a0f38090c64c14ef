import { createStore as createZustandStore, type StoreApi } from 'zustand/vanilla';
import { notify } from '../lib/listeners.js';
import { emptySharedMap } from '../lib/shared-map.js';
import { reduce, type StateChange } from './reduce.js';
import { idleConnection } from './selectors.js';
import type { RealtimeState } from './state.js';

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
  apply(change: StateChange): void;
}

function channelOf(change: StateChange): string | null {
  if (change.type === 'connection') return null;
  return change.type === 'channel' ? change.channel.name : change.name;
}

/** @param report hears what listeners throw: they never stop the engine, nor each other */
export function createRealtimeStore(report: (error: unknown) => void): WritableStore {
  const store: StoreApi<RealtimeState> = createZustandStore<RealtimeState>(() => ({
    connection: idleConnection,
    channels: emptySharedMap(),
  }));
  const byChannel = new Map<string, Set<() => void>>();

  function subscribeChannel(name: string, listener: () => void): () => void {
    const listeners = byChannel.get(name) ?? new Set();
    byChannel.set(name, listeners);
    const own = (): void => {
      listener();
    }; // the same function may be given twice
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && byChannel.get(name) === listeners) byChannel.delete(name);
    };
  }

  return {
    store: {
      getState: store.getState,
      getInitialState: store.getInitialState,
      subscribe: (listener) =>
        store.subscribe((state, before) => {
          try {
            listener(state, before);
          } catch (error) {
            report(error);
          }
        }),
      subscribeChannel,
    },
    apply(change) {
      const before = store.getState();
      const after = reduce(before, change);
      if (after === before) return;
      store.setState(after, true);
      const name = channelOf(change);
      const listeners = name === null ? undefined : byChannel.get(name);
      if (listeners !== undefined) notify(listeners, (listener) => listener(), report);
    },
  };
}
