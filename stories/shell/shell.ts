import type { SaidEntry, WireEntry } from './messages.js';
import { createPacedClock, type PacedClock } from './paced-clock.js';
import { initialSettings, rates, type ShellSettings } from './settings.js';

/** What one story's page has around it: the toolbar's choices, a clock, and what is heard on its lines. */
export interface Shell {
  /** The clock of the labs of the story that is shown. */
  readonly clock: PacedClock;
  readonly settings: ShellSettings;
  /** Writes what the toolbar says. */
  set(settings: ShellSettings): void;
  /** Another story begins: its clock is that of the page, and nothing was heard yet. */
  begin(): void;
  /** Hears of each change of the settings. */
  subscribe(listener: () => void): () => void;
  heard(frame: Omit<HeardFrame, 'id'>): void;
  said(utterance: Omit<SaidEntry, 'id'>): void;
  /** Whoever listens hears what is on the wire and what is said, and that another story begins. */
  listen(listener: ShellListener): () => void;
}

/** A frame as it was on the wire, signatures and all. */
export type HeardFrame = Pick<WireEntry, 'id' | 'at' | 'who' | 'direction' | 'text'>;

export interface ShellListener {
  readonly began: () => void;
  readonly wire: (frame: HeardFrame) => void;
  readonly said: (entry: SaidEntry) => void;
}

export function createShell(): Shell {
  const changes = new Set<() => void>();
  const listeners = new Set<ShellListener>();
  let settings = initialSettings;
  let clock = createPacedClock();
  let lastId = 0;

  const tell = (say: (listener: ShellListener) => void): void => [...listeners].forEach(say);

  return {
    get clock() {
      return clock;
    },
    get settings() {
      return settings;
    },
    set(next) {
      settings = next;
      if (clock.rate !== rates[next.clock]) clock.setRate(rates[next.clock]);
      for (const listener of [...changes]) listener();
    },
    begin() {
      clock.setRate(1); // what the last story left winds down
      clock = createPacedClock();
      clock.setRate(rates[settings.clock]);
      tell(({ began }) => began());
    },
    subscribe(listener) {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    heard(frame) {
      lastId += 1;
      const entry = { id: lastId, ...frame };
      tell(({ wire }) => wire(entry));
    },
    said(utterance) {
      lastId += 1;
      const entry = { id: lastId, ...utterance };
      tell(({ said }) => said(entry));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The shell of this page: decorators write it, the stories' labs read it. */
export const shell: Shell = createShell();
