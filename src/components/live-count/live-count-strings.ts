import { formatTime } from '../foundations/format-time.js';
import type { TimeWords } from '../foundations/strings.js';

/** What is counted: people, or their connections, of which somebody may have several. */
export type CountUnit = 'people' | 'connections';

/** The words of `LiveCount`. */
export const liveCountStrings = {
  unit: ({ unit, count }: { unit: CountUnit; count: number; locale: string }): string =>
    ({ people: ['person', 'people'], connections: ['connection', 'connections'] })[unit][
      count === 1 ? 0 : 1
    ] ?? '',
  unknown: (): string => 'unknown',
  asOf: ({ at, locale, timeZone }: TimeWords): string => `as of ${formatTime(at, locale, timeZone)}`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type LiveCountStrings = typeof liveCountStrings;
