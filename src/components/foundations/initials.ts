import { graphemes } from './graphemes.js';

const enclosed = /\s[([{<«].*?[)\]}>»]/gu;
/** Scripts with capitals are those whose words are abbreviated by their first letters. */
const alphabetic = /^[\p{LC}\p{N}]/u;
const startable = /^[\p{L}\p{N}\p{ExtPict}\p{RI}]/u;

/**
 * One or two graphemes that stand for a name: the first of the first and of the last word, or one alone in scripts
 * that are not abbreviated (Chinese, Arabic, Hindi …) and for emoji. What stands in brackets is left out.
 *
 * @param name a name from `cleanName`
 * @returns nothing where nothing can stand for it
 * @example
 * initials('Ada King (Countess) Lovelace'); // 'AL'
 * initials('李伟'); // '李'
 */
export function initials(name: string): string {
  const words = name.replace(enclosed, '').split(' ');
  const starts = words.flatMap((word) => graphemes(word).find((start) => startable.test(start)) ?? []);
  const ends = starts.filter((_, i) => i === 0 || i === starts.length - 1);
  return (ends.every((start) => alphabetic.test(start)) ? ends : ends.slice(0, 1)).map(upper).join('');
}

/** Without a locale, so that a server and a browser agree; `ß` and `ﬁ` grow when raised and give their first letter. */
function upper(start: string): string {
  const raised = start.toUpperCase();
  return raised.length > start.length ? raised.charAt(0) : raised;
}
