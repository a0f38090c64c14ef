import type { Sentence } from '../foundations/name-list.js';
import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** The words of presence notices, seen and spoken. */
export const noticeStrings = {
  /** The last of a list of names. */
  others: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 other' : `${formatNumber(count, locale)} others`,
  joined: <Part>({ list }: CountWords & { readonly list: Part }): Sentence<Part> => [list, ' joined.'],
  left: <Part>({ list }: CountWords & { readonly list: Part }): Sentence<Part> => [list, ' left.'],
  /** In rooms in which names would be too many. */
  someJoined: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 person joined.' : `${formatNumber(count, locale)} people joined.`,
  someLeft: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 person left.' : `${formatNumber(count, locale)} people left.`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type NoticeStrings = typeof noticeStrings;
