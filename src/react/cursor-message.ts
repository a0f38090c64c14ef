import { isRecord } from '../lib/json.js';
import type { CursorPoint } from './cursor-path.js';
import { isShortText } from './tab-key.js';

/** Points in one message; more are thinned out. */
const mostPoints = 16;
/** No path is longer: messages come several times a second. */
const longestPathMs = 2_000;

/** What `client-cursor` says, once it is sure that it says something. */
export interface CursorMessage {
  readonly tab: string;
  readonly space: string | null;
  readonly seq: number;
  /** Null: the cursor has left. */
  readonly points: readonly CursorPoint[] | null;
  readonly pressed: boolean;
}

/** The smallest and the largest coordinate that is kept. */
export type CursorBounds = readonly [least: number, most: number];

const clamp = (value: number, [least, most]: CursorBounds): number => Math.min(most, Math.max(least, value));

function readPoint(value: unknown, bounds: CursorBounds): CursorPoint | null {
  if (!Array.isArray(value)) return null;
  const [x, y, atMs] = value as unknown[];
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(atMs)) return null;
  return {
    x: clamp(x as number, bounds),
    y: clamp(y as number, bounds),
    atMs: clamp(atMs as number, [0, longestPathMs]),
  };
}

function readPoints(value: unknown, bounds: CursorBounds): readonly CursorPoint[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostPoints) return null;
  const points = value.map((point) => readPoint(point, bounds)).filter((point) => point !== null);
  const isInOrder = points.every((point, at) => point.atMs >= (points[at - 1]?.atMs ?? 0));
  return points.length === value.length && isInOrder ? points : null;
}

/** Reads `{ k, sp, p: [[x, y, ms] …] | null, b?, seq }`; null where it is anything else. */
export function readCursorMessage(data: unknown, bounds: CursorBounds): CursorMessage | null {
  if (!isRecord(data)) return null;
  const { k, sp = null, p, b, seq } = data;
  if (!isShortText(k) || !Number.isSafeInteger(seq) || !(sp === null || isShortText(sp))) return null;
  const points = p === null ? null : readPoints(p, bounds);
  if (points === null && p !== null) return null;
  return { tab: k, space: sp, seq: seq as number, points, pressed: b === 1 };
}

/** At most so many points: the first, the last, and evenly of those between. */
export function thinOut(points: readonly CursorPoint[]): readonly CursorPoint[] {
  if (points.length <= mostPoints) return points;
  const step = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, at) => points[Math.round(at * step)]).filter(
    (point) => point !== undefined,
  );
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The points as they are sent, in milliseconds from the first. */
export function writePoints(points: readonly CursorPoint[]): number[][] {
  const startedAt = points[0]?.atMs ?? 0;
  return thinOut(points).map(({ x, y, atMs }) => [rounded(x), rounded(y), Math.round(atMs - startedAt)]);
}
