/** A log as a panel shows it. */
export interface LogView<Entry> {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly paused: boolean;
  /** What came while it was paused. */
  readonly waiting: number;
}

/** The last so many entries; what comes while it is paused waits, as many again. */
export interface Log<Entry> {
  readonly read: () => LogView<Entry>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (entries: readonly Entry[]) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly clear: () => void;
}

export function createLog<Entry>(limit: number): Log<Entry> {
  const listeners = new Set<() => void>();
  let held: readonly Entry[] = [];
  let view: LogView<Entry> = { entries: [], paused: false, waiting: 0 };

  function change(next: Partial<LogView<Entry>>): void {
    view = { ...view, ...next };
    for (const listener of [...listeners]) listener();
  }

  const last = (all: readonly Entry[]): readonly Entry[] => all.slice(-limit);

  return {
    read: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(entries) {
      if (entries.length === 0) return;
      if (!view.paused) {
        change({ entries: last([...view.entries, ...entries]) });
        return;
      }
      held = last([...held, ...entries]);
      change({ waiting: held.length });
    },
    pause: () => change({ paused: true }),
    resume() {
      const entries = last([...view.entries, ...held]);
      held = [];
      change({ entries, paused: false, waiting: 0 });
    },
    clear() {
      held = [];
      change({ entries: [], waiting: 0 });
    },
  };
}
