import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/recordings');

/** One thing that happened on a recorded line. `line` counts the lines of the file from 1. */
export type RecordedStep = { readonly line: number; readonly atMs: number } & (
  | { readonly type: 'opened' }
  | { readonly type: 'client'; readonly text: string }
  /** Whole messages, or (`chunk`) the bytes of a segment. */
  | { readonly type: 'server'; readonly texts: readonly string[]; readonly chunk: string | null }
  | { readonly type: 'closed'; readonly code: number | null }
);

/** What a line of the files may hold. */
interface Entry {
  readonly t_ms: number;
  readonly conn?: string;
  readonly dir?: 'in' | 'out';
  readonly ev?: string;
  readonly frame?: string;
  readonly raw?: string;
  readonly raw_segment?: string;
  readonly segment?: string;
  readonly code?: number;
  readonly via?: string;
}

function readEntries(file: string): { line: number; entry: Entry }[] {
  return readFileSync(join(folder, `${file}.jsonl`), 'utf8')
    .split('\n')
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, line }) => ({ line, entry: JSON.parse(text) as Entry }));
}

function stepOf(entry: Entry, line: number, atMs: number): RecordedStep | null {
  const { dir, ev, frame, raw, segment, raw_segment: rawSegment, code = null } = entry;
  const text = frame ?? raw ?? segment ?? rawSegment;
  if (dir === 'out' && text !== undefined) return { line, atMs, type: 'client', text };
  if (dir === 'in' && text !== undefined) {
    return { line, atMs, type: 'server', texts: [text], chunk: frame === undefined ? text : null };
  }
  if (ev === 'connect') return { line, atMs, type: 'opened' };
  return ev === 'close' ? { line, atMs, type: 'closed', code } : null;
}

/** Messages that came in the same millisecond came in the same segment. */
function joinSegments(steps: readonly RecordedStep[]): RecordedStep[] {
  const joined: RecordedStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const isSame = step.type === 'server' && last?.type === 'server' && last.atMs === step.atMs;
    if (isSame && step.chunk === null && last.chunk === null) {
      joined.splice(-1, 1, { ...last, texts: [...last.texts, ...step.texts] });
    } else joined.push(step);
  }
  return joined;
}

/** What happened on one line of a recording; its times count from its own beginning. */
export function readRecording(file: string, conn: string, leftOut: readonly number[] = []): RecordedStep[] {
  const own = readEntries(file).filter(({ entry }) => entry.conn === conn && entry.via === undefined);
  const startedAt = own[0]?.entry.t_ms ?? 0;
  const steps = own.flatMap(({ line, entry }) => stepOf(entry, line, entry.t_ms - startedAt) ?? []);
  if (steps.length === 0) throw new Error(`There is no line ${conn} in the recording ${file}.`);
  return joinSegments(steps.filter(({ line }) => !leftOut.includes(line)));
}

/** The names of a recording's lines. */
export function linesOf(file: string): string[] {
  return [...new Set(readEntries(file).flatMap(({ entry }) => entry.conn ?? []))];
}
