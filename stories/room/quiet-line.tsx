import { useEffect, useState, type ReactElement } from 'react';
import { useConnection, useEngine } from '../../src/index.js';
import type { Message } from './conversation.js';
import { formatTime } from './format-time.js';
import { toPerson } from './people.js';
import { useLongLost } from './use-long-lost.js';
import { useNow } from './use-now.js';
import { useWords } from './words.js';

/** The longest pause between attempts, of which the ring shows what is left. */
const longestPauseMs = 4_000;
const leastBusyMs = 800;

/** One line of 40 pixels: a quiet fact, or that the connection is lost. Nothing moves when it changes. */
export function QuietLine({
  lastMessage,
  narrow,
}: {
  lastMessage: Message | undefined;
  narrow: boolean;
}): ReactElement {
  const words = useWords();
  const { status, error } = useConnection();
  const isLost = useLongLost();
  return (
    <>
      <p className="room-said" role="status">
        {isLost && `${words.lost} ${words.trying}`}
      </p>
      {isLost && <LostLine narrow={narrow} />}
      {status === 'failed' && (
        <div className="room-line" data-tone="broken">
          <p>
            <b>{words.failed}</b> {error?.message}
          </p>
          <RetryButton />
        </div>
      )}
      {!isLost && status !== 'failed' && (
        <p className="room-line">{lastMessage && <LastMessage message={lastMessage} />}</p>
      )}
    </>
  );
}

function LastMessage({ message: { author, at } }: { message: Message }): ReactElement {
  const words = useWords();
  const [firstName = author.id] = toPerson(author).name?.split(' ') ?? [];
  return <bdi>{words.lastMessage(firstName, formatTime(at, words.locale))}</bdi>;
}

function LostLine({ narrow }: { narrow: boolean }): ReactElement {
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

/** Stays where it is while it tries, and says so for long enough to be seen. */
function RetryButton(): ReactElement {
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
