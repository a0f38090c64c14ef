import type { Engine } from '../create-engine.js';
import type { TimerHandle } from '../lib/clock.js';
import { thinOut, writePoints } from './cursor-message.js';
import type { CursorPoint } from './cursor-path.js';
import { tabKey } from './tab-key.js';

const cursorEvent = 'client-cursor';
/** After a refusal, cursors are still for so long: what matters more is to be sent first. */
const giveWayMs = 1_000;
/** So many people share one pace; in a fuller room each says less. */
const peopleAtPace = 100;

/** Sends one's own cursor: sampled, a few times a second, and only to somebody. */
export interface CursorSender {
  move(x: number, y: number, pressed: boolean): void;
  leave(): void;
  /** Leaves, and sends nothing more. */
  dispose(): void;
}

function countOthers({ store }: Engine, channel: string): number {
  const presence = store.getState().channels.get(channel)?.presence;
  return presence && !presence.stale ? presence.members.filter(({ isMe }) => !isMe).length : 0;
}

/** @param intervalMs the least time between two messages */
export function createCursorSender(
  engine: Engine,
  channel: string,
  space: string | null,
  intervalMs: () => number,
): CursorSender {
  const { clock } = engine;
  let samples: readonly CursorPoint[] = [];
  let pressed = false;
  let seq = 0;
  let isOut = false; // the others have seen it
  let isLeaving = false;
  let readyAt = 0;
  let timer: TimerHandle = null;

  function say(points: number[][] | null): boolean {
    const data = {
      k: tabKey(engine),
      ...(space === null ? {} : { sp: space }),
      p: points,
      ...(pressed ? { b: 1 } : {}),
      seq: (seq += 1),
    };
    const result = engine.trigger(channel, cursorEvent, data, { priority: points ? 'low' : 'high' });
    const isRefused = !result.ok && result.reason === 'rate-limited';
    const crowd = Math.ceil(countOthers(engine, channel) / peopleAtPace) || 1;
    readyAt = clock.now() + (isRefused ? giveWayMs : intervalMs() * crowd);
    return !isRefused; // what was refused for another reason is not tried again
  }

  function flush(): void {
    timer = null;
    if (isLeaving) {
      if (!say(null)) arm();
      else isOut = isLeaving = false;
    } else if (samples.length > 0 && countOthers(engine, channel) > 0) {
      if (say(writePoints(samples))) {
        samples = [];
        isOut = true;
      } else arm();
    } else samples = [];
  }

  function arm(): void {
    timer ??= clock.setTimeout(flush, Math.max(0, readyAt - clock.now()));
  }

  function stop(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    samples = [];
  }

  function leave(): void {
    stop();
    if (!isOut) return;
    isLeaving = true;
    flush(); // matters more than the pace
  }

  return {
    leave,
    dispose() {
      leave();
      stop();
    },
    move(x, y, isPressed) {
      if (countOthers(engine, channel) === 0) return;
      isLeaving = false;
      pressed = isPressed;
      const sample = { x, y, atMs: clock.now() };
      const recent = samples.filter(({ atMs }) => sample.atMs - atMs <= giveWayMs);
      samples = [...thinOut(recent), sample];
      if (clock.now() >= readyAt && timer === null) flush();
      else arm();
    },
  };
}
