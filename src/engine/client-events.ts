import type { TokenBucket } from '../lib/token-bucket.js';
import { encode } from '../protocol/codec.js';
import type { ChannelPhase } from './channel.js';
import { createOutbox } from './outbox.js';
import type { TriggerFailure, TriggerResult } from './subscription.js';

export interface ClientEventsConfig {
  readonly bucket: TokenBucket;
  readonly maxBytes: number;
  readonly now: () => number;
  readonly isLive: () => boolean;
  /** The channel's phase; null where nobody holds it. */
  readonly phase: (channel: string) => ChannelPhase | null;
  readonly write: (text: string) => boolean;
  readonly deadline: (at: number | null) => void;
  readonly dropped: (channel: string) => void;
}

/** Sends client events, or says why not. */
export interface ClientEvents {
  trigger(channel: string, event: string, data: unknown): TriggerResult;
  /** Sends what may go now. */
  flush(now: number): void;
  drop(channel?: string): void;
}

const refused = (reason: TriggerFailure): TriggerResult => ({ ok: false, reason });

/** The data as JSON; `undefined` is sent as `{}`, because an event without data kills some servers (PROTOCOL 3.7). */
function serialize(data: unknown): string | null {
  try {
    const text: unknown = JSON.stringify(data === undefined ? {} : data);
    return typeof text === 'string' ? text : null; // a function gives undefined
  } catch {
    return null;
  }
}

const encoder = new TextEncoder();

/** Whether a text is longer than so many bytes; the common case needs no encoding. */
function isLonger(text: string, maxBytes: number): boolean {
  return text.length * 3 > maxBytes && (text.length > maxBytes || encoder.encode(text).length > maxBytes);
}

export function createClientEvents(config: ClientEventsConfig): ClientEvents {
  const outbox = createOutbox({
    bucket: config.bucket,
    write: config.write,
    isReady: (channel) => config.phase(channel) === 'subscribed',
    dropped: config.dropped,
  });

  function flush(now: number): void {
    config.deadline(outbox.flush(now));
  }

  function queue(channel: string, frame: string): TriggerResult {
    const now = config.now();
    const result = outbox.queue(channel, frame, now);
    flush(now);
    return result;
  }

  return {
    trigger(channel, event, data) {
      const phase = config.phase(channel);
      if (phase === null) return refused('not-subscribed');
      const payload = serialize(data);
      if (payload === null) return refused('not-serializable');
      const frame = encode.clientEvent(channel, event, payload);
      if (isLonger(payload, config.maxBytes)) return refused('too-large');
      if (!config.isLive()) return refused('offline');
      if (phase === 'authorizing' || phase === 'subscribing' || outbox.holds(channel))
        return queue(channel, frame);
      return phase === 'subscribed' ? outbox.send(frame, config.now()) : refused('not-subscribed');
    },
    flush,
    drop(channel) {
      outbox.drop(channel);
      config.deadline(null);
      flush(config.now());
    },
  };
}
