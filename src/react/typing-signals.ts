import type { Clock } from '../lib/clock.js';
import { isRecord } from '../lib/json.js';
import { createExpiringMap } from './expiring-map.js';
import { isShortText } from './tab-key.js';

/** How long typing is shown and how often it is said, in milliseconds. */
export const typingTimes = {
  /** Without another sign, somebody has stopped after this long. */
  ttlMs: 6_000,
  /** While keys arrive, this is said again no sooner. */
  refreshMs: 2_500,
  /** One who stopped stays for this long, so that nothing flickers. */
  hideDelayMs: 1_000,
  /** Nobody is shown for less than this, however soon they stop. */
  minVisibleMs: 800,
} as const;

/** The waiting times of typing, in milliseconds, as in {@link typingTimes}. */
export type TypingTimes = Readonly<Record<keyof typeof typingTimes, number>>;

/** More are counted by nobody. */
const mostTypers = 200;
const mostTabs = 4;

/** Who types, as client events tell. */
export interface TypingSignals {
  /** A `client-typing` event. What is not one is left aside. */
  hear(data: unknown, userId: string | null): void;
  /** Their message came, or they left. */
  done(userId: string): void;
  clear(): void;
}

interface Typer {
  readonly userId: string;
  readonly since: number;
}

/** A sign that is for this thread; null where it is none. */
function readSign(data: unknown, thread: string | null): { key: string; isTyping: boolean } | null {
  if (!isRecord(data)) return null;
  const { k, s, t = null } = data;
  return isShortText(k) && (s === 0 || s === 1) && t === thread ? { key: k, isTyping: s === 1 } : null;
}

/** @param onChange the ids of those who type, in the order in which they began */
export function createTypingSignals(
  clock: Clock,
  thread: string | null,
  onChange: (userIds: readonly string[]) => void,
  times: () => TypingTimes = () => typingTimes,
): TypingSignals {
  let shown: readonly string[] = [];
  const typers = createExpiringMap<Typer>(clock, tell);

  function tell(): void {
    const ids = [...new Set(typers.values().map(({ userId }) => userId))];
    if (ids.length === shown.length && ids.every((id, at) => id === shown[at])) return;
    shown = ids;
    onChange(ids);
  }

  function hasRoom(userId: string): boolean {
    const tabs = typers.values().filter((typer) => typer.userId === userId).length;
    return tabs < mostTabs && typers.size < mostTypers;
  }

  return {
    hear(data, userId) {
      const sign = readSign(data, thread);
      if (sign === null || userId === null) return;
      const key = JSON.stringify([userId, sign.key]);
      const known = typers.get(key);
      if (known !== undefined || (sign.isTyping && hasRoom(userId))) {
        const { ttlMs, hideDelayMs, minVisibleMs } = times();
        const since = known?.since ?? clock.now();
        const lastsMs = Math.max(hideDelayMs, since + minVisibleMs - clock.now());
        typers.set(key, { userId, since }, sign.isTyping ? ttlMs : lastsMs);
      }
      tell();
    },
    done(userId) {
      typers.remove((typer) => typer.userId === userId);
      tell();
    },
    clear() {
      typers.clear();
      tell();
    },
  };
}
