'use client';

import { useEffect, useRef, useState } from 'react';
import type { MaybeChannel } from './use-channel-state.js';
import { usePresence } from './use-presence.js';

const crowd = 1_000;
const crowdNoMore = 900;

/** There are so many people in a channel that not everything is shown to everybody; around the limit it stays. */
export function useIsCrowd(channel: MaybeChannel): boolean {
  const [isCrowd, setIsCrowd] = useState(false);
  const isOver = usePresence(channel, ({ count }) => count > (isCrowd ? crowdNoMore : crowd));
  if (isOver !== isCrowd) setIsCrowd(isOver);
  return isOver;
}

/** Tells when a value is another one; never of the first. */
export function useNews<Value>(value: Value, onChange: ((value: Value) => void) | undefined): void {
  const told = useRef(value);
  useEffect(() => {
    if (told.current !== value) onChange?.(value);
    told.current = value;
  }, [value, onChange]);
}
