'use client';
import { useEffect, useState } from 'react';
import { useTimings } from './settings.js';
import { skeletonTimings } from './timings.js';

/** What stands for content on its way: after a moment, and then for long enough to be seen. */
export function useSkeleton(waiting: boolean): { waiting: boolean; visible: boolean } {
  const { afterMs, minMs } = useTimings('skeleton', skeletonTimings);
  const [visible, setVisible] = useState(false);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => {
      setSettled(false);
      setVisible(true);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [waiting, afterMs]);
  useEffect(() => {
    if (!visible) return;
    const timer = setTimeout(() => setSettled(true), minMs);
    return () => clearTimeout(timer);
  }, [visible, minMs]);
  if (!waiting && visible && settled) setVisible(false);
  return { waiting: waiting || visible, visible };
}
