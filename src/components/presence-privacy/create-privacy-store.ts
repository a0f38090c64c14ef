import { isRecord, parseJson } from '../../lib/json.js';
import type { PrivacyChoice } from './privacy-strings.js';

/** Everything that somebody chose. */
export type PrivacyChoices = Readonly<Record<PrivacyChoice, boolean>>;

export const allChoices: readonly PrivacyChoice[] = [
  'showCursors',
  'shareCursor',
  'announceJoins',
  'appearOffline',
];

/** Choices that are kept by the browser, the same in all components and tabs that use the key. */
export interface PrivacyStore {
  /** The same text for as long as nothing changes. */
  read(): string;
  write(choices: Partial<PrivacyChoices>): void;
  subscribe(listener: () => void): () => void;
}

/** Of anything, what of it is a choice. */
export function readChoices(text: string): Partial<PrivacyChoices> {
  const kept = parseJson(text);
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    allChoices.flatMap((choice) => (typeof kept[choice] === 'boolean' ? [[choice, kept[choice]]] : [])),
  );
}

/** @param key null: nothing is kept */
export function createPrivacyStore(key: string | null): PrivacyStore {
  let text: string | undefined;

  function stored(): string {
    try {
      return (key === null ? null : localStorage.getItem(key)) ?? '{}';
    } catch {
      return '{}'; // the browser allows no storage
    }
  }

  return {
    read: () => (text ??= stored()),
    write(choices) {
      text = JSON.stringify({ ...readChoices(text ?? stored()), ...choices });
      try {
        if (key !== null) localStorage.setItem(key, text);
      } catch {
        // it is still so for as long as the page lives
      }
      // browsers tell the other tabs only
      dispatchEvent(new StorageEvent('storage', { key: key ?? '', newValue: text }));
    },
    subscribe(listener) {
      const onStorage = (event: StorageEvent): void => {
        if (key !== null && event.key !== key && event.key !== null) return;
        if (key !== null) text = event.newValue ?? '{}';
        listener();
      };
      addEventListener('storage', onStorage);
      return () => removeEventListener('storage', onStorage);
    },
  };
}
