import { isRecord } from '../lib/json.js';
import { dataRecord, idText } from './codec.js';

/** The people whom a server lists when one subscribes to a presence channel. */
export interface PresenceList {
  /** Id and info, in the order of the list; an id may come twice. */
  readonly entries: readonly (readonly [id: string, info: unknown])[];
  /** False: the list is known to be cut short. */
  readonly complete: boolean;
}

/** The push service lists at most this many (PROTOCOL 3.1). */
const pushServiceCap = 101;

type Entries = [id: string, info: unknown][];

/** A map from id to info; `ids` gives the order, because objects sort keys that look like numbers. */
function fromMap(hash: Readonly<Record<string, unknown>>, ids: readonly string[]): Entries {
  const known = new Set(ids.filter((id) => Object.hasOwn(hash, id)));
  const keys = Object.keys(hash);
  if (known.size < keys.length) for (const id of keys) known.add(id);
  return Array.from(known, (id) => [id, hash[id]]);
}

/**
 * A list is one of one-key objects, id to info, or one of infos: what PHP makes of a map whose ids are 0, 1, 2 …
 * The push service has the former only, and there `[info]` is the user "0": `Object.entries` reads both.
 */
function fromList(list: readonly unknown[], ids: readonly string[], isPushService: boolean): Entries {
  const idsAreIndexes = ids.length === list.length && ids.every((id, index) => id === `${index}`);
  return isPushService ||
    (!idsAreIndexes && list.every((entry) => isRecord(entry) && Object.keys(entry).length === 1))
    ? list.flatMap((entry) => Object.entries(entry ?? {}))
    : list.map((info, index) => [ids[index] ?? `${index}`, info]);
}

/**
 * Reads the data of `subscription_succeeded`: `hash` as a map, as a list of one-key objects, as a list of infos, or
 * absent (PROTOCOL 3.4 and 4). Null where there is no list at all.
 */
export function readPresenceList(data: unknown, isPushService: boolean): PresenceList | null {
  const { hash, count, ids } = dataRecord(dataRecord(data)['presence']);
  const isList = Array.isArray(hash);
  if (!isList && !Array.isArray(ids) && !isRecord(hash)) return null;
  const given = Array.isArray(ids) ? ids.map(idText).filter((id) => id !== null) : [];
  const entries = isList
    ? fromList(hash, given, isPushService)
    : isRecord(hash)
      ? fromMap(hash, given)
      : given.map((id): Entries[number] => [id, undefined]);
  const { length } = entries;
  return {
    entries,
    complete: !(isPushService && length >= pushServiceCap) && (typeof count !== 'number' || count === length),
  };
}
