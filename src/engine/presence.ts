import { parseJson } from '../lib/json.js';
import { dataRecord, idText } from '../protocol/codec.js';
import { readPresenceList } from '../protocol/presence-list.js';
import type { ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import { addMember, removeMember, replaceMembers, type Identity, type Known } from './roster.js';

/** What the server says of people, as the options want it read. On channels without people, nothing happens. */
export interface Presence {
  /** The subscription succeeded; the data may hold a list. */
  listed(record: ChannelRecord, data: unknown): void;
  joined(record: ChannelRecord, id: string, info: unknown): void;
  /** Somebody left, or will have left when the grace is over. */
  left(record: ChannelRecord, id: string): void;
  /** When the next one's grace is over; undefined where nobody is leaving. */
  goneAt(record: ChannelRecord): number | undefined;
  /** Those whose grace is over are gone. False: there are none. */
  expire(record: ChannelRecord, now: number): boolean;
}

export function createPresence(kernel: Kernel): Presence {
  /** Some servers send info as a JSON text (PROTOCOL 3.3). Null: whoever has this is to be left out. */
  function read({ name }: ChannelRecord, raw: unknown): Known | null {
    const parsed = typeof raw === 'string' && kernel.options.presence?.parseInfo ? parseJson(raw) : raw;
    const info = parsed === undefined ? raw : parsed;
    return kernel.member ? kernel.member(name, info) : { info };
  }

  /** Who we are in a channel: the signed `channel_data` says it, else the options. */
  function identityOf({ authorization }: ChannelRecord): Identity | null {
    const { user_id, user_info } = dataRecord(authorization?.channel_data);
    const id = idText(user_id) ?? kernel.userId ?? kernel.options.user?.id;
    return id === undefined ? null : { id, info: user_info };
  }

  function goneAt({ roster }: ChannelRecord): number | undefined {
    return roster?.leaving.values().next().value;
  }

  return {
    listed(record, data) {
      const { roster } = record;
      if (!roster) return;
      const list = readPresenceList(data, kernel.isPushService);
      replaceMembers(roster, list, identityOf(record), (info) => read(record, info));
    },
    joined(record, id, info) {
      const { roster } = record;
      if (roster) addMember(roster, id, read(record, info));
    },
    left({ roster }, id) {
      const { leaveGraceMs = 0 } = kernel.options.presence ?? {};
      if (!roster) return;
      const until = roster.leaving.get(id) ?? kernel.clock.now() + leaveGraceMs;
      if (leaveGraceMs > 0 && roster.byId.has(id)) roster.leaving.set(id, until);
      else removeMember(roster, id);
    },
    goneAt,
    expire(record, now) {
      const { roster } = record;
      if (!roster || !((goneAt(record) ?? Infinity) <= now)) return false;
      for (const [id, until] of [...roster.leaving]) if (until <= now) removeMember(roster, id);
      return true;
    },
  };
}
