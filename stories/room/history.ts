import type { Message } from './conversation.js';

/** What the application keeps of a room: client events pass by, and whoever was away asks here. */
export interface RoomHistory {
  all(): readonly Message[];
  add(message: Message): void;
}

export function createHistory(initial: readonly Message[]): RoomHistory {
  const messages = [...initial];
  return {
    all: () => [...messages],
    add(message) {
      messages.push({ ...message, waiting: false });
    },
  };
}
