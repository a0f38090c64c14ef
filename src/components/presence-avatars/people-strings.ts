import type { TimeWords } from '../foundations/strings.js';
import { formatTime } from '../foundations/format-time.js';

/** The words of lists of people: they come with them. */
export const peopleStrings = {
  find: (): string => 'Find a person',
  close: (): string => 'Close',
  you: (): string => 'You',
  nobodyFound: ({ query }: { query: string }): string => `Nobody here is called “${query}”`,
  /** Under the title while the connection is down. */
  asOf: ({ at, locale, timeZone }: TimeWords): string =>
    `As of ${formatTime(at, locale, timeZone)}, before the connection was lost`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type PeopleStrings = typeof peopleStrings;
