import type { Clock, TimerHandle } from '../../lib/clock.js';
import { pageClock } from '../foundations/page-clock.js';
import { announceTimings, type Timings } from '../foundations/timings.js';

/** What an announcement is about: each group can be switched off. */
export type AnnounceGroup = 'connection' | 'presence' | 'typing' | 'reaction' | 'lock' | 'message' | 'feed';

/** `auto`: as much as the room's size bears. */
export type AnnounceMode = 'auto' | 'on' | 'off';

/** How an announcement is made. */
export interface AnnounceOptions {
  /** `assertive` interrupts: for what is lost otherwise. @default 'polite' */
  readonly priority?: 'polite' | 'assertive' | undefined;
  /** A newer one of the same key takes the place of an older one that is still unsaid. */
  readonly key?: string | undefined;
  /** Said no sooner than this, in milliseconds; until then it can be taken back. @default 0 */
  readonly delayMs?: number | undefined;
  /** The same text is not said again within this time, in milliseconds. @default 1000 */
  readonly dedupeMs?: number | undefined;
  /** @default 'message' */
  readonly group?: AnnounceGroup | undefined;
}

/**
 * Says something to assistive technology. A function is asked when its turn comes, and is told how many of its group
 * were dropped before it.
 *
 * @returns the way to take it back, as long as it is unsaid
 */
export type Announce = (
  message: string | ((dropped: number) => string),
  options?: AnnounceOptions,
) => () => void;

/** Something that was said, or was not. */
export interface Utterance {
  readonly text: string;
  readonly priority: 'polite' | 'assertive';
  readonly group: AnnounceGroup;
  readonly at: number;
  /** When it was to be said: until `at` it waited for its turn. */
  readonly dueAt: number;
}

/** Why something was not said. */
export type SuppressReason = 'muted' | 'group-off' | 'replaced' | 'dropped' | 'repeated';

/** What may change while an announcer runs. */
export interface AnnouncerConfig {
  /** Nothing polite is said. */
  readonly muted: boolean;
  readonly groups: Readonly<Partial<Record<AnnounceGroup, AnnounceMode>>>;
  readonly timings: Timings['announce'];
  readonly onSuppress?: ((text: string, reason: SuppressReason, group: AnnounceGroup) => void) | undefined;
}

/** One queue for a whole page: what has to be said waits for its turn. */
export interface AnnouncerQueue {
  readonly announce: Announce;
  configure(config: Partial<AnnouncerConfig>): void;
  /** Forgets what waits. It may be used again. */
  clear(): void;
}

interface Waiting {
  readonly message: string | ((dropped: number) => string);
  readonly options: AnnounceOptions;
  readonly group: AnnounceGroup;
  readonly dueAt: number;
}

/** More than this of one group do not wait: the oldest is dropped. */
const longestQueue = 3;

/** @param say puts a text where assistive technology hears it */
export function createAnnouncer(
  say: (utterance: Utterance) => void,
  clock: Clock = pageClock,
): AnnouncerQueue {
  let config: AnnouncerConfig = { muted: false, groups: {}, timings: announceTimings };
  let queue: Waiting[] = [];
  let timer: TimerHandle = null;
  let lastAt = -Infinity;
  const lastOfGroup = new Map<AnnounceGroup, number>();
  const lastOfText = new Map<string, number>();
  const dropped = new Map<AnnounceGroup, number>();

  function suppress({ message, group }: Pick<Waiting, 'message' | 'group'>, reason: SuppressReason): void {
    config.onSuppress?.(typeof message === 'string' ? message : message(0), reason, group);
  }

  function speak({ message, options, group, dueAt }: Waiting): void {
    const { priority = 'polite', dedupeMs = 1_000 } = options;
    const text = typeof message === 'string' ? message : message(dropped.get(group) ?? 0);
    const now = clock.now();
    dropped.delete(group);
    if (now - (lastOfText.get(text) ?? -Infinity) < dedupeMs) {
      suppress({ message: text, group }, 'repeated');
      return;
    }
    for (const [said, at] of lastOfText) if (now - at > config.timings.ttlMs) lastOfText.delete(said);
    lastOfText.set(text, now);
    lastAt = now;
    lastOfGroup.set(group, now);
    say({ text, priority, group, at: now, dueAt });
  }

  /** When something may be said at the earliest: presence waits longer for its like than others do. */
  function turnOf({ group, dueAt }: Waiting): number {
    const { gapMs, groupGapMs } = config.timings;
    const gap = group === 'presence' ? groupGapMs : gapMs;
    return Math.max(dueAt, lastAt + gapMs, (lastOfGroup.get(group) ?? -Infinity) + gap);
  }

  function next(): void {
    clock.clearTimeout(timer);
    const [first, ...others] = queue;
    if (!first) return;
    const soonest = others.reduce((one, other) => (turnOf(other) < turnOf(one) ? other : one), first);
    const waitMs = turnOf(soonest) - clock.now();
    if (waitMs > 0) {
      timer = clock.setTimeout(next, waitMs);
      return;
    }
    queue = queue.filter((one) => one !== soonest);
    speak(soonest);
    next();
  }

  function enqueue(entry: Waiting): void {
    const { group, options } = entry;
    const at = options.key === undefined ? -1 : queue.findIndex((one) => one.options.key === options.key);
    const [older] = at < 0 ? [] : queue.splice(at, 1, entry);
    if (older) suppress(older, 'replaced');
    else queue.push(entry);
    const alike = queue.filter((one) => one.group === group);
    const [oldest] = alike;
    if (alike.length <= longestQueue || !oldest) return;
    queue = queue.filter((one) => one !== oldest);
    dropped.set(group, (dropped.get(group) ?? 0) + 1);
    suppress(oldest, 'dropped');
  }

  return {
    announce(message, options = {}) {
      const { group = 'message', priority, delayMs = 0 } = options;
      const entry = { message, options, group, dueAt: clock.now() + delayMs };
      const isUrgent = priority === 'assertive';
      if (config.groups[group] === 'off') suppress(entry, 'group-off');
      else if (config.muted && !isUrgent) suppress(entry, 'muted');
      else if (isUrgent && delayMs === 0) speak(entry);
      else {
        enqueue(entry);
        next();
      }
      return () => {
        queue = queue.filter((one) => one !== entry);
        next();
      };
    },
    configure(changes) {
      config = { ...config, ...changes };
      if (config.muted) queue = queue.filter(({ options }) => options.priority === 'assertive');
      next();
    },
    clear() {
      queue = [];
      next();
    },
  };
}
