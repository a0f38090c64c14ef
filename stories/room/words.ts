import { createContext, useContext } from 'react';
import type { ConnectionStatusProps } from '../../src/index.js';
import type { Layout } from './room-tools.js';

/** The words of a room. */
export interface RoomWords {
  /** For times and numbers. */
  readonly locale: string;
  readonly title: string;
  readonly you: string;
  readonly latency: string;
  readonly addTab: string;
  readonly addPerson: string;
  readonly layout: string;
  readonly layouts: Readonly<Record<Layout, string>>;
  readonly language: string;
  readonly theme: string;
  readonly asThePage: string;
  readonly light: string;
  readonly dark: string;
  readonly pull: string;
  readonly plug: string;
  readonly lost: string;
  readonly trying: string;
  readonly retry: string;
  readonly waits: string;
  readonly write: string;
  readonly send: string;
  readonly messages: string;
  readonly nothingYet: string;
  readonly failed: string;
  window(nickname: string, tab: number): string;
  closeTab(window: string): string;
  look(window: string): string;
  milliseconds(ms: number): string;
  reconnectingIn(seconds: number): string;
  /** The same in fewer letters. */
  retryingIn(seconds: number): string;
  lastMessage(name: string, time: string): string;
  readonly connection?: NonNullable<ConnectionStatusProps['strings']>;
}

export const english: RoomWords = {
  locale: 'en-GB',
  title: 'Launch plan',
  you: 'You',
  latency: 'Latency',
  addTab: 'Tab',
  addPerson: 'Add a person',
  layout: 'Windows',
  layouts: { side: 'Side by side', stack: 'Stacked', grid: 'Grid' },
  language: 'Language',
  theme: 'Theme',
  asThePage: 'As the page',
  light: 'Light',
  dark: 'Dark',
  pull: 'Pull the cable',
  plug: 'Plug back in',
  lost: 'Connection lost.',
  trying: 'Reconnecting…',
  retry: 'Retry now',
  waits: 'Sends when you’re back',
  write: 'Write to the room',
  send: 'Send',
  messages: 'Messages',
  nothingYet: 'Nothing said yet',
  failed: 'Can’t connect.',
  window: (nickname, tab) => (tab === 1 ? nickname : `${nickname}, tab ${tab}`),
  closeTab: (window) => `Close ${window}`,
  look: (window) => `Look of ${window}`,
  milliseconds: (ms) => `${ms} ms`,
  reconnectingIn: (seconds) => `Reconnecting in ${seconds} s`,
  retryingIn: (seconds) => `Retrying in ${seconds} s`,
  lastMessage: (name, time) => `Last message from ${name}, ${time}`,
};

export const WordsContext = createContext(english);

export function useWords(): RoomWords {
  return useContext(WordsContext);
}
