import type { ReactElement } from 'react';
import { useConnection } from '../../src/index.js';
import { RetryButton } from './retry-button.js';
import { useNow } from './use-now.js';
import { useWords } from './words.js';

/** The longest pause between attempts, of which the ring shows what is left. */
const longestPauseMs = 4_000;

/** That the connection is lost, and when it is tried again. */
export function LostLine({ narrow }: { narrow: boolean }): ReactElement {
  const words = useWords();
  const { retryAt } = useConnection();
  const now = useNow(retryAt !== null);
  const sayLeft = narrow ? words.retryingIn : words.reconnectingIn;
  const leftMs = retryAt === null || now === 0 ? 0 : Math.max(0, retryAt - now);
  return (
    <div className="room-line" data-tone="healing">
      <svg className="room-ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" pathLength="1" />
        <circle cx="8" cy="8" r="6" pathLength="1" strokeDasharray={`${leftMs / longestPauseMs} 1`} />
      </svg>
      <p>
        <b>{words.lost}</b> <span>{leftMs === 0 ? words.trying : sayLeft(Math.ceil(leftMs / 1_000))}</span>
      </p>
      <RetryButton />
    </div>
  );
}
