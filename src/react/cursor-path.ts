/** A place and when it was taken, in milliseconds from the path's first. */
export interface CursorPoint {
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** Where somebody's cursor went between two messages. */
export interface CursorPath {
  /** The cursor's own: a user has one for each tab. */
  readonly key: string;
  /** Who moves it, as the server says. */
  readonly userId: string;
  /** At least one; the last is where it is now. */
  readonly points: readonly CursorPoint[];
  /** A button is held down. */
  readonly pressed: boolean;
  /** By the engine's clock. */
  readonly receivedAt: number;
}

/**
 * Where a cursor is, so many milliseconds after its path began to be drawn: between two points on the straight line
 * that joins them, at the end for good.
 *
 * @example
 * const { x, y } = cursorAt(path, now - path.receivedAt);
 */
export function cursorAt(
  { points }: CursorPath,
  elapsedMs: number,
): { readonly x: number; readonly y: number } {
  let before = points[0] ?? { x: 0, y: 0, atMs: 0 };
  for (const point of points) {
    if (point.atMs > elapsedMs) {
      const part = Math.max(0, elapsedMs - before.atMs) / (point.atMs - before.atMs || 1);
      return { x: before.x + (point.x - before.x) * part, y: before.y + (point.y - before.y) * part };
    }
    before = point;
  }
  return { x: before.x, y: before.y };
}
