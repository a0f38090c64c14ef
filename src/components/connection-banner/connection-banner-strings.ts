import { formatNumber } from '../foundations/numbers.js';

/** What a banner tells. `restored`: it told of a loss, and all is well again. */
export type BannerState = 'reconnecting' | 'offline' | 'unavailable' | 'failed' | 'restored';

/** What a banner is asked to say. */
export interface BannerWords {
  readonly state: BannerState;
  /** It comes and goes. */
  readonly unstable: boolean;
  /** An attempt is under way. */
  readonly trying: boolean;
  /** Until the next attempt; null where there is nothing to count. */
  readonly seconds: number | null;
  /** The sign-in is no longer good. */
  readonly signedOut: boolean;
  /** How much waits to be sent. */
  readonly pending: number;
  /** How much came since the connection is back. */
  readonly updates: number;
  /** A BCP 47 tag. */
  readonly locale: string;
}

/** The words of `ConnectionBanner`. */
export const connectionBannerStrings = {
  /** The fact. */
  title: ({ state, unstable, trying, signedOut }: BannerWords): string => {
    if (state === 'restored') return 'Back online.';
    if (state === 'failed') return signedOut ? 'Your session has ended.' : 'Can’t connect.';
    if (state === 'offline') return 'You’re offline.';
    if (unstable) return 'Unstable connection.';
    if (state === 'unavailable') return 'Taking longer than usual.';
    return trying ? 'Reconnecting…' : 'Connection lost.';
  },
  /** What follows from it. */
  detail: (words: BannerWords): string => {
    const { state, unstable, seconds, signedOut, locale } = words;
    const pending = changes(words.pending, locale);
    if (state === 'restored') return updates(words.updates, locale);
    if (state === 'failed')
      return signedOut ? 'Sign in again to keep working live.' : 'Reload the page to try again.';
    if (state === 'offline') return 'Showing the last known state. Keep writing.';
    if (unstable) return 'Updates may arrive late.';
    if (seconds === null) return pending;
    const left = `${formatNumber(seconds, locale)} s`;
    return state === 'unavailable' ? `Next attempt in ${left}` : `Reconnecting in ${left}`;
  },
  /** To assistive technology, once: no countdown. */
  spoken: ({ state, signedOut }: Pick<BannerWords, 'state' | 'signedOut'>): string =>
    ({
      reconnecting: 'Connection lost. Reconnecting automatically.',
      unavailable: 'Connection lost. Reconnecting automatically.',
      offline: 'You are offline. You can go on working; what you see is the last known state.',
      failed: signedOut
        ? 'Your session has ended. Sign in again to keep working live.'
        : 'Can’t connect. Reload the page to try again.',
      restored: 'Back online.',
    })[state],
  retry: (): string => 'Retry now',
  dismiss: (): string => 'Dismiss',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type ConnectionBannerStrings = typeof connectionBannerStrings;

function changes(count: number, locale: string): string {
  if (count < 1) return '';
  return count === 1 ? '1 change will be sent' : `${formatNumber(count, locale)} changes will be sent`;
}

function updates(count: number, locale: string): string {
  if (count < 1) return '';
  return count === 1 ? '1 update received' : `${formatNumber(count, locale)} updates received`;
}
