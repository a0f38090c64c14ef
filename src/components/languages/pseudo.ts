import type { Language, Strings } from '../foundations/strings.js';
import { en } from './en.js';

const plain = 'AaBbCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÅåƁƀÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';

/** Readable, a third longer and in brackets: what is cut off, or was never a word of the table, is seen at once. */
function stretched(text: string): string {
  if (text === '') return '';
  const long = Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('');
  return `[${long}${'~'.repeat(Math.ceil(text.length / 3))}]`;
}

/** @param given what the sentence is made with: names, and lists of them, are nobody's words */
function pseudoOf(value: unknown, given: readonly unknown[]): unknown {
  if (typeof value === 'string') return stretched(value);
  if (!Array.isArray(value)) return value;
  const parts: readonly unknown[] = value;
  return parts.map((part) => (typeof part === 'string' && !given.includes(part) ? stretched(part) : part));
}

type Said = (words?: object) => unknown;

function wrapped(table: Readonly<Record<string, Said>>): Record<string, Said> {
  const wrap = ([key, say]: [string, Said]): [string, Said] => [
    key,
    (words = {}) => pseudoOf(say(words), Object.values(words)),
  ];
  return Object.fromEntries(Object.entries(table).map(wrap));
}

/** English made long and strange, to find what was not translated and what does not fit. */
function createPseudo(): Language {
  const tables = Object.entries(en.strings).map(([name, table]) => [
    name,
    wrapped(table as Record<string, Said>),
  ]);
  return { locale: 'en', strings: Object.fromEntries(tables) as Strings };
}

/**
 * English made long and strange, to find what was not translated and what does not fit.
 *
 * @example
 * <ComponentsProvider language={pseudo}>…
 */
export const pseudo: Language = /* @__PURE__ */ createPseudo();
