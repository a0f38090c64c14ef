import { systemClock, type Clock, type TimerHandle } from '../../lib/clock.js';
import type { Member } from '../../store/state.js';

/** Who came and who went, since the last time that it was told. */
export interface PresenceChange {
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
  /** How many are here now. */
  readonly count: number;
}

/** How long changes are gathered, in milliseconds. */
export interface NoticeTimings {
  readonly windowMs: number;
  readonly groupGapMs: number;
  readonly graceMs: number;
}

/** In rooms of more than this nobody is told who comes and goes. */
const largestRoom = 1_000;

/**
 * Makes of lists of people the news that somebody came or went: nothing of the first list, nothing of who is back
 * within the grace, and of all that happens within a window only what remains.
 */
export function createPresenceNotices(
  onChange: (change: PresenceChange) => void,
  timings: () => NoticeTimings,
  clock: Clock = systemClock,
): { update(members: readonly Member[]): void; clear(): void } {
  let known: ReadonlyMap<string, Member> | null = null;
  const leaving = new Map<string, { readonly member: Member; readonly goneAt: number }>();
  const joined = new Map<string, Member>();
  const left = new Map<string, Member>();
  let firstAt = Infinity;
  let toldAt = -Infinity;
  let count = 0;
  let timer: TimerHandle = null;

  function schedule(): void {
    clock.clearTimeout(timer);
    timer = null;
    const { windowMs, groupGapMs, graceMs } = timings();
    const graces = [...leaving.values()].map(({ goneAt }) => goneAt + graceMs);
    const told = joined.size + left.size > 0 ? Math.max(firstAt + windowMs, toldAt + groupGapMs) : Infinity;
    const at = Math.min(told, ...graces);
    if (at < Infinity) timer = clock.setTimeout(pass, Math.max(0, at - clock.now()));
  }

  function pass(): void {
    const now = clock.now();
    const { windowMs, groupGapMs, graceMs } = timings();
    for (const [id, { member, goneAt }] of leaving) {
      if (goneAt + graceMs > now) continue;
      leaving.delete(id);
      if (!joined.delete(id)) note(left, member); // who came and went in between was never here
    }
    const waits = joined.size + left.size > 0;
    if (waits && now >= Math.max(firstAt + windowMs, toldAt + groupGapMs)) tell(now);
    schedule();
  }

  function note(to: Map<string, Member>, member: Member): void {
    if (joined.size + left.size === 0) firstAt = clock.now();
    to.set(member.id, member);
  }

  function tell(now: number): void {
    const change = { joined: [...joined.values()], left: [...left.values()], count };
    joined.clear();
    left.clear();
    toldAt = now;
    onChange(change);
  }

  function clear(): void {
    known = null;
    leaving.clear();
    joined.clear();
    left.clear();
    schedule();
  }

  return {
    update(members) {
      count = members.length;
      if (count > largestRoom) return clear();
      const before = known;
      if (before === null && count === 0) return;
      const now = new Map(members.map((member) => [member.id, member]));
      known = now;
      if (before === null) return;
      for (const member of members) {
        if (before.has(member.id) || member.isMe) continue;
        if (!leaving.delete(member.id) && !left.delete(member.id)) note(joined, member);
      }
      for (const member of before.values()) {
        if (!now.has(member.id) && !member.isMe) leaving.set(member.id, { member, goneAt: clock.now() });
      }
      schedule();
    },
    clear,
  };
}
