/** Where a cursor is, in the coordinates that are sent. */
export interface CursorPlace {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is in the window. */
export interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where a pointer is, in parts of an area's width and height; null where it has none. */
export function partsIn({ clientX, clientY }: PointerPlace, area: Element): CursorPlace | null {
  const { left, top, width, height } = area.getBoundingClientRect();
  return width > 0 && height > 0 ? { x: (clientX - left) / width, y: (clientY - top) / height } : null;
}
