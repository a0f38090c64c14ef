/**
 * What the environment says about the network: a reason to check, never a fact. `woke`: the page is seen, focused or
 * restored, so time may have passed without our timers.
 */
export type NetworkHint = 'online' | 'offline' | 'woke';

/** A source of hints; `subscribe` returns the way to stop them. */
export interface NetworkHints {
  subscribe(listener: (hint: NetworkHint) => void): () => void;
  /** False: the environment believes that there is no network. */
  isOnline(): boolean;
}

// visibilitychange bubbles from the document
const hintEvents = ['online', 'offline', 'pageshow', 'focus', 'visibilitychange'];

/** The browser's hints; elsewhere a source that stays silent. */
export const browserHints: NetworkHints = {
  subscribe(listener) {
    if (typeof document === 'undefined') return () => undefined;
    const hear = ({ type }: Event): void => {
      if (type === 'online' || type === 'offline') listener(type);
      else if (document.visibilityState !== 'hidden') listener('woke');
    };
    for (const type of hintEvents) addEventListener(type, hear);
    return () => {
      for (const type of hintEvents) removeEventListener(type, hear);
    };
  },
  isOnline: () => typeof navigator === 'undefined' || (navigator.onLine as boolean | undefined) !== false,
};
