'use client';
import { useEffect, useState } from 'react';

/** Until an attempt. */
export interface Countdown {
  /** Whole seconds, from the whole pause to 1; null where there is nothing to count. */
  readonly seconds: number | null;
  /** What is left of the pause, 1 to 0. */
  readonly left: number;
}

const nothing: Countdown = { seconds: null, left: 0 };

/**
 * Counts the seconds until an instant. Each is taken from the clock, not from the one before: a page that slept goes on
 * where it should be. A pause under `fromMs` is not counted.
 */
export function useCountdown(until: number | null, fromMs: number): Countdown {
  const [counted, setCounted] = useState<number | null>(null);
  const [countdown, setCountdown] = useState(nothing);
  useEffect(() => {
    if (until === null) return;
    const wholeMs = until - Date.now();
    if (wholeMs < fromMs) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      const leftMs = until - Date.now();
      setCounted(until);
      setCountdown(leftMs > 0 ? { seconds: Math.ceil(leftMs / 1_000), left: leftMs / wholeMs } : nothing);
      if (leftMs > 0) timer = setTimeout(tick, leftMs % 1_000 || 1_000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [until, fromMs]);
  return counted === until ? countdown : nothing;
}
