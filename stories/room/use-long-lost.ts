import { useEffect, useState } from 'react';
import { useConnection } from '../../src/index.js';

/** As the badge beside it: a loss that heals sooner is no news. */
const lostAfterMs = 2_000;
const lost = new Set(['reconnecting', 'unavailable', 'offline']);

/** Whether the connection has been down for a while. */
export function useLongLost(): boolean {
  const isLost = useConnection(({ status }) => lost.has(status));
  const [isLong, setIsLong] = useState(false);
  if (!isLost && isLong) setIsLong(false);
  useEffect(() => {
    if (!isLost) return;
    const timer = setTimeout(() => setIsLong(true), lostAfterMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isLost && isLong;
}
