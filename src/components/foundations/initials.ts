import { graphemes } from './graphemes.js';

const enclosed = /[([{<«].*?[)\]}>»]/gu;
/** Scripts whose words are abbreviated by their first letters. */
const alphabetic =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{N}]/u;
const startable = /^[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/**
 * One or two graphemes that stand for a name: the first of the first and of the last word, or one alone in scripts
 * that are not abbreviated (Chinese, Arabic, Hindi …) and for emoji. What stands in brackets is left out.
 *
 * @param name a name from `cleanName`
 * @example
 * initials('Ada King (Countess) Lovelace'); // 'AL'
 * initials('李伟'); // '李'
 */
export function initials(name: string): string {
  const words = startsOf(name.replace(enclosed, ' '));
  const starts = words.length > 0 ? words : startsOf(name);
  const [first = ''] = starts;
  const last = starts.at(-1);
  if (last === undefined || starts.length === 1 || !alphabetic.test(first) || !alphabetic.test(last)) {
    return upper(first);
  }
  return upper(first) + upper(last);
}

/** The first grapheme of each word that has one to show. */
function startsOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .flatMap((word) => graphemes(word.slice(0, 32)).find((g) => startable.test(g)) ?? []);
}

/** Without a locale, so that a server and a browser agree; `ß` and `ﬁ` grow when raised and give their first letter. */
function upper(grapheme: string): string {
  const raised = grapheme.toUpperCase();
  return raised.length > grapheme.length ? String.fromCodePoint(raised.codePointAt(0) ?? 0) : raised;
}
