import { useEffect, useState } from 'react';
import { useEngine } from '../../src/index.js';

/** Something that happened on a line, in the order in which it did. */
export interface Entry {
  readonly key: number;
  readonly at: number;
  /** A word of the connection, or of the application. */
  readonly what: string;
  readonly detail: string;
}

const mostKept = 60;

/** What happened on this window's line: every change of the connection, and what is added. */
export function useJournal(): { entries: readonly Entry[]; add: (what: string, detail?: string) => void } {
  const { store } = useEngine();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [add] = useState(() => {
    let key = 0;
    return (what: string, detail = ''): void => {
      key += 1;
      const entry = { key, at: Date.now(), what, detail };
      setEntries((all) => [...all, entry].slice(-mostKept));
    };
  });
  useEffect(
    () =>
      store.subscribe(({ connection }, before) => {
        const { status, error } = connection;
        if (status !== before.connection.status) add(status, error?.message ?? '');
      }),
    [store, add],
  );
  return { entries, add };
}
