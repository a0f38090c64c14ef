/**
 * Calls each listener. One that throws does not stop the others, nor the caller: the error goes to `report`.
 * The set is copied first, so listeners may come and go while they are called.
 */
export function notify<Listener>(
  listeners: ReadonlySet<Listener>,
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
