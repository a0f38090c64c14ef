import { useState } from 'react';
import { useConnection, useConnectionEvents } from '../../../../src/index.js';

export function Freshness() {
  const [missedSince, setMissedSince] = useState<number | null>(null);
  const isUp = useConnection(({ status }) => status === 'connected');
  useConnectionEvents({ onRestored: ({ since }) => setMissedSince(since) });
  if (missedSince !== null) return <p>Fetch what came since {new Date(missedSince).toISOString()}</p>;
  return <p>{isUp ? 'Up to date' : 'As of before the connection was lost'}</p>;
}
