import type { Sentence } from '../foundations/name-list.js';
import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** The words of `ViewingNow`. */
export const viewingStrings = {
  /** The last of a list of names: "3 others". */
  others: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 other' : `${formatNumber(count, locale)} others`,
  viewing: <Part>({ list, count }: CountWords & { readonly list: Part }): Sentence<Part> => [
    list,
    count === 1 ? ' is viewing' : ' are viewing',
  ],
  short: ({ count, locale }: CountWords): string => `${formatNumber(count, locale)} viewing`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type ViewingStrings = typeof viewingStrings;
