'use client';
import { useEffect, useState } from 'react';
import { useLatest } from '../../react/use-latest.js';

/** A value that changes at most so often: of a burst the last one is shown. 0: as it comes. */
export function useCalm<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const latest = useLatest(value);
  const waits = everyMs > 0 && shown !== value;
  if (everyMs === 0 && shown !== value) setShown(value);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setShown(latest.current), everyMs);
    return () => clearTimeout(timer);
  }, [waits, everyMs, latest]);
  return everyMs > 0 ? shown : value;
}
