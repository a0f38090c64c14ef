/** Who wrote a message, as they were when it came: they may have left since. */
export interface Author {
  readonly id: string;
  readonly info: unknown;
}

export interface Message {
  readonly id: string;
  readonly author: Author;
  readonly text: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Not sent yet: the connection is down. */
  readonly waiting: boolean;
}

/** What travels. Who wrote it is the server's word, and not in here. */
export interface SentMessage {
  readonly id: string;
  readonly text: string;
}

export const longestText = 500;

/** What a stranger sent, if it is a message. */
export function readMessage(data: unknown): SentMessage | null {
  const { id, text } = (data ?? {}) as Partial<Record<keyof SentMessage, unknown>>;
  if (typeof id !== 'string' || typeof text !== 'string') return null;
  if (id.length > 64 || text.trim() === '' || text.length > longestText) return null;
  return { id, text };
}

/** The messages of one window, and those that still wait to be sent. */
export interface Conversation {
  read(): readonly Message[];
  subscribe(listener: () => void): () => void;
  /** Takes messages in, each once, in the order of their times. */
  receive(messages: readonly Message[]): void;
  /** Sends what waits, oldest first, until one cannot be sent. */
  flush(send: (message: Message) => boolean): void;
}

export function createConversation(initial: readonly Message[]): Conversation {
  const listeners = new Set<() => void>();
  let messages = initial;

  function change(next: readonly Message[]): void {
    messages = next;
    for (const listener of [...listeners]) listener();
  }

  return {
    read: () => messages,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive(more) {
      const known = new Set(messages.map(({ id }) => id));
      const fresh = more.filter(({ id }) => !known.has(id));
      if (fresh.length > 0) change([...messages, ...fresh].sort((one, other) => one.at - other.at));
    },
    flush(send) {
      const waiting = messages.filter((message) => message.waiting);
      const stopped = waiting.findIndex((message) => !send(message));
      const sent = new Set(stopped === -1 ? waiting : waiting.slice(0, stopped));
      if (sent.size === 0) return;
      change(messages.map((message) => (sent.has(message) ? { ...message, waiting: false } : message)));
    },
  };
}
