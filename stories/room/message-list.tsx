import { useEffect, useRef, type ReactElement } from 'react';
import { Avatar } from '../../src/index.js';
import type { Message } from './conversation.js';
import { ClockIcon } from './icons.js';
import { toPerson } from './people.js';
import { formatTime } from './format-time.js';
import { useWords } from './words.js';

/** What was said, oldest first. Who reads the end stays at the end. */
export function MessageList({
  messages,
  myId,
}: {
  messages: readonly Message[];
  myId: string;
}): ReactElement {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [messages]);
  return (
    <div
      ref={box}
      className="room-messages"
      role="log"
      aria-label={words.messages}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {messages.length === 0 && <p className="room-quiet">{words.nothingYet}</p>}
      {messages.map((message) => (
        <MessageRow key={message.id} message={message} isMine={message.author.id === myId} />
      ))}
    </div>
  );
}

function MessageRow({ message, isMine }: { message: Message; isMine: boolean }): ReactElement {
  const words = useWords();
  const { author, text, at, waiting } = message;
  const { name, avatarUrl, color } = toPerson(author);
  return (
    <article className="room-message" data-waiting={waiting ? '' : undefined}>
      <Avatar decorative size="md" name={name} src={avatarUrl} userId={author.id} color={color} />
      <div className="room-message-body">
        <p className="room-message-head">
          <bdi className="room-author">{name ?? author.id}</bdi>
          {isMine && <span className="room-tag">{words.you}</span>}
          <time dateTime={new Date(at).toISOString()}>{formatTime(at, words.locale)}</time>
        </p>
        <p className="room-text">
          <bdi>{text}</bdi>
        </p>
        {waiting && (
          <p className="room-waits">
            <ClockIcon />
            {words.waits}
          </p>
        )}
      </div>
    </article>
  );
}
