import { useEffect, useState, type ReactElement } from 'react';
import { useEngine } from '../../src/index.js';
import { useWords } from './words.js';

const leastBusyMs = 800;

/** Stays where it is while it tries, and says so for long enough to be seen. */
export function RetryButton(): ReactElement {
  const words = useWords();
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setBusy(false), leastBusyMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return (
    <button
      type="button"
      className="room-button"
      aria-disabled={busy}
      onClick={() => {
        if (busy) return;
        setBusy(true);
        engine.reconnect();
      }}
    >
      {words.retry}
    </button>
  );
}
