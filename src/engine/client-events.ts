import { RealtimeError } from '../errors.js';
import type { Due } from '../lib/deadlines.js';
import { createTokenBucket } from '../lib/token-bucket.js';
import { channelKind } from '../protocol/channel-name.js';
import { encode } from '../protocol/codec.js';
import type { ChannelPhase } from './channel.js';
import type { OutgoingEvent, OutgoingVerdict } from './extension.js';
import type { Kernel } from './kernel.js';
import type { TriggerFailure, TriggerOptions, TriggerResult } from './subscription.js';

/** How many client events wait for their subscription, and for how long. */
const capacity = 32;
const queueMs = 10_000;

/** Sends client events within the limits, or says why not. None is lost without a word. */
export interface ClientEvents {
  trigger(channel: string, event: string, data?: unknown, options?: TriggerOptions): TriggerResult;
  /** Sends what waits and may go now. */
  flush(): void;
  /** Gives up what waits: all of it, or that of one channel. */
  drop(channel?: string): void;
}

interface Waiting {
  readonly channel: string;
  readonly frame: string;
  readonly until: number;
  readonly isHigh: boolean;
}

const encoder = new TextEncoder();

/** The data as JSON; `undefined` is sent as `{}`, because an event without data kills some servers (PROTOCOL 3.7). */
function serialize(data: unknown = {}): string | undefined {
  try {
    const text: unknown = JSON.stringify(data);
    return typeof text === 'string' ? text : undefined; // a function gives undefined
  } catch {
    return undefined;
  }
}

/**
 * @param phaseOf a channel's phase; undefined where nobody holds it
 * @param pass gives what is to be sent, or why it is not
 */
export function createClientEvents(
  kernel: Kernel,
  phaseOf: (channel: string) => ChannelPhase | undefined,
  pass: (event: OutgoingEvent) => OutgoingVerdict,
): ClientEvents {
  const { clock, deadlines } = kernel;
  const bucket = createTokenBucket(() => kernel.options.clientEvents?.perSecond ?? 10);
  let waiting: readonly Waiting[] = [];

  const next: Due = { due: flush };

  function keep(isKept: (item: Waiting) => boolean): void {
    const gone = waiting.filter((item) => !isKept(item));
    waiting = waiting.filter(isKept);
    for (const { channel } of gone) kernel.error(new RealtimeError('trigger-dropped', { channel }));
  }

  function flush(): void {
    const now = clock.now();
    let at = Infinity;
    keep((item) => now < item.until);
    waiting = waiting.filter(({ channel, frame, until }) => {
      const isReady = phaseOf(channel) === 'subscribed';
      if (isReady && bucket.take(now) && kernel.send(frame)) return false;
      const budgetAt = bucket.nextAt(now);
      // with budget left, what is ready waits for the line, which tells when it is lost
      at = Math.min(at, isReady && budgetAt > now ? budgetAt : until);
      return true;
    });
    deadlines.set(next, at);
  }

  /** Why it cannot be sent now, `wait` where it may be soon; null where it can. */
  function obstacle(
    channel: string,
    payload: string | undefined,
    isLow: boolean,
  ): TriggerFailure | 'wait' | null {
    const { maxBytes = 10_240 } = kernel.options.clientEvents ?? {};
    const phase = phaseOf(channel);
    if (channelKind(channel) === 'public') return 'not-private';
    if (!phase) return 'not-subscribed';
    if (payload === undefined) return 'not-serializable';
    if (encoder.encode(payload).length > maxBytes) return 'too-large';
    if (kernel.socketId === null) return 'offline';
    if (phase === 'authorizing' || phase === 'subscribing') return 'wait';
    if (phase !== 'subscribed') return 'not-subscribed';
    // nothing overtakes; what is low does not wait: the budget that the others wait for is not there for it
    return !isLow && waiting.some((item) => item.channel === channel) ? 'wait' : null;
  }

  return {
    flush,
    trigger(channel, event, data, { priority } = {}) {
      const now = clock.now();
      const isHigh = priority === 'high';
      const isLow = priority === 'low';
      flush(); // whatever waits comes before
      const outgoing = pass({ channel, event, data });
      const isRefused = typeof outgoing === 'string';
      const payload = isRefused ? '' : serialize(outgoing.data);
      let reason = isRefused ? outgoing : obstacle(channel, payload, isLow);
      const frame = encode.clientEvent(channel, event, payload ?? '');
      if (!reason && !bucket.take(now, isLow)) reason = isHigh ? 'wait' : 'rate-limited';
      if (reason === 'wait' && waiting.length < capacity) {
        const item = { channel, frame, until: now + queueMs, isHigh };
        waiting = [...waiting, item].sort((a, b) => +b.isHigh - +a.isHigh);
        flush();
        return { ok: true, queued: true };
      }
      if (reason === 'wait') reason = 'rate-limited';
      if (!reason && !kernel.send(frame)) reason = 'offline';
      return reason ? { ok: false, reason } : { ok: true };
    },
    drop(channel) {
      keep((item) => channel !== undefined && item.channel !== channel);
      flush();
    },
  };
}
