'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Clock, TimerHandle } from '../../lib/clock.js';

const everyMs = 100;

interface Source<Value> {
  subscribe(listener: () => void): () => void;
  read(): Value;
}

/** A source of which nobody is told more than ten times a second. */
function createSampler<Value>(
  { subscribe, read }: Source<Value>,
  clock: Clock,
): { subscribe(listener: () => void): () => void; snapshot(): Value } {
  let current = read();
  return {
    snapshot: () => current,
    subscribe(listener) {
      let timer: TimerHandle = null;
      let isWaiting = false;
      current = read();
      const off = subscribe(() => {
        if (isWaiting) return;
        isWaiting = true;
        timer = clock.setTimeout(() => {
          isWaiting = false;
          current = read();
          listener();
        }, everyMs);
      });
      return () => {
        off();
        if (isWaiting) clock.clearTimeout(timer);
      };
    },
  };
}

/**
 * Reads a source that may change at any rate; it renders ten times a second at most.
 *
 * @param source the same object each time; `read` gives the same value until something changes
 */
export function useSampled<Value>(source: Source<Value>, clock: Clock): Value {
  const sampler = useMemo(() => createSampler(source, clock), [source, clock]);
  return useSyncExternalStore(sampler.subscribe, sampler.snapshot);
}

/** The instant of now, each second. */
export function useNow(clock: Clock): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: TimerHandle = null;
    const tick = (): void => {
      setNow(clock.now());
      timer = clock.setTimeout(tick, 1_000);
    };
    timer = clock.setTimeout(tick, 1_000);
    return () => clock.clearTimeout(timer);
  }, [clock]);
  return now;
}
