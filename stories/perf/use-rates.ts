import { useEffect, useState } from 'react';

/** What a page did in the last second. */
export interface Rates {
  /** Frames that were drawn. */
  readonly frames: number;
  /** The longest time between two of them, in milliseconds. */
  readonly longestMs: number;
  /** Time in scripts of frames that took over 50 ms; null: this browser does not tell. */
  readonly scriptMs: number | null;
  /** Seconds that were measured. */
  readonly seconds: number;
}

/** An entry of the Long Animation Frames API (https://w3c.github.io/long-animation-frames/). */
interface LongFrame extends PerformanceEntry {
  readonly scripts?: readonly { readonly duration: number }[];
}

const entryType = 'long-animation-frame';

const isTold = (): boolean => PerformanceObserver.supportedEntryTypes.includes(entryType);

const scriptTimeOf = (entry: PerformanceEntry): number =>
  ((entry as LongFrame).scripts ?? []).reduce((sum, { duration }) => sum + duration, 0);

/** Counts until the function that it gives is called; `told` hears once a second. */
function measure(told: (rates: Rates) => void): () => void {
  let frames = 0;
  let [longestMs, scriptMs, seconds] = [0, 0, 0];
  let lastAt = performance.now();
  let secondAt = lastAt;

  function take(at: number): void {
    handle = requestAnimationFrame(take);
    frames += 1;
    longestMs = Math.max(longestMs, at - lastAt);
    lastAt = at;
    if (at - secondAt < 1_000) return;
    seconds += 1;
    const perSecond = 1_000 / (at - secondAt);
    told({
      frames: Math.round(frames * perSecond),
      longestMs: Math.round(longestMs),
      scriptMs: isTold() ? Math.round(scriptMs * perSecond) : null,
      seconds,
    });
    frames = 0;
    [longestMs, scriptMs] = [0, 0];
    secondAt = at;
  }

  let handle = requestAnimationFrame(take);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) scriptMs += scriptTimeOf(entry);
  });
  if (isTold()) observer.observe({ type: entryType });
  return () => {
    cancelAnimationFrame(handle);
    observer.disconnect();
  };
}

/** How the page keeps up, once a second; null in the first one. */
export function useRates(): Rates | null {
  const [rates, setRates] = useState<Rates | null>(null);
  useEffect(() => measure(setRates), []);
  return rates;
}
