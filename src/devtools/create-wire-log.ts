import { type Clock, systemClock, type TimerHandle } from '../lib/clock.js';
import { createRates, type Rates } from './create-rates.js';
import { redactFrame, redactText } from './redact.js';

/** What happened on the line, or because of it. */
export interface WireEntry {
  /** Different for each entry, and growing. */
  readonly key: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `replayed`: it came before, and was heard again. */
  readonly kind: 'in' | 'out' | 'replayed' | 'opened' | 'closed' | 'error';
  /** The event's name; for errors their code. */
  readonly event: string;
  readonly channel: string | null;
  /** Of the frame as it was on the wire, in UTF-8. */
  readonly bytes: number;
  /** The frame, without what is secret; for errors their message. */
  readonly text: string;
  /** Not all of a long frame was kept. */
  readonly isCut: boolean;
  /** `text` is the frame as it was on the wire: nothing in it was secret, or too long. */
  readonly isExact: boolean;
}

/** What is kept, and what is known of what is not. */
export interface WireSnapshot {
  /** The oldest first. */
  readonly entries: readonly WireEntry[];
  /** How many there were since the beginning, or since it was cleared. */
  readonly total: number;
  readonly errors: number;
  /** What `entries` take, in bytes of UTF-8. */
  readonly keptBytes: number;
  /** Frames of the last second. */
  readonly perSecond: { readonly in: number; readonly out: number };
}

/** Options of {@link createWireLog}. */
export interface WireLogOptions {
  /** @default the runtime's clock */
  readonly clock?: Clock | undefined;
  /** @default 1000 */
  readonly maxEntries?: number | undefined;
  /** In bytes of UTF-8. @default 2000000 */
  readonly maxBytes?: number | undefined;
}

/** Keeps the last of what goes over a line, without secrets. Nothing of it leaves the page. */
export interface WireLog {
  /** A frame, as it is on the wire. */
  frame(kind: 'in' | 'out' | 'replayed', text: string): void;
  /** Anything else that happened. */
  note(kind: 'opened' | 'closed' | 'error', event: string, text: string, channel?: string | null): void;
  clear(): void;
  /** Told ten times a second at most. */
  subscribe(listener: () => void): () => void;
  snapshot(): WireSnapshot;
}

const flushEveryMs = 100;
const encoder = new TextEncoder();
const sizeOf = (text: string): number => encoder.encode(text).length;

const empty: WireSnapshot = {
  entries: [],
  total: 0,
  errors: 0,
  keptBytes: 0,
  perSecond: { in: 0, out: 0 },
};

/**
 * A ring of 1,000 entries and 2 MB. It costs no timer while nobody looks.
 *
 * @example
 * const log = createWireLog();
 * log.frame('in', '{"event":"pusher:pong","data":"{}"}');
 * log.snapshot().entries.length; // 1
 */
export function createWireLog(options: WireLogOptions = {}): WireLog {
  const { clock = systemClock, maxEntries = 1_000, maxBytes = 2_000_000 } = options;
  const listeners = new Set<() => void>();
  const rates: Rates = createRates();
  let kept: WireEntry[] = [];
  let sizes: number[] = [];
  let keptBytes = 0;
  let [key, total, errors] = [0, 0, 0];
  let current: WireSnapshot = empty;
  let isDirty = false;
  let timer: TimerHandle = null;
  let flushAt = Infinity;

  function add(size: number, entry: Omit<WireEntry, 'key' | 'at'>): void {
    kept.push({ ...entry, key: ++key, at: clock.now() });
    sizes.push(size);
    keptBytes += size;
    total += 1;
    if (entry.kind === 'error') errors += 1;
    while (kept.length > maxEntries || (keptBytes > maxBytes && kept.length > 0)) {
      kept.shift();
      keptBytes -= sizes.shift() ?? 0;
    }
    isDirty = true;
    if (listeners.size > 0) flushIn(flushEveryMs);
  }

  function flushIn(delayMs: number): void {
    const at = clock.now() + delayMs;
    if (flushAt <= at) return;
    clock.clearTimeout(timer);
    flushAt = at;
    timer = clock.setTimeout(flush, delayMs);
  }

  function refresh(): void {
    isDirty = false;
    current = { entries: [...kept], total, errors, keptBytes, perSecond: rates.at(clock.now()) };
  }

  /** A second without anything is a change too: the rate falls. */
  function flush(): void {
    flushAt = Infinity;
    refresh();
    for (const listener of [...listeners]) listener();
    if (listeners.size > 0 && current.perSecond.in + current.perSecond.out > 0) flushIn(1_000);
  }

  return {
    frame(kind, text) {
      if (kind !== 'replayed') rates.add(kind, clock.now());
      const { event, channel, text: safe, isCut } = redactFrame(text);
      const bytes = sizeOf(text);
      const isExact = safe === text;
      add(isExact ? bytes : sizeOf(safe), { kind, event, channel, bytes, text: safe, isCut, isExact });
    },
    note(kind, event, text, channel = null) {
      const safe = redactText(text.slice(0, 2_048));
      const bytes = sizeOf(safe);
      add(bytes, {
        kind,
        event: event.slice(0, 200),
        channel,
        bytes,
        text: safe,
        isCut: false,
        isExact: false,
      });
    },
    clear() {
      [kept, sizes, keptBytes, total, errors] = [[], [], 0, 0, 0];
      flush();
    },
    subscribe(listener) {
      listeners.add(listener);
      if (isDirty) flushIn(flushEveryMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clock.clearTimeout(timer);
        flushAt = Infinity;
      };
    },
    snapshot() {
      if (isDirty && listeners.size === 0) refresh(); // who listens is told when it changes
      return current;
    },
  };
}
