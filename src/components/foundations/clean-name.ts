import { graphemes } from './graphemes.js';

const longestInput = 512;
const longestName = 60;

/** Everything that draws nothing, and what turns the direction of text, but for the three that emoji and Persian need. */
const invisible = /(?!\u200c|\u200d|\ufe0f)[\p{DI}\p{Bidi_C}\u2800]/gu;
/** Those three, where they join nothing. */
const stray =
  /(?<!\p{Emoji})\ufe0f|(?<![\p{L}\p{ExtPict}\p{EMod}]\p{M}*)[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{ExtPict}])/gu;
/** Spaces, controls, lone surrogates, private use, unassigned, and the marks of interlinear annotation. */
const blank = /[\s\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufff9-\ufffb]+/gu;
const piledMarks = /(\p{M}{4})\p{M}+/gu;
const visible = /[\p{L}\p{N}\p{ExtPict}\p{RI}]/u;
const plain = /^[!-~]+( [!-~]+)*$/;

/**
 * A name as it may be shown, or null where nothing of it can be. Names are written by strangers: what is invisible,
 * reverses the text around it or paints outside its box is taken out; scripts and emoji stay as they are.
 *
 * @param raw anything; what is not a string gives null
 * @returns at most 60 graphemes
 * @example
 * cleanName('Ada\u202e  Lovelace'); // 'Ada Lovelace'
 * cleanName('\u200b'); // null
 */
export function cleanName(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const name = plain.test(raw) ? raw.slice(0, longestInput) : withoutTricks(raw.slice(0, longestInput));
  if (!visible.test(name)) return null;
  return name.length <= longestName ? name : shortened(name);
}

function withoutTricks(raw: string): string {
  return raw
    .replace(invisible, '')
    .replace(stray, '')
    .replace(blank, ' ')
    .normalize('NFC')
    .replace(piledMarks, '$1')
    .trim();
}

function shortened(name: string): string {
  return graphemes(name)
    .slice(0, longestName)
    .join('')
    .replace(/[\s\u200c\u200d]+$/u, '');
}
