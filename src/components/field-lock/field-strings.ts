import type { Sentence } from '../foundations/name-list.js';
import { formatNumber } from '../foundations/numbers.js';
import type { CountWords } from '../foundations/strings.js';

/** What is said of a field. */
export interface FieldWords<Part> {
  /** Whose it is, or who asks for it. */
  readonly name: Part;
}

/** The words of `FieldPresence` and `FieldLock`. */
export const fieldStrings = {
  /** The last of a list of names: "2 others". */
  others: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 other' : `${formatNumber(count, locale)} others`,
  here: <Part>({ list, count }: CountWords & { readonly list: Part }): Sentence<Part> => [
    list,
    count === 1 ? ' is here' : ' are here',
  ],
  editing: <Part>({ name }: FieldWords<Part>): Sentence<Part> => [name, ' is editing this field'],
  idle: ({ seconds, locale }: { seconds: number; locale: string }): string =>
    `Idle for ${formatNumber(seconds, locale)} s`,
  requested: <Part>({ name }: FieldWords<Part>): Sentence<Part> => ['Asked ', name, ' for this field'],
  asks: <Part>({ name }: FieldWords<Part>): Sentence<Part> => [name, ' asks for this field'],
  lost: <Part>({ name, kept }: FieldWords<Part> & { readonly kept: boolean }): Sentence<Part> => [
    'You lost this field to ',
    name,
    kept ? '. Your text is kept.' : '.',
  ],
  failed: (): string => 'This field couldn’t be reserved. Trying again…',
  request: (): string => 'Ask',
  handOver: (): string => 'Hand over',
  takeOver: (): string => 'Take over',
  showMine: (): string => 'Show mine',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type FieldStrings = typeof fieldStrings;
