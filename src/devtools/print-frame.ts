import { isRecord, mayBeJson, parseJson } from '../lib/json.js';
import type { WireEntry } from './create-wire-log.js';

const deepest = 12;
/** Names and values; a frame that has more is cut. */
const mostNodes = 3_000;
/** UTF-16 code units. */
const longest = 32_768;

/** Data as indented JSON, as much of it as can be read. */
export interface Printed {
  readonly text: string;
  readonly isCut: boolean;
}

/** What draws nothing, or turns the text around it, but for the ends of lines. */
const invisible = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{DI}\u2028\u2029\u2800]/gu;

/**
 * Shows what cannot be seen by its code, as JSON writes it: texts are written by strangers.
 *
 * @example
 * showInvisible('Ada\u202e'); // 'Ada\\u202e'
 */
export function showInvisible(text: string): string {
  const codeOf = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(invisible, (character) => character.split('').map(codeOf).join(''));
}

/**
 * Prints any data: at most twelve levels, 3,000 values and 32 kB, and never more work than that.
 *
 * @example
 * printJson({ id: 214 }).text; // '{\n  "id": 214\n}'
 */
export function printJson(data: unknown): Printed {
  let left = mostNodes;
  let isCut = false;

  function limited(value: unknown, depth: number): unknown {
    left -= 1;
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value;
    if (typeof value !== 'object' || value === null) return value;
    if (depth === 0 || left <= 0) {
      isCut = true;
      return Array.isArray(value) ? '[…]' : '{…}';
    }
    if (Array.isArray(value)) {
      const items = value.slice(0, Math.max(0, left));
      if (items.length < value.length) isCut = true;
      return items.map((item) => limited(item, depth - 1));
    }
    return Object.fromEntries(entriesOf(value).map(([name, item]) => [name, limited(item, depth - 1)]));
  }

  function entriesOf(value: object): readonly [string, unknown][] {
    const names = Object.keys(value);
    const some = names.slice(0, Math.max(0, left));
    if (some.length < names.length) isCut = true;
    return some.map((name) => [name, (value as Record<string, unknown>)[name]]);
  }

  const whole = JSON.stringify(limited(data, deepest), null, 2) as string | undefined;
  const text = showInvisible(whole ?? String(data));
  return text.length > longest ? { text: text.slice(0, longest), isCut: true } : { text, isCut };
}

const isFrame = (kind: WireEntry['kind']): boolean => ['in', 'out', 'replayed'].includes(kind);

/** A frame as it is read: `data` that is a JSON text as what it says. */
export function printEntry({ kind, text, isCut }: WireEntry): Printed {
  const frame = isFrame(kind) ? parseJson(text) : undefined;
  if (frame === undefined) return { text: showInvisible(text), isCut };
  const printed = printJson(isRecord(frame) ? withData(frame) : frame);
  return { text: printed.text, isCut: isCut || printed.isCut };
}

function withData(frame: Record<string, unknown>): unknown {
  const { data } = frame;
  const value = typeof data === 'string' && mayBeJson(data) ? parseJson(data) : undefined;
  return value === undefined ? frame : { ...frame, data: value };
}

/** One line of JSON for each entry: for a file that other tools read. */
export function toNdjson(entries: readonly WireEntry[]): string {
  return entries
    .map(({ at, kind, event, channel, bytes, text }) => {
      const frame = isFrame(kind) ? (parseJson(text) ?? text) : text;
      return `${JSON.stringify({ at: new Date(at).toISOString(), kind, event, channel, bytes, frame })}\n`;
    })
    .join('');
}
