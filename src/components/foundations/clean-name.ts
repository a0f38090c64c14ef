import { graphemes } from './graphemes.js';

const longestInput = 512;
const longestName = 60;

/** Controls, lone surrogates, private use, unassigned, and the marks of interlinear annotation. */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufff9-\ufffb]/gu;
/** Everything that draws nothing, and what turns the direction of text, but for the three that emoji and Persian need. */
const invisible = /(?!\u200c|\u200d|\ufe0f)[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800]/gu;
const strayEmojiStyle = /(?<!\p{Emoji})\ufe0f/gu;
const strayJoiner =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const piledMarks = /(\p{M}{4})\p{M}+/gu;
const visible = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
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
    .replace(unprintable, ' ')
    .replace(invisible, '')
    .replace(strayEmojiStyle, '')
    .replace(strayJoiner, '')
    .normalize('NFC')
    .replace(piledMarks, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

function shortened(name: string): string {
  return graphemes(name)
    .slice(0, longestName)
    .join('')
    .replace(/[\s\u200c\u200d]+$/u, '');
}
