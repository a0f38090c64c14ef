/** The one event between the stories' page and the panels around it. */
export const shellEvent = 'copresent/shell';

/** A frame as a panel shows it. */
export interface WireEntry {
  readonly id: number;
  /** Milliseconds since the epoch, by the lab's clock. */
  readonly at: number;
  /** Whose line. */
  readonly who: string;
  /** `out`: the client said it; `in`: the server did. */
  readonly direction: 'out' | 'in';
  readonly event: string;
  readonly channel: string | null;
  /** Bytes on the wire. */
  readonly size: number;
  /** Without its signatures, and cut where it is very long. */
  readonly text: string;
}

/** What assistive technology was told. */
export interface SaidEntry {
  readonly id: number;
  readonly at: number;
  /** Whose page said it. */
  readonly who: string;
  readonly group: string;
  readonly text: string;
  readonly priority: 'polite' | 'assertive';
}

/** From the stories' page: what happened, that another story begins, and that somebody wants to see the wire. */
export type FromPreview =
  | { readonly kind: 'began' }
  | { readonly kind: 'wire'; readonly entries: readonly WireEntry[] }
  | { readonly kind: 'said'; readonly entries: readonly SaidEntry[] }
  | { readonly kind: 'ready' }
  | { readonly kind: 'show-wire' };

/** From the panels: from now on somebody listens. */
export interface FromManager {
  readonly kind: 'listening';
}

/** How much of a log is kept. */
export const mostKept = 500;

/** A frame as it was written: nothing in it is what it says until somebody has looked. */
export type Frame = Readonly<Record<string, unknown>>;

/** A frame's fields; none where it is no frame. */
export const parseFrame = (text: string): Frame => record(json(text));

const longestText = 16_384;
const encoder = new TextEncoder();

const redacted = (text: string): string =>
  // a signature, and the socket's or key's part before it; a channel's own key, in whatever it travels
  text
    // begins at the beginning of a word only: else a long text would be looked through once for each character
    .replace(/(^|[\s:"'\\])[^\s:"'\\]*(?::[0-9a-f]{64})+/gi, '$1[redacted]')
    .replace(/(\\?"shared_secret\\?"\s*:\s*\\?")[^"\\]*/g, '$1[redacted]');

/** What a panel shows of a frame. Whatever came over the line, nothing in it is looked up or trusted. */
export function describeFrame(text: string): Pick<WireEntry, 'event' | 'channel' | 'size' | 'text'> {
  const frame = parseFrame(text);
  const channel = frame['channel'] ?? record(frame['data'])['channel'];
  const safe = redacted(text);
  return {
    event: typeof frame['event'] === 'string' ? frame['event'] : 'not a frame',
    channel: typeof channel === 'string' ? channel : null,
    size: encoder.encode(text).length,
    text: safe.length > longestText ? `${safe.slice(0, longestText)}…` : safe,
  };
}

/** A frame's text over several lines, with its data opened where they are JSON in a text. */
export function prettyFrame(text: string): string {
  const frame = parseFrame(text);
  if (Object.keys(frame).length === 0) return text;
  const { data } = frame;
  const opened = typeof data === 'string' ? (json(data) ?? data) : data;
  return JSON.stringify({ ...frame, ...(opened === undefined ? {} : { data: opened }) }, null, 2);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
