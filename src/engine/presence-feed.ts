import { notify } from '../lib/listeners.js';
import type { Due } from '../lib/deadlines.js';
import type { ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import { membersOf } from './roster.js';

/** Member lists and counts are published at most this often. Not by animation frames: they stop in hidden tabs. */
const publishEveryMs = 16;

/** Publishes rosters and counts: the first change at once, a burst as one; then the listeners hear of it. */
export interface PresenceFeed {
  /** Publishes a channel now, with all that waits. */
  publish(record: ChannelRecord): void;
  /** The channel was left: nothing of it is published any more. */
  forget(record: ChannelRecord): void;
  /** Something of it changed that may wait for the rest of a burst. */
  touch(record: ChannelRecord): void;
}

export function createPresenceFeed(
  { clock, deadlines, report }: Kernel,
  store: (record: ChannelRecord) => void,
): PresenceFeed {
  const dirty = new Set<ChannelRecord>();
  let publishedAt = -Infinity;

  const flush: Due = {
    due(now) {
      publishedAt = now;
      for (const record of [...dirty]) publish(record);
    },
  };

  function forget(record: ChannelRecord): void {
    dirty.delete(record);
    if (dirty.size === 0) deadlines.set(flush, null);
  }

  function publish(record: ChannelRecord): void {
    forget(record);
    store(record);
    const { changes, holders, roster } = record;
    record.changes = [];
    if (roster === null) return;
    for (const change of changes) {
      notify(
        holders,
        (holder) => {
          if (change === null) holder.onSync?.(membersOf(roster));
          else holder[change[0] === 'join' ? 'onJoin' : 'onLeave']?.(change[1]);
        },
        report,
      );
    }
  }

  return {
    publish,
    forget,
    touch(record) {
      dirty.add(record);
      const now = clock.now();
      const at = publishedAt + publishEveryMs;
      if (now >= at) flush.due(now);
      else deadlines.set(flush, at);
    },
  };
}
