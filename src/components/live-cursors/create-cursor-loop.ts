import { cursorAt, type CursorPath } from '../../react/cursor-path.js';
import type { CursorPlace } from '../../react/cursor-place.js';
import { wantsLessMotion } from '../foundations/wants-less-motion.js';
import { pixelsIn, type CursorProjection } from './cursor-space.js';

/** How cursors are moved. */
export interface CursorMotion {
  readonly projection: CursorProjection;
  /** `path`: along where they went, one message late. `spring`: softly to where they are. `none`: at once. */
  readonly smoothing: 'path' | 'spring' | 'none';
  /** A cursor outside of what is seen is hidden, held at the edge, or a name with an arrow there. */
  readonly edges: 'hide' | 'clamp' | 'hint';
  readonly pressRing: boolean;
  /** Marks the cursors that are beside one's own pointer. */
  readonly marksNear: boolean;
  /** Still for so long, a cursor is quiet; in milliseconds. */
  readonly quietAfterMs: number;
}

/** Draws all cursors of an area, each frame in which one moves. */
export interface CursorLoop {
  /** Begins to draw, in an area. The function that it returns ends that. */
  start(area: HTMLElement, layer: HTMLElement): () => void;
  /** Draws a cursor by this element, until the function that it returns is called. */
  place(key: string, element: HTMLElement, path: CursorPath | undefined): () => void;
  heard(path: CursorPath): void;
  /** Something else changed: draws all once. */
  wake(): void;
}

interface Track {
  readonly element: HTMLElement;
  path: CursorPath | undefined;
  /** When the path began to be drawn. */
  startedAt: number;
  drawnAt: number;
  /** Where it was drawn last, in pixels; null: nowhere yet. */
  at: CursorPlace | null;
  /** From where the path begins to where the cursor was drawn then: it melts away. */
  gap: CursorPlace;
  label: HTMLElement | null;
}

/** After a pause, or so far a jump, nothing is tweened. */
const longestGapMs = 500;
const farthestJump = 0.4;
const meltMs = 120;
const springMs = 90;
/** Less motion is wanted: places change four times a second at most. */
const calmMs = 250;
const edgePx = 8;
const nearPx = 32;
const signs = ['scroll', 'pointermove', 'pointerleave'];
const nowhere: CursorPlace = { x: 0, y: 0 };
const elsewhere: CursorPlace = { x: Infinity, y: 0 };

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

interface Stage {
  readonly area: HTMLElement;
  /** What the cursors stand in: as large as what is seen of the area. */
  readonly layer: HTMLElement;
}

