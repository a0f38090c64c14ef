import { notify } from '../lib/listeners.js';
import { dataRecord, idText } from '../protocol/codec.js';
import type { ChannelRecord } from './channel-record.js';
import { membersOf, type PresenceChange, type Roster } from './roster.js';

/** Member lists and counts are published at most this often. Not by animation frames: they stop in hidden tabs. */
const publishEveryMs = 16;

export interface PresenceFeedHandlers {
  publish(record: ChannelRecord): void;
  deadline(key: 'presence', at: number | null): void;
  report(error: unknown): void;
}

/** Publishes rosters and counts: the first change at once, a burst as one; then the listeners hear of it. */
export interface PresenceFeed {
  /** Publishes a channel now, with all that waits. */
  publish(record: ChannelRecord): void;
  changed(record: ChannelRecord, change: PresenceChange | null): void;
  counted(record: ChannelRecord, count: number): void;
  /** A server's list was taken in: the next publication says so. */
  listed(record: ChannelRecord): void;
  flush(now: number): void;
  forget(record: ChannelRecord): void;
}

/** Who we are in a channel: the signed `channel_data` says it, else the options. */
export function identityOf(channelData: string | undefined, userId: string | undefined): Roster['me'] {
  const data = dataRecord(channelData);
  const id = idText(data['user_id']);
  if (id !== null) return { id, info: data['user_info'] };
  return userId === undefined ? null : { id: userId, info: undefined };
}

export function createPresenceFeed(now: () => number, handlers: PresenceFeedHandlers): PresenceFeed {
  const dirty = new Set<ChannelRecord>();
  const synced = new Set<ChannelRecord>();
  let publishedAt = -Infinity;

  function tell(record: ChannelRecord): void {
    const { changes, holders, roster } = record;
    record.changes = [];
    for (const { type, member } of changes) {
      if (type === 'join') notify(holders, (holder) => holder.onJoin?.(member), handlers.report);
      else if (type === 'leave') notify(holders, (holder) => holder.onLeave?.(member), handlers.report);
    }
    if (!synced.delete(record) || roster === null) return;
    const members = membersOf(roster);
    notify(holders, (holder) => holder.onSync?.(members), handlers.report);
  }

  function publish(record: ChannelRecord): void {
    dirty.delete(record);
    handlers.publish(record);
    tell(record);
  }

  function flush(at: number): void {
    publishedAt = at;
    for (const record of [...dirty]) publish(record);
  }

  function touch(record: ChannelRecord): void {
    dirty.add(record);
    const at = now();
    if (at - publishedAt >= publishEveryMs) flush(at);
    else handlers.deadline('presence', publishedAt + publishEveryMs);
  }

  return {
    publish,
    flush,
    changed(record, change) {
      if (change === null) return;
      record.changes.push(change);
      touch(record);
    },
    counted(record, count) {
      if (record.subscriptionCount === count) return;
      record.subscriptionCount = count;
      touch(record);
    },
    listed(record) {
      synced.add(record);
    },
    forget(record) {
      dirty.delete(record);
      synced.delete(record);
    },
  };
}
