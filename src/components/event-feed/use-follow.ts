'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject, type WheelEvent } from 'react';

/** Within this of the end, one is at the end. */
const nearEndPx = 24;

/**
 * Keeps a list at its end while it grows, until somebody looks elsewhere: then it stays where it is, and what comes is
 * counted.
 *
 * @param total how many lines there were so far
 */
export function useFollow(
  total: number,
  controlled: boolean | undefined,
  onChange: ((follow: boolean) => void) | undefined,
): {
  log: RefObject<HTMLDivElement | null>;
  following: boolean;
  /** How many came since it stopped. */
  fresh: number;
  setFollowing: (follow: boolean) => void;
  handlers: {
    onScroll: () => void;
    onWheel: (event: WheelEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
} {
  const log = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(true);
  const [stoppedAt, setStoppedAt] = useState(total);
  const following = controlled ?? own;
  if (following && stoppedAt !== total) setStoppedAt(total);

  const toEnd = (): void => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  };
  useEffect(() => {
    if (following) toEnd();
  }, [following, total]);

  const setFollowing = (follow: boolean): void => {
    if (follow) toEnd();
    if (follow === following) return;
    setOwn(follow);
    onChange?.(follow);
  };
  const isAtEnd = (): boolean => {
    const { current } = log;
    return !current || current.scrollHeight - current.scrollTop - current.clientHeight <= nearEndPx;
  };
  return {
    log,
    following,
    fresh: Math.max(0, total - stoppedAt),
    setFollowing,
    handlers: {
      // scrolling to the end resumes; that it grew, and scrolled by itself, is no wish to stop
      onScroll: () => {
        if (!following && isAtEnd()) setFollowing(true);
      },
      onWheel: ({ deltaY }) => {
        if (deltaY < 0 && (log.current?.scrollTop ?? 0) > 0) setFollowing(false);
      },
      onKeyDown: ({ key }) => {
        if (key === 'ArrowUp' || key === 'PageUp' || key === 'Home') setFollowing(false);
        if (key === 'End') setFollowing(true);
      },
    },
  };
}
