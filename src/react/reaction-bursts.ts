import type { Clock, TimerHandle } from '../lib/clock.js';

/** Reactions of one kind, made at about the same time. */
export interface ReactionBurst<Id extends string = string> {
  readonly id: Id;
  /** How many: 1 or more. */
  readonly count: number;
  /** Who made them, as the server says; nobody is named on channels without presence. */
  readonly userIds: readonly string[];
  /** One's own is among them. */
  readonly mine: boolean;
}

/** Merges what comes within a moment: the first is told at once, the rest together. */
export interface ReactionBursts {
  add(id: string, count: number, userId: string | null, mine: boolean): void;
  stop(): void;
}

type Waiting = { -readonly [Key in keyof ReactionBurst]: ReactionBurst[Key] };

export function createReactionBursts(
  clock: Clock,
  mergeMs: () => number,
  tell: (burst: ReactionBurst) => void,
): ReactionBursts {
  const windows = new Map<string, { timer: TimerHandle; waiting: Waiting | null }>();

  function open(id: string): void {
    windows.set(id, { timer: clock.setTimeout(() => close(id), mergeMs()), waiting: null });
  }

  function close(id: string): void {
    const waiting = windows.get(id)?.waiting;
    windows.delete(id);
    if (!waiting) return;
    open(id);
    tell(waiting);
  }

  return {
    add(id, count, userId, mine) {
      const userIds = userId === null ? [] : [userId];
      const window = windows.get(id);
      if (window === undefined) {
        open(id);
        tell({ id, count, userIds, mine });
        return;
      }
      const before = window.waiting ?? { id, count: 0, userIds: [], mine: false };
      window.waiting = {
        id,
        count: before.count + count,
        userIds: [...new Set([...before.userIds, ...userIds])],
        mine: before.mine || mine,
      };
    },
    stop() {
      for (const { timer } of windows.values()) clock.clearTimeout(timer);
      windows.clear();
    },
  };
}
