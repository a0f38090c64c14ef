import type { Utterance } from './create-announcer.js';

/** What the live regions hold. */
export interface SpokenTexts {
  readonly polite: string;
  readonly assertive: string;
}

const silence: SpokenTexts = { polite: '', assertive: '' };
/** Makes a text another one that sounds the same: regions speak only what changes. */
const again = '\u2060';

/** The texts of now, and the outlets that may show them: only the innermost does, for a modal silences the others. */
export interface SpokenStore {
  say(utterance: Pick<Utterance, 'text' | 'priority'>): void;
  subscribe(listener: () => void): () => void;
  /** The texts, where this outlet is the innermost. */
  read(outlet: object): SpokenTexts;
  /** @returns takes it away again */
  addOutlet(outlet: object): () => void;
}

export function createSpokenStore(ttlMs: () => number): SpokenStore {
  const listeners = new Set<() => void>();
  let outlets: readonly object[] = [];
  let texts = silence;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(next: SpokenTexts): void {
    texts = next;
    for (const listener of [...listeners]) listener();
  }

  return {
    say({ text, priority }) {
      clearTimeout(timer);
      change({ ...texts, [priority]: texts[priority] === text ? text + again : text });
      timer = setTimeout(() => change(silence), ttlMs());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    read: (outlet) => (outlets.at(-1) === outlet ? texts : silence),
    addOutlet(outlet) {
      outlets = [...outlets, outlet];
      change(silence); // a region that has just come must be empty first
      return () => {
        outlets = outlets.filter((one) => one !== outlet);
        change(silence);
      };
    },
  };
}
