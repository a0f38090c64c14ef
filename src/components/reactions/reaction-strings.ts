import { formatNumber } from '../foundations/numbers.js';

/** A reaction that there is. */
export interface ReactionKind {
  /** Goes over the wire. */
  readonly id: string;
  /** What is seen: an emoji. */
  readonly char: string;
  /** Its name. @default that of the strings */
  readonly label?: string | undefined;
}

const names: ReadonlyMap<string, string> = new Map([
  ['thumbs-up', 'Thumbs up'],
  ['celebrate', 'Celebrate'],
  ['heart', 'Heart'],
]);

/** How often, as a button shows and says it: the same, or those who speak to their computer could not press it. */
export const reactionCount = (count: number, locale: string): string =>
  formatNumber(count, locale, count > 9_999);

/** The words of `ReactionBar` and `ReactionOverlay`. */
export const reactionStrings = {
  bar: (): string => 'Reactions',
  /** The name of an emoji without a label of its own. */
  emoji: ({ id, char }: ReactionKind): string => names.get(id) ?? char,
  /** The accessible name of a button: the same, pressed or not. */
  button: ({ label, count, locale }: { label: string; count: number; locale: string }): string =>
    count > 0 ? `${label}, ${reactionCount(count, locale)}` : label,
  /** Who reacted, as a sentence. */
  by: ({ list }: { list: string }): string => `By ${list}`,
  /** The last of a list of names: "2 others". */
  others: ({ count, locale }: { count: number; locale: string }): string =>
    count === 1 ? '1 other' : `${formatNumber(count, locale)} others`,
  you: (): string => 'you',
  more: (): string => 'More reactions',
  times: ({ count, locale }: { count: number; locale: string }): string => `×${formatNumber(count, locale)}`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type ReactionStrings = typeof reactionStrings;

/** The reactions that there are where none are given. */
export const defaultReactions: readonly ReactionKind[] = [
  { id: 'thumbs-up', char: '👍' },
  { id: 'celebrate', char: '🎉' },
  { id: 'heart', char: '❤️' },
];
