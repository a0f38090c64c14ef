import type { Engine } from '../create-engine.js';
import type { Clock, TimerHandle } from '../lib/clock.js';

type TriggerResult = ReturnType<Engine['trigger']>;

/** Sends at a pace: what comes too soon waits and is merged with what waits already, so the last is never lost. */
export interface PacedSender<Data> {
  /** `queued` where it waits. */
  send(data: Data): TriggerResult;
  /** Sends what waits at once, or gives it up. */
  flush(): void;
  /** Forgets what waits. */
  forget(): void;
}

/** How a {@link PacedSender} sends. */
export interface PacedSenderOptions<Data> {
  readonly clock: Clock;
  readonly send: (data: Data) => TriggerResult;
  /** The least time between two sends, in milliseconds. */
  readonly paceMs: () => number;
  /** What is sent in the place of both. */
  readonly merge: (waiting: Data, next: Data) => Data;
  /** What waited could not be sent in the end. */
  readonly onDropped?: () => void;
}

/** As the engine's own queue: what has waited for so long is no news any more. */
const longestWaitMs = 10_000;
/** The budget's refusal is asked again no sooner: others want to send too. */
const leastPauseMs = 100;

function mayPass(result: TriggerResult): boolean {
  if (result.ok) return false;
  return ['rate-limited', 'offline', 'not-subscribed'].includes(result.reason);
}

export function createPacedSender<Data>(options: PacedSenderOptions<Data>): PacedSender<Data> {
  const { clock, send, paceMs, merge, onDropped } = options;
  let waiting: { readonly data: Data; readonly until: number } | null = null;
  let readyAt = 0;
  let timer: TimerHandle = null;

  function stop(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  function emit(data: Data): TriggerResult {
    const result = send(data);
    readyAt = clock.now() + (result.ok ? paceMs() : Math.max(leastPauseMs, paceMs()));
    return result;
  }

  function hold(data: Data): TriggerResult {
    const now = clock.now();
    waiting = { data: waiting ? merge(waiting.data, data) : data, until: now + longestWaitMs };
    timer ??= clock.setTimeout(due, Math.max(0, readyAt - now));
    return { ok: true, queued: true };
  }

  function due(): void {
    timer = null;
    if (waiting === null) return;
    const { data, until } = waiting;
    const result = emit(data);
    if (mayPass(result) && clock.now() < until) {
      timer = clock.setTimeout(due, readyAt - clock.now());
      return;
    }
    waiting = null;
    if (!result.ok) onDropped?.();
  }

  return {
    send(data) {
      if (waiting !== null || clock.now() < readyAt) return hold(data);
      const result = emit(data);
      return !result.ok && result.reason === 'rate-limited' ? hold(data) : result;
    },
    flush() {
      stop();
      if (waiting === null) return;
      const { data } = waiting;
      waiting = null;
      if (!emit(data).ok) onDropped?.();
    },
    forget() {
      stop();
      waiting = null;
    },
  };
}
