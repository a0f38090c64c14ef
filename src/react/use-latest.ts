'use client';

import { useInsertionEffect, useRef, type RefObject } from 'react';

/** A box that holds the value of the latest committed render: handlers change without resubscribing. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
