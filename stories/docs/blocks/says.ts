import { en, type Strings } from '../../../src/index.js';

/** Words for any sentence: each takes of them what it needs. */
const sample = {
  at: Date.UTC(2026, 10, 14, 14, 2),
  ago: '3 min. ago',
  char: '🎉',
  choice: 'shareCursor',
  count: 3,
  event: 'card.moved',
  group: 'active',
  id: 'celebrate',
  isMe: false,
  kept: true,
  label: 'Celebrate',
  linkDown: false,
  list: 'Ada and Bo',
  locale: 'en',
  name: 'Ada Lovelace',
  pending: 3,
  query: 'zoë',
  retrying: true,
  seconds: 5,
  signedOut: false,
  stale: false,
  status: 'away',
  timeZone: 'UTC',
  trying: false,
  unit: 'people',
  unstable: false,
  updates: 0,
  words: 'Live',
};

/** Of which one and the same word is something else to different components. */
const samples: Partial<Record<keyof Strings, object>> = {
  channelGate: { state: 'auth-error' },
  connectionBanner: { state: 'reconnecting' },
  connectionStatus: { status: 'reconnecting' },
};

/** A sentence of a language, as text. */
export function say(strings: Strings, group: keyof Strings, key: string, words: object): string {
  const said = new Map(Object.entries(strings[group])).get(key);
  if (typeof said !== 'function') throw new Error(`There are no words ${group}.${key}.`);
  const parts = (said as (words: object) => string | readonly string[])(words);
  return typeof parts === 'string' ? parts : parts.join('');
}

/** Each word of a group with an example of it. */
export function examplesOf(
  strings: Strings,
  group: keyof Strings,
  locale: string,
): readonly [string, string][] {
  const words = { ...sample, ...samples[group], locale };
  return Object.keys(en.strings[group]).map((key) => [key, say(strings, group, key, words)]);
}
