/**
 * Calls each listener. One that throws does not stop the others, nor the caller: the error goes to `report`.
 * @param listeners not changed while they are called: pass a copy of what others may change
 */
export function notify<Listener>(
  listeners: readonly Listener[] | undefined,
  call: (listener: Listener) => void,
  report: (error: unknown) => void,
): void {
  if (!listeners) return;
  for (const listener of listeners) {
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

/** Listeners by key, replaced and never changed: whoever is being called may listen or stop listening. */
export type ListenersByKey<Listener> = Map<string, readonly Listening<Listener>[]>;

/** Adds a listener, and gives the way to remove it. Keys without any are dropped. */
export function listen<Listener>(
  byKey: ListenersByKey<Listener>,
  key: string,
  listener: Listener,
): () => void {
  const own = { listener };
  byKey.set(key, [...(byKey.get(key) ?? []), own]);
  return () => {
    const rest = (byKey.get(key) ?? []).filter((each) => each !== own);
    if (rest.length > 0) byKey.set(key, rest);
    else byKey.delete(key);
  };
}
