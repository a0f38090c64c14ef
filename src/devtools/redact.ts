import { isRecord, mayBeJson, parseJson } from '../lib/json.js';
import { redactSignatures } from '../protocol/signatures.js';

const mark = '[redacted]';
/** UTF-16 code units: a longer text is not read, and only its beginning is kept. */
const longestRead = 1_000_000;
const longestKept = 65_536;
/** What lies deeper is not shown: nobody has looked at it. */
const deepest = 40;

/** Names of what nobody is to read, without case and anything but letters and digits. */
const secretName =
  /^(auth|jwt|bearer|pwd|sid|channeldata|userdata)$|(authorization|token|cookies?|secret|secretkey|password|passwd|passphrase|signature|apikey|privatekey|credentials?|csrf|xsrf|sessionid)$/;

/** The same in text that is not read as JSON, wherever it begins. */
const mention =
  /(auth|jwt|bearer|pwd|sid|channel_?data|user_?data|authorization|token|cookies?|secret|secret[-_]?key|password|passwd|passphrase|signature|api[-_]?key|private[-_]?key|credentials?|csrf|xsrf|session[-_]?id)[\\"']*\s*[:=]/i;

function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replace(/[^a-z\d]/g, ''));
}

/**
 * A text without what looks like a signature, a token or a cookie, wherever in it that stands.
 *
 * @example
 * redactText('Bearer abc.def'); // 'Bearer [redacted]'
 */
export function redactText(text: string): string {
  return redactSignatures(text)
    .replace(/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, mark)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${mark}`)
    .replace(/\b((?:set-)?cookie)\s*:[^\r\n]*/gi, `$1: ${mark}`)
    .replace(
      /([?&;\s]|^)([\w-]{0,40}(?:token|secret|password|passwd|signature|api[-_]?key|session[-_]?id|csrf|xsrf))(\s*[:=]\s*)("[^"]*"?|'[^']*'?|[^\s&;,]+)/gi,
      `$1$2$3${mark}`,
    );
}

/** A text within a frame may itself be JSON, as `data` mostly is; it stays a text. */
function redactString(text: string, depth: number): string {
  const inner = /^\s*[[{"]/.test(text) && mayBeJson(text) ? parseJson(text) : undefined;
  if (inner === undefined) return mayBeCutJson(text) ? cutAtMention(text) : redactText(text);
  const safe = redactValue(inner, depth + 1);
  return safe === inner && !mention.test(text) ? text : JSON.stringify(safe);
}

const mayBeCutJson = (text: string): boolean => /^\s*[[{]/.test(text);

/** What cannot be read ends where a secret may begin. */
function cutAtMention(text: string): string {
  const at = text.search(mention);
  return redactText(at < 0 ? text : `${text.slice(0, at)}${mark}`);
}

/** The value itself where nothing in it is secret. */
function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactString(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return mark;
  const before: readonly [string, unknown][] = Object.entries(value);
  const after = before.map(([name, item]): [string, unknown] => [
    name,
    !Array.isArray(value) && isSecretName(name) && item !== null ? mark : redactValue(item, depth + 1),
  ]);
  if (after.every(([, item], at) => item === before[at]?.[1])) return value;
  return Array.isArray(value) ? after.map(([, item]) => item) : Object.fromEntries(after);
}

/** A frame as it may be kept. */
export interface SafeFrame {
  /** What it is called; the beginning of the text where it has no name. */
  readonly event: string;
  readonly channel: string | null;
  /** As it came, but for what is secret. */
  readonly text: string;
  /** Not all of it was kept. */
  readonly isCut: boolean;
}

const longestName = 200;

function nameOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestName) : null;
}

function cut(text: string): Pick<SafeFrame, 'text' | 'isCut'> {
  return text.length > longestKept
    ? { text: text.slice(0, longestKept), isCut: true }
    : { text, isCut: false };
}

/**
 * Takes signatures, tokens, cookies and `channel_data` out of a frame, before anybody keeps it. It never throws,
 * whatever the text holds.
 *
 * @example
 * redactFrame('{"event":"pusher:subscribe","data":{"auth":"key:sig","channel":"private-a"}}').text;
 * // '{"event":"pusher:subscribe","data":{"auth":"[redacted]","channel":"private-a"}}'
 */
export function redactFrame(text: string): SafeFrame {
  const frame = text.length > longestRead ? undefined : parseJson(text);
  if (frame === undefined) {
    const safe = cut(cutAtMention(text.slice(0, longestKept)));
    const isCut = safe.isCut || text.length > longestKept;
    const [, event = ''] = /"event"\s*:\s*"([^"\\]{1,200})"/.exec(safe.text) ?? [];
    return { event: event || safe.text.slice(0, 40), channel: null, text: safe.text, isCut };
  }
  const safe = redactValue(frame, 0);
  // a name that is there twice is read once: what the first one held would stay in the text
  const whole = safe === frame && !mention.test(text) ? text : JSON.stringify(safe);
  const { event, channel, data } = isRecord(safe) ? safe : {};
  const inner = typeof data === 'string' ? parseJson(data) : data;
  return {
    event: nameOf(event) ?? whole.slice(0, 40),
    channel: nameOf(channel) ?? (isRecord(inner) ? nameOf(inner['channel']) : null),
    ...cut(whole),
  };
}

/** An address without what may be secret in it: its query and who it names. */
export function redactAddress(address: string): string {
  try {
    const { protocol, host, pathname } = new URL(address);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return redactText(address.replace(/[?#].*$/s, ''));
  }
}
