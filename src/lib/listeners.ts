/**
 * Calls each listener. One that throws does not stop the others, nor the caller: the error goes to `report`.
 * They are copied first, so listeners may come and go while they are called.
 */
export function notify<Listener>(
  listeners: Iterable<Listener>,
  call: (listener: Listener) => void,
  report: (error: unknown) => void,
): void {
  for (const listener of [...listeners]) {
    try {
      call(listener);
    } catch (error) {
      report(error);
    }
  }
}

/** A listener in a box: the same function may be given twice, and is then called twice. */
export interface Listening<Listener> {
  readonly listener: Listener;
}

/** Listeners by key. Keys without any are dropped. */
export type ListenersByKey<Listener> = Map<string, Set<Listening<Listener>>>;

/** Adds a listener, and gives the way to remove it. */
export function listen<Listener>(
  byKey: ListenersByKey<Listener>,
  key: string,
  listener: Listener,
): () => void {
  const listening = { listener };
  const all = byKey.get(key) ?? new Set();
  byKey.set(key, all.add(listening));
  return () => {
    if (all.delete(listening) && all.size === 0 && byKey.get(key) === all) byKey.delete(key);
  };
}
