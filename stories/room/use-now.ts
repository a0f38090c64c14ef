import { useSyncExternalStore } from 'react';

const stepMs = 250;
const readStep = (): number => Math.floor(Date.now() / stepMs) * stepMs;
const readNothing = (): number => 0;
const never = (): (() => void) => () => undefined;

function onStep(listener: () => void): () => void {
  const timer = setInterval(listener, stepMs);
  return () => clearInterval(timer);
}

/** The time, to a quarter of a second; 0 where nobody needs it. */
export function useNow(needed: boolean): number {
  const read = needed ? readStep : readNothing;
  return useSyncExternalStore(needed ? onStep : never, read, readNothing);
}
