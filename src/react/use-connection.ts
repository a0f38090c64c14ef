'use client';

import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/with-selector';
import { idleConnection } from '../store/idle.js';
import type { ConnectionSnapshot } from '../store/state.js';
import { useEngine } from './provider.js';

/** What {@link useConnection} gives. */
export type UseConnectionResult = ConnectionSnapshot;

const whole = (connection: ConnectionSnapshot): ConnectionSnapshot => connection;
const onServer = (): ConnectionSnapshot => idleConnection;

/**
 * The state of the connection, or a part of it. Reading it does not connect.
 *
 * @example
 * const { status, retryAt } = useConnection();
 * const isUp = useConnection((connection) => connection.status === 'connected');
 */
export function useConnection(): UseConnectionResult;
export function useConnection<Selection>(
  selector: (connection: ConnectionSnapshot) => Selection,
  isEqual?: (one: Selection, other: Selection) => boolean,
): Selection;
export function useConnection<Selection>(
  selector: (connection: ConnectionSnapshot) => ConnectionSnapshot | Selection = whole,
  isEqual?: (one: Selection, other: Selection) => boolean,
): ConnectionSnapshot | Selection {
  const { store } = useEngine();
  return useSyncExternalStoreWithSelector(
    store.subscribe,
    () => store.getState().connection,
    onServer,
    selector,
    isEqual as ((one: unknown, other: unknown) => boolean) | undefined,
  );
}
