import type { AnnouncerProps } from '../components/announcer/announcer.js';
import type { AnnounceGroup, SuppressReason } from '../components/announcer/create-announcer.js';
import { type Clock, systemClock } from '../lib/clock.js';
import { redactText } from './redact.js';

/** Something that assistive technology was told, or was not. */
export interface TranscriptEntry {
  /** Different for each entry, and growing. */
  readonly key: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly group: AnnounceGroup;
  /** Null where it was not said. */
  readonly priority: 'polite' | 'assertive' | null;
  /** How long it waited for its turn, in milliseconds; null where it was not said. */
  readonly waitedMs: number | null;
  /** Why it was not said; null where it was. */
  readonly suppressed: SuppressReason | null;
}

/** What an `Announcer` said and did not say: its last 500. */
export interface Transcript {
  /** For the `Announcer`: it hears what is said, and what is not. */
  readonly props: {
    readonly onUtterance: NonNullable<AnnouncerProps['onUtterance']>;
    readonly onSuppress: NonNullable<AnnouncerProps['onSuppress']>;
  };
  /** The oldest first; another list after each change. */
  snapshot(): readonly TranscriptEntry[];
  subscribe(listener: () => void): () => void;
  clear(): void;
}

const mostEntries = 500;
/** UTF-16 code units. */
const longest = 500;

export function createTranscript(clock: Clock = systemClock): Transcript {
  const listeners = new Set<() => void>();
  let kept: TranscriptEntry[] = [];
  let current: readonly TranscriptEntry[] = [];
  let key = 0;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function add({ text, ...entry }: Omit<TranscriptEntry, 'key' | 'at'>): void {
    kept.push({ key: ++key, at: clock.now(), text: redactText(text.slice(0, longest)), ...entry });
    if (kept.length > mostEntries) kept.shift();
    tell();
  }

  return {
    props: {
      onUtterance: ({ text, group, priority, at, dueAt }) =>
        add({ text, group, priority, waitedMs: at - dueAt, suppressed: null }),
      onSuppress: (text, suppressed, group) =>
        add({ text, group, priority: null, waitedMs: null, suppressed }),
    },
    snapshot() {
      // a copy for those who ask, not for each of a flood
      if (current.at(-1) !== kept.at(-1)) current = [...kept];
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      kept = [];
      tell();
    },
  };
}
