import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** The words of `EventFeed`. */
export const eventFeedStrings = {
  title: (): string => 'Events',
  rate: ({ count, locale }: CountWords): string => `${formatNumber(count, locale)} / s`,
  skipped: ({ count, locale }: CountWords): string => `${formatNumber(count, locale)} skipped`,
  follow: (): string => 'Follow',
  fresh: ({ count, locale }: CountWords): string => `${formatNumber(count, locale)} new`,
  repeats: ({ count, locale }: CountWords): string => `×${formatNumber(count, locale)}`,
  details: ({ event }: { event: string }): string => `Details of ${event}`,
  copy: (): string => 'Copy',
  copied: (): string => 'Copied',
  /** Where data was cut short. */
  cut: (): string => '… more',
  nothing: (): string => 'Nothing has happened yet',
  hint: (): string => 'Events appear here as they arrive.',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type EventFeedStrings = typeof eventFeedStrings;
