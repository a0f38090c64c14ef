import type { CursorBounds } from '../../react/cursor-message.js';
import { partsIn, type CursorPlace, type PointerPlace } from '../../react/cursor-place.js';

/** How an area's coordinates become those that are sent, and back. Give a new one when the camera moves. */
export interface CursorProjection {
  /** From pixels of the area, from its top left, to what is sent. */
  unproject(pixels: CursorPlace, area: HTMLElement): CursorPlace;
  /** From what was sent to pixels of the area. */
  project(place: CursorPlace, area: HTMLElement): CursorPlace;
}

/**
 * `percent`: parts of the area, for surfaces that look the same to everybody. `content`: pixels of what scrolls in it,
 * for documents.
 */
export type CursorCoordinates = 'percent' | 'content' | CursorProjection;

const inParts: CursorProjection = {
  unproject: ({ x, y }, { offsetWidth, offsetHeight }) => ({
    x: x / (offsetWidth || 1),
    y: y / (offsetHeight || 1),
  }),
  project: ({ x, y }, { offsetWidth, offsetHeight }) => ({ x: x * offsetWidth, y: y * offsetHeight }),
};

const inContent: CursorProjection = {
  unproject: ({ x, y }, { scrollLeft, scrollTop }) => ({ x: x + scrollLeft, y: y + scrollTop }),
  project: ({ x, y }, { scrollLeft, scrollTop }) => ({ x: x - scrollLeft, y: y - scrollTop }),
};

const farthest = 1e6;
const pixelBounds: CursorBounds = [-farthest, farthest];

/** The projection of a choice. */
export function projectionOf(coordinates: CursorCoordinates = 'percent'): CursorProjection {
  if (coordinates === 'percent') return inParts;
  return coordinates === 'content' ? inContent : coordinates;
}

/** What is taken from others: parts of the area by default. */
export function boundsOf(coordinates: CursorCoordinates = 'percent'): CursorBounds | undefined {
  return coordinates === 'percent' ? undefined : pixelBounds;
}

/** Where a pointer is in an area, whatever an ancestor's transform or zoom makes of its size. */
export function pixelsIn(point: PointerPlace, area: HTMLElement): CursorPlace | null {
  const place = partsIn(point, area);
  return place && inParts.project(place, area);
}
