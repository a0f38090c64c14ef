import type { ReactElement, ReactNode } from 'react';
import { ConnectionStatus, PresenceAvatars } from '../../src/index.js';
import { Composer } from './composer.js';
import type { RoomHistory } from './history.js';
import { MessageList } from './message-list.js';
import type { RoomUser } from './people.js';
import { QuietLine } from './quiet-line.js';
import { useRoomMessages } from './use-room-messages.js';
import { useWords } from './words.js';

export interface RoomAppProps {
  readonly channel: string;
  readonly me: RoomUser;
  /** What the application kept; null: it keeps nothing. */
  readonly history: RoomHistory | null;
  /** Said where no server was ever reached. */
  readonly noServer?: ReactNode;
  readonly narrow: boolean;
}

/** The application that two people use together: everything in it comes from hooks and components of copresent. */
export function RoomApp({ channel, me, history, noServer, narrow }: RoomAppProps): ReactElement {
  const words = useWords();
  const { messages, write } = useRoomMessages(channel, me, history);
  return (
    <>
      <header className="room-head">
        <h2>
          <bdi>{words.title}</bdi>
        </h2>
        <PresenceAvatars channel={channel} size={narrow ? 'sm' : 'md'} />
        <span className="room-status">
          <ConnectionStatus {...(words.connection && { strings: words.connection })} />
        </span>
      </header>
      <QuietLine
        lastMessage={messages.findLast(({ waiting }) => !waiting)}
        noServer={noServer}
        narrow={narrow}
      />
      <MessageList messages={messages} myId={me.id} />
      <Composer write={write} />
    </>
  );
}
