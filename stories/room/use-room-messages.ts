import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useChannel, useEvent, usePresence, useTrigger, type Member } from '../../src/index.js';
import { createConversation, readMessage, type Message, type SentMessage } from './conversation.js';
import { messageEvent } from './create-room.js';
import type { RoomHistory } from './history.js';
import type { RoomUser } from './people.js';

const retryAfterMs = 1_000;

function withInfo(message: Message, members: readonly Member[]): Message {
  const { author } = message;
  const member = author.info === undefined ? members.find(({ id }) => id === author.id) : undefined;
  return member === undefined ? message : { ...message, author: { ...author, info: member.info } };
}

/** The messages of a room as one window sees them, and the way to add one: it is sent at once, or when that is possible. */
export function useRoomMessages(
  channel: string,
  { id: myId, info }: RoomUser,
  history: RoomHistory | null,
): { messages: readonly Message[]; write: (text: string) => void } {
  const [conversation] = useState(() => createConversation(history?.all() ?? []));
  const messages = useSyncExternalStore(conversation.subscribe, conversation.read);
  const { members } = usePresence(channel);
  const send = useTrigger<SentMessage>(channel, messageEvent);
  const { status } = useChannel(channel, {
    onResync: () => conversation.receive(history?.all() ?? []),
  });

  useEvent(channel, messageEvent, (data, { userId }) => {
    const message = readMessage(data);
    if (message === null || userId === null) return;
    const member = members.find(({ id }) => id === userId);
    const author = { id: userId, info: member?.info };
    conversation.receive([{ ...message, author, at: Date.now(), waiting: false }]);
  });

  const flush = useCallback(() => {
    conversation.flush((message) => {
      const { ok } = send({ id: message.id, text: message.text });
      if (ok) history?.add(message);
      return ok;
    });
  }, [conversation, send, history]);

  const isReady = status === 'subscribed';
  const anyWaits = messages.some(({ waiting }) => waiting);
  useEffect(() => {
    if (!isReady || !anyWaits) return;
    flush();
    const timer = setInterval(flush, retryAfterMs); // what was over the limit of a second
    return () => clearInterval(timer);
  }, [isReady, anyWaits, flush]);

  function write(text: string): void {
    const id = crypto.randomUUID();
    conversation.receive([{ id, author: { id: myId, info }, text, at: Date.now(), waiting: true }]);
    if (isReady) flush();
  }

  // a message may come before the list that says who wrote it
  const signed = useMemo(() => messages.map((message) => withInfo(message, members)), [messages, members]);
  return { messages: signed, write };
}
