import type { NetworkHint, NetworkHints } from '../lib/network-hints.js';

/** Network hints that a test gives by hand. */
export interface ManualHints extends NetworkHints {
  online(): void;
  offline(): void;
  /** The page is seen again. */
  wake(): void;
  /** Those who listen. */
  readonly listeners: number;
}

/**
 * Creates network hints that come only when they are asked for; online at first.
 *
 * @example
 * const hints = createManualHints();
 * createEngine({ appKey: 'app-key', transport, networkHints: hints });
 * hints.offline();
 */
export function createManualHints(): ManualHints {
  const listeners = new Set<(hint: NetworkHint) => void>();
  let isOnline = true;

  function tell(hint: NetworkHint): void {
    for (const listener of [...listeners]) listener(hint);
  }

  return {
    isOnline: () => isOnline,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    online() {
      isOnline = true;
      tell('online');
    },
    offline() {
      isOnline = false;
      tell('offline');
    },
    wake: () => tell('woke'),
    get listeners() {
      return listeners.size;
    },
  };
}
