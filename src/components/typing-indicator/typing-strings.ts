import type { Sentence } from '../foundations/name-list.js';
import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** The words of `TypingIndicator`. */
export const typingStrings = {
  /** The last of a list of names: "2 others". */
  others: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 other' : `${formatNumber(count, locale)} others`,
  typing: <Part>({ list, count }: CountWords & { readonly list: Part }): Sentence<Part> => [
    list,
    count === 1 ? ' is typing' : ' are typing',
  ],
  /** There are too many to be named. */
  several: (): string => 'Several people are typing',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type TypingStrings = typeof typingStrings;
