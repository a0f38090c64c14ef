import type { ReactElement, ReactNode } from 'react';
import { useConnection } from '../../src/index.js';
import type { Message } from './conversation.js';
import { formatTime } from './format-time.js';
import { LostLine } from './lost-line.js';
import { toPerson } from './people.js';
import { RetryButton } from './retry-button.js';
import { useLongLost } from './use-long-lost.js';
import { useWords } from './words.js';

export interface QuietLineProps {
  readonly lastMessage: Message | undefined;
  /** Said where no server was ever reached. */
  readonly noServer: ReactNode;
  readonly narrow: boolean;
}

/** One line of 40 pixels: a quiet fact, or what is wrong with the connection. Nothing moves when it changes. */
export function QuietLine({ lastMessage, noServer, narrow }: QuietLineProps): ReactElement {
  const words = useWords();
  const { status, error, everConnected } = useConnection();
  const isLost = useLongLost();
  const isMissing = noServer !== undefined && !everConnected && error !== null && status !== 'failed';
  return (
    <>
      <p className="room-said" role="status">
        {isMissing && noServer}
      </p>
      {isLost && <LostLine narrow={narrow} />}
      {isMissing && (
        <p className="room-line" data-tone="healing" aria-hidden="true">
          <bdi>{noServer}</bdi>
        </p>
      )}
      {status === 'failed' && (
        <div className="room-line" data-tone="broken">
          <p>
            <b>{words.failed}</b> {error?.message}
          </p>
          <RetryButton />
        </div>
      )}
      {!isLost && !isMissing && status !== 'failed' && (
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
