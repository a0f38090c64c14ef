import type { Clock } from '../lib/clock.js';
import { createExpiringMap } from './expiring-map.js';
import { readCursorMessage, type CursorBounds } from './cursor-message.js';
import type { CursorPath } from './cursor-path.js';

const mostTabs = 4;

/** What is taken of the others' cursors. */
export interface CursorFilter {
  readonly space: string | null;
  readonly bounds: CursorBounds;
  readonly mostCursors: number;
  /** A cursor that says nothing for so long is taken away. */
  readonly ttlMs: number;
}

/** Whose cursor it is. */
export interface CursorOwner {
  readonly key: string;
  readonly userId: string;
  /** When it came, by the engine's clock. */
  readonly since: number;
}

/** The cursors of the others, as client events tell. */
export interface CursorTracks {
  hear(data: unknown, userId: string | null, filter: CursorFilter): void;
  /** They left. */
  gone(userId: string): void;
  pathOf(key: string): CursorPath | undefined;
  onPath(listener: (path: CursorPath) => void): () => void;
  /** Hears when a cursor comes or goes, never when one moves. */
  onOwners(listener: () => void): () => void;
  owners(): readonly CursorOwner[];
  clear(): void;
}

interface Track {
  readonly seq: number;
  readonly since: number;
  readonly path: CursorPath;
}

export function createCursorTracks(clock: Clock): CursorTracks {
  const tracks = createExpiringMap<Track>(clock, tellOwners);
  const pathListeners = new Set<(path: CursorPath) => void>();
  const ownerListeners = new Set<() => void>();
  let owners: readonly CursorOwner[] = [];

  function tellOwners(): void {
    const now = tracks.values().map(({ path: { key, userId }, since }) => ({ key, userId, since }));
    if (now.length === owners.length && now.every(({ key }, at) => key === owners[at]?.key)) return;
    owners = now;
    for (const listener of [...ownerListeners]) listener();
  }

  /** Makes room for one more, where there is none: the one that has been still for longest goes. */
  function makeRoom(userId: string, mostCursors: number): boolean {
    const paths = tracks.values().map(({ path }) => path);
    if (paths.filter((path) => path.userId === userId).length >= mostTabs) return false;
    if (paths.length < mostCursors) return true;
    const oldest = Math.min(...paths.map(({ receivedAt }) => receivedAt));
    const stillest = paths.find(({ receivedAt }) => receivedAt === oldest);
    return tracks.remove(({ path }) => path === stillest);
  }

  return {
    hear(data, userId, { space, bounds, mostCursors, ttlMs }) {
      const message = readCursorMessage(data, bounds);
      if (message === null || userId === null || message.space !== space) return;
      const { tab, seq, points, pressed } = message;
      const key = JSON.stringify([userId, tab]);
      const known = tracks.get(key);
      if (known !== undefined && seq <= known.seq) return;
      if (points === null) tracks.remove((_, one) => one === key);
      else if (known !== undefined || makeRoom(userId, mostCursors)) {
        const path = { key, userId, points, pressed, receivedAt: clock.now() };
        tracks.set(key, { seq, path, since: known?.since ?? path.receivedAt }, ttlMs);
        for (const listener of [...pathListeners]) listener(path);
      }
      tellOwners();
    },
    gone(userId) {
      tracks.remove(({ path }) => path.userId === userId);
      tellOwners();
    },
    pathOf: (key) => tracks.get(key)?.path,
    onPath(listener) {
      pathListeners.add(listener);
      return () => pathListeners.delete(listener);
    },
    onOwners(listener) {
      ownerListeners.add(listener);
      return () => ownerListeners.delete(listener);
    },
    owners: () => owners,
    clear() {
      tracks.clear();
      tellOwners();
    },
  };
}
