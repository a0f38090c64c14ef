import type { RealtimeError } from '../errors.js';
import { createDeferred } from '../lib/deferred.js';
import type { SystemMessage } from '../protocol/messages.js';
import { blamedChannels, existingChannel } from './attribution.js';
import { lost } from './channel.js';
import { createChannelLife, type ChannelsHandlers } from './channel-life.js';
import { createChannelRecord, type ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import { createPresence } from './presence.js';
import type { SubscriptionHandlers } from './subscription.js';

/** The shell of the channels: counts holders, runs attempts, keeps rosters. */
export interface Channels {
  readonly records: ReadonlyMap<string, ChannelRecord>;
  hold(name: string, handlers: SubscriptionHandlers, lingerMs: number): ChannelRecord;
  /** `atOnce`: without a connection, or one to come, there is nothing to linger for. */
  release(record: ChannelRecord, handlers: SubscriptionHandlers, atOnce: boolean): void;
  ready(record: ChannelRecord): Promise<void>;
  retry(record: ChannelRecord): void;
  fail(record: ChannelRecord, error: RealtimeError): void;
  /** The connection is up. */
  established(): void;
  /** The connection is down; `ended`: for good, by the server's word or (null) by the application's. */
  lost(error: RealtimeError | null, ended: boolean): void;
  handle(message: SystemMessage): void;
  /** An error without a channel. False: it answers no subscription. */
  serverError(message: string, code: number | null): boolean;
  /** Leaves every channel that nobody holds; with `all`, every channel. */
  leave(all: boolean): void;
}

export function createChannels(kernel: Kernel, handlers: ChannelsHandlers): Channels {
  const { clock } = kernel;
  const records = new Map<string, ChannelRecord>();
  const presence = createPresence(kernel);
  const life = createChannelLife(kernel, records, presence, handlers);
  const { begin, due, fail, refuse, remove, schedule, set, succeeded, touch } = life;

  return {
    records,
    fail,
    hold(name, holder, lingerMs) {
      const known = records.get(name);
      const record = known ?? createChannelRecord(name, due);
      record.lingerMs = record.holders.size === 0 ? lingerMs : Math.max(record.lingerMs, lingerMs);
      record.lingerAt = null;
      record.holders.add(holder);
      records.set(name, record);
      if (known) {
        schedule(record);
      } else {
        handlers.publish(record);
        begin(record);
      }
      return record;
    },
    release(record, holder, atOnce) {
      const { holders, name } = record;
      if (!holders.delete(holder) || holders.size > 0 || records.get(name) !== record) return;
      const now = clock.now();
      record.lingerAt = now + (atOnce ? 0 : record.lingerMs);
      due(record, now);
    },
    ready(record) {
      record.ready ??= createDeferred();
      life.settle(record);
      return record.ready.promise;
    },
    retry: begin,
    established() {
      for (const record of [...records.values()]) {
        if (record.holders.size === 0) remove(record);
        else begin(record);
      }
    },
    lost(error, ended) {
      for (const record of [...records.values()]) {
        const { holders, roster, state } = record;
        if (roster) roster.stale = roster.byId.size > 0;
        roster?.early.clear();
        if (ended && holders.size === 0) remove(record);
        else if (error && ended) fail(record, error);
        else set(record, lost(state, error, clock.now()));
      }
    },
    handle({ type, channel, data, id, code, text }) {
      const record = records.get(channel ?? '');
      if (!record) return;
      switch (type) {
        case 'pusher_internal:subscription_succeeded':
          succeeded(record, data);
          return;
        case 'pusher:subscription_error':
          refuse(record, text, data['type'] === 'LimitReached' ? 4100 : null, { status: code });
          return;
        case 'pusher_internal:member_added':
          presence.joined(record, id ?? '', data['user_info']);
          break;
        case 'pusher_internal:member_removed':
          presence.left(record, id ?? '');
          break;
        case 'pusher_internal:subscription_count':
          if (!(Number(id) >= 0)) return; // also what is no number
          record.subscriptionCount = Number(id);
          break;
        case 'pusher:cache_miss':
          record.cacheMiss = true;
          break;
        default:
          return;
      }
      touch(record);
    },
    serverError(message, code) {
      const pending = [...records.values()].filter(({ state }) => state.phase === 'subscribing');
      const existing = existingChannel(message);
      if (existing !== undefined) {
        const record = pending.find(({ name }) => name === existing);
        if (record) succeeded(record, null);
        return record !== undefined;
      }
      const blamed = blamedChannels(message, code, pending, kernel.isPushService);
      for (const record of blamed) refuse(record, message, code, { retryable: blamed.length > 1 });
      return blamed.length > 0;
    },
    leave(all) {
      for (const record of [...records.values()]) if (all || record.holders.size === 0) remove(record);
    },
  };
}
