'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useLatest } from '../../react/use-latest.js';
import { createPrivacyStore, readChoices, type PrivacyChoices } from './create-privacy-store.js';

/** Options of {@link usePresencePrivacy}. */
export interface UsePresencePrivacyOptions {
  /** Where the browser keeps the choices; null: nowhere. @default 'copresent-privacy' */
  readonly storageKey?: string | null | undefined;
  /** Choices that the application keeps: they go before what the browser has. */
  readonly value?: Partial<PrivacyChoices> | undefined;
  /** Hears all choices when one is made here. */
  readonly onChange?: ((choices: PrivacyChoices) => void) | undefined;
}

/** What {@link usePresencePrivacy} gives. */
export interface UsePresencePrivacyResult {
  readonly choices: PrivacyChoices;
  /** Makes some choices; the others stay. */
  readonly choose: (some: Partial<PrivacyChoices>) => void;
}

const unchosen: PrivacyChoices = {
  showCursors: true,
  shareCursor: true,
  announceJoins: true,
  appearOffline: false,
};
const onServer = (): string => '{}';

/**
 * What the user of this page shows of themselves, and sees and hears of others. The browser keeps it; all components and
 * tabs that use the same key agree.
 *
 * @example
 * const { choices } = usePresencePrivacy();
 * const channel = choices.appearOffline ? null : 'presence-board';
 * <LiveCursors channel={channel} show={choices.showCursors} share={choices.shareCursor}>…
 */
export function usePresencePrivacy(options: UsePresencePrivacyOptions = {}): UsePresencePrivacyResult {
  const { storageKey = 'copresent-privacy', value } = options;
  const store = useMemo(() => createPrivacyStore(storageKey), [storageKey]);
  const kept = useSyncExternalStore(store.subscribe, store.read, onServer);
  const choices = useMemo(() => ({ ...unchosen, ...readChoices(kept), ...value }), [kept, value]);
  const latest = useLatest({ choices, onChange: options.onChange });
  return useMemo(
    () => ({
      choices,
      choose(some) {
        store.write(some);
        latest.current.onChange?.({ ...latest.current.choices, ...some });
      },
    }),
    [choices, store, latest],
  );
}
