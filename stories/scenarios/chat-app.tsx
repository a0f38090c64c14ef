import { useRef, useState, type SyntheticEvent, type ReactElement } from 'react';
import {
  Avatar,
  ConnectionBanner,
  ConnectionStatus,
  MemberList,
  PresenceAvatars,
  ReactionBar,
  TypingIndicator,
  useTyping,
} from '../../src/index.js';
import { longestText, type Message } from '../room/conversation.js';
import { messageEvent } from '../room/create-room.js';
import { formatTime } from '../room/format-time.js';
import type { RoomHistory } from '../room/history.js';
import { ClockIcon, SendIcon } from '../room/icons.js';
import { toPerson, type RoomUser } from '../room/people.js';
import { useRoomMessages } from '../room/use-room-messages.js';
import './chat.css';

export const chatChannel = 'presence-chat';

/** How many messages have a bar of reactions: those that are talked about. */
const mostBars = 3;

/** A conversation: who is here, what was said, who answers. */
export function ChatApp({ user, history }: { user: RoomUser; history: RoomHistory }): ReactElement {
  const { messages, write } = useRoomMessages(chatChannel, user, history);
  return (
    <>
      <header className="window-head">
        <h2>Release room</h2>
        <PresenceAvatars channel={chatChannel} size="sm" />
        <ConnectionStatus />
      </header>
      <ConnectionBanner placement="top" quiet={`${messages.length} messages`} />
      <div className="chat">
        <div className="chat-talk">
          <div className="chat-messages" role="log" aria-label="Messages" aria-live="off" tabIndex={0}>
            {messages.map((message, at) => (
              <ChatMessage
                key={message.id}
                message={message}
                isMine={message.author.id === user.id}
                hasBar={at >= messages.length - mostBars}
              />
            ))}
          </div>
          <ChatComposer write={write} />
        </div>
        <MemberList
          channel={chatChannel}
          groups="none"
          search={false}
          className="chat-people"
          aria-label={`People, ${user.nickname}’s window`}
        />
      </div>
    </>
  );
}

interface ChatMessageProps {
  readonly message: Message;
  readonly isMine: boolean;
  readonly hasBar: boolean;
}

function ChatMessage({ message, isMine, hasBar }: ChatMessageProps): ReactElement {
  const { id, author, text, at, waiting } = message;
  const { name, avatarUrl, color } = toPerson(author);
  return (
    <article className="room-message" data-waiting={waiting ? '' : undefined}>
      <Avatar decorative size="md" name={name} src={avatarUrl} userId={author.id} color={color} />
      <div className="room-message-body">
        <p className="room-message-head">
          <bdi className="room-author">{name ?? author.id}</bdi>
          {isMine && <span className="room-tag">You</span>}
          <time dateTime={new Date(at).toISOString()}>{formatTime(at, 'en-GB')}</time>
        </p>
        <p className="room-text">
          <bdi>{text}</bdi>
        </p>
        {waiting && (
          <p className="room-waits">
            <ClockIcon />
            Sends when you’re back
          </p>
        )}
        {hasBar && !waiting && (
          <ReactionBar
            channel={chatChannel}
            mode="toggle"
            target={id}
            aria-label={`Reactions to: ${text}`}
            className="chat-reactions"
          />
        )}
      </div>
    </article>
  );
}

function ChatComposer({ write }: { write: (text: string) => void }): ReactElement {
  const [text, setText] = useState('');
  const { getInputProps, stop } = useTyping(chatChannel, { clearOn: [messageEvent] });
  const composer = useRef<HTMLFormElement>(null);

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    if (text.trim() === '') return;
    stop();
    write(text.trim());
    setText('');
  }

  return (
    <>
      <TypingIndicator
        channel={chatChannel}
        clearOn={clearOn}
        composerRef={composer}
        className="chat-typing"
      />
      <form ref={composer} className="room-composer" onSubmit={send}>
        <input
          {...getInputProps({
            value: text,
            onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) => setText(target.value),
            placeholder: 'Write to the room',
            'aria-label': 'Write to the room',
            maxLength: longestText,
            autoComplete: 'off',
            dir: 'auto',
          })}
        />
        <button className="room-send" aria-label="Send">
          <SendIcon />
        </button>
      </form>
    </>
  );
}

const clearOn = [messageEvent];
