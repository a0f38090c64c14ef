/** What the environment says about the network. A hint is a reason to check, never a fact. */
export interface NetworkHintHandlers {
  online(): void;
  offline(): void;
  /** The page is seen, focused or restored: time may have passed without our timers. */
  woke(): void;
}

/** A source of hints; `subscribe` returns the way to stop them. */
export interface NetworkHints {
  subscribe(handlers: NetworkHintHandlers): () => void;
  /** False: the environment believes that there is no network. */
  isOnline(): boolean;
}

/** The browser's hints; elsewhere a source that stays silent. */
export const browserHints: NetworkHints = {
  subscribe(handlers) {
    if (typeof window === 'undefined' || typeof window.addEventListener !== 'function')
      return () => undefined;
    const woke = (): void => {
      if (document.visibilityState !== 'hidden') handlers.woke();
    };
    const listeners: [EventTarget, string, () => void][] = [
      [window, 'online', handlers.online],
      [window, 'offline', handlers.offline],
      [window, 'pageshow', woke],
      [window, 'focus', woke],
      [document, 'visibilitychange', woke],
    ];
    for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
    return () => {
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
    };
  },
  isOnline: () => typeof navigator === 'undefined' || (navigator.onLine as boolean | undefined) !== false,
};
