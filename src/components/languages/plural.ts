import type { Sentence } from '../foundations/name-list.js';
import { formatNumber, pluralOf } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** A noun with its number, `#` in its place, by plural category; `other` for those that are left out. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Where a value stands in a text. */
export const hole = '#';

/** Puts a value in the place of `#`. */
export function fill(text: string, value: string): string {
  return text.split(hole).join(value);
}

/** A noun with its number. */
export function counted(plural: Plural, { count, locale }: CountWords): string {
  return fill(plural[pluralOf(count, locale)] ?? plural.other, formatNumber(count, locale));
}

/** A sentence in which a list stands where `#` does. */
export function around<Part>(plural: Plural, words: CountWords & { readonly list: Part }): Sentence<Part> {
  const [before = '', after = ''] = (plural[pluralOf(words.count, words.locale)] ?? plural.other).split(hole);
  return [before, words.list, after];
}
