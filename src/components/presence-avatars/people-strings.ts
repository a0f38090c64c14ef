import { avatarStrings, type CountWords, type PersonWords } from '../foundations/strings.js';

/** The words of the list that "+N" opens. They come with it. */
export const peopleStrings = {
  find: (): string => 'Find a person',
  close: (): string => 'Close',
  you: (): string => 'You',
  /** Under the title while the connection is down. */
  asOf: ({ at, locale }: { at: number; locale: string }): string =>
    `As of ${new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at)}, before the connection was lost`,
  nobodyFound: ({ query }: { query: string }): string => `Nobody here is called “${query}”`,
  notListed: ({ count, locale }: CountWords): string =>
    `and ${new Intl.NumberFormat(locale).format(count)} more`,
  /** Behind a name; while the connection is down, what was last known. */
  doing: ({ status, stale, isMe, linkDown }: Omit<PersonWords, 'name'> & { linkDown: boolean }): string => {
    if (linkDown && isMe) return 'Not connected';
    if (linkDown && status !== null)
      return `Was ${avatarStrings.status({ status, stale: false }).toLowerCase()}`;
    return avatarStrings.status({ status, stale: stale && !linkDown });
  },
};

export type PeopleStrings = typeof peopleStrings;