export function createCursorLoop(motion: () => CursorMotion): CursorLoop {
  const tracks = new Map<string, Track>();
  let stage: Stage | null = null;
  let pointer = elsewhere;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wake(): void {
    if (stage && tracks.size > 0) frame ||= requestAnimationFrame(draw);
  }

  function draw(now: number): void {
    frame = 0;
    clearTimeout(timer);
    if (stage === null) return;
    let nextMs = Infinity;
    const isCalm = wantsLessMotion(stage.area);
    for (const track of tracks.values()) nextMs = Math.min(nextMs, drawTrack(track, now, stage, isCalm));
    if (nextMs === 0) wake();
    else if (nextMs < Infinity) timer = setTimeout(wake, nextMs);
  }

  /** @returns after how long it has to be drawn again, in milliseconds */
  function drawTrack(track: Track, now: number, { area, layer }: Stage, isCalm: boolean): number {
    const { path, element } = track;
    const size = { x: layer.clientWidth, y: layer.clientHeight };
    if (path === undefined) return Infinity;
    const { projection, quietAfterMs, pressRing, smoothing } = motion();
    if (isCalm && track.at && now - track.drawnAt < calmMs) return calmMs - (now - track.drawnAt);
    const sinceMs = Math.max(0, now - track.startedAt);
    const isTween = smoothing === 'path' && !isCalm;
    const target = projection.project(cursorAt(path, isTween ? sinceMs : Infinity), area);
    const at = isCalm ? target : eased(track, target, sinceMs, now);
    const isSettled = sinceMs >= (path.points.at(-1)?.atMs ?? 0) + meltMs && distance(at, target) < 0.5;
    track.at = isSettled ? target : at;
    track.drawnAt = now;
    const isOutside = at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y;
    const isQuiet = sinceMs >= quietAfterMs;
    const state = path.pressed && pressRing ? 'pressed' : isQuiet ? 'quiet' : 'moving';
    show(track, track.at, size, isOutside ? 'outside' : state);
    element.dataset['placed'] = '';
    if (!isSettled) return 0;
    return isQuiet ? Infinity : quietAfterMs - sinceMs;
  }

  function eased(track: Track, target: CursorPlace, sinceMs: number, now: number): CursorPlace {
    const { smoothing } = motion();
    const { at, gap } = track;
    if (smoothing === 'none' || at === null) return target;
    if (smoothing === 'path') {
      const part = Math.max(0, 1 - sinceMs / meltMs);
      return { x: target.x + gap.x * part, y: target.y + gap.y * part };
    }
    const part = gap === nowhere ? 1 : 1 - Math.exp(-(now - track.drawnAt) / springMs);
    return { x: at.x + (target.x - at.x) * part, y: at.y + (target.y - at.y) * part };
  }

  function show(track: Track, { x, y }: CursorPlace, size: CursorPlace, state: string): void {
    const { element, label } = track;
    const { edges, marksNear } = motion();
    const [width, height] = [label?.offsetWidth ?? 0, label?.offsetHeight ?? 0];
    const isHint = state === 'outside' && edges === 'hint';
    const held = (value: number, length: number, room: number): number => {
      if (isHint) return clamp(value, edgePx, room - length - edgePx);
      return edges === 'clamp' ? clamp(value, 0, room) : value;
    };
    const left = held(x, width, size.x);
    const top = held(y, height, size.y);
    element.dataset['state'] = edges === 'clamp' && state === 'outside' ? 'quiet' : state;
    element.dataset['edges'] = edges;
    element.dataset['flip'] =
      `${x + width + 13 > size.x && x > size.x / 2 ? 'x' : ''}${y + height + 16 > size.y ? 'y' : ''}`;
    element.toggleAttribute('data-near', marksNear && distance(pointer, { x: left, y: top }) < nearPx);
    element.style.transform = `translate(${left}px, ${top}px)`;
    if (isHint) element.style.setProperty('--cp-cursor-turn', `${Math.atan2(y - top, x - left)}rad`);
  }

  function heard(path: CursorPath): void {
    const track = tracks.get(path.key);
    if (track === undefined || stage === null) return;
    const { area, layer } = stage;
    const now = performance.now();
    const first = motion().projection.project(path.points[0] ?? nowhere, area);
    const { at } = track;
    const limit = farthestJump * Math.max(layer.clientWidth, layer.clientHeight);
    const isFresh = at !== null && now - track.startedAt <= longestGapMs && distance(at, first) <= limit;
    track.gap = isFresh ? { x: at.x - first.x, y: at.y - first.y } : nowhere;
    track.path = path;
    track.startedAt = now;
    wake();
  }

  function notice(event: Event): void {
    if (stage && event instanceof PointerEvent) {
      if (!motion().marksNear) return;
      pointer = event.type === 'pointermove' ? (pixelsIn(event, stage.area) ?? elsewhere) : elsewhere;
    }
    wake();
  }

  return {
    wake,
    heard,
    start(area, layer) {
      stage = { area, layer };
      const sizes = new ResizeObserver(wake);
      sizes.observe(area);
      for (const sign of signs) area.addEventListener(sign, notice);
      for (const { path } of tracks.values()) if (path) heard(path);
      return () => {
        sizes.disconnect();
        for (const sign of signs) area.removeEventListener(sign, notice);
        cancelAnimationFrame(frame);
        clearTimeout(timer);
        frame = 0;
        stage = null;
      };
    },
    place(key, element, path) {
      const label = element.querySelector<HTMLElement>('.cp-cursor-label');
      const track = { element, label, path, startedAt: 0, drawnAt: 0, at: null, gap: nowhere };
      tracks.set(key, track);
      if (path) heard(path);
      return () => {
        tracks.delete(key);
      };
    },
  };
}

function distance(one: CursorPlace, other: CursorPlace): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
