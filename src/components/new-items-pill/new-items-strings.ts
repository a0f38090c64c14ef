import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** The words of `NewItemsPill`. */
export const newItemsStrings = {
  items: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 new update' : `${formatNumber(count, locale)} new updates`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type NewItemsStrings = typeof newItemsStrings;
