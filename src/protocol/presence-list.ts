import { isRecord } from '../lib/json.js';
import { dataRecord, idText } from './codec.js';
import type { Dialect } from './dialect.js';

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
function fromMap(hash: Readonly<Record<string, unknown>>, ids: readonly unknown[]): Entries {
  const known = new Set(ids.map(String).filter((id) => Object.hasOwn(hash, id)));
  const keys = Object.keys(hash);
  if (known.size < keys.length) for (const id of keys) known.add(id);
  return Array.from(known, (id) => [id, hash[id]]);
}

/**
 * A list is one of one-key objects, id to info, or one of infos: what PHP makes of a map whose ids are 0, 1, 2 …
 * The push service has the former only, and there `[info]` is the user "0": `Object.entries` reads both.
 */
function fromList(list: readonly unknown[], ids: readonly unknown[], dialect: Dialect): Entries {
  const idsAreIndexes = ids.length === list.length && ids.every((id, index) => String(id) === String(index));
  const areOneKeyObjects =
    dialect === 'push-service' ||
    (!idsAreIndexes && list.every((entry) => isRecord(entry) && Object.keys(entry).length === 1));
  return areOneKeyObjects
    ? list.flatMap((entry) => Object.entries(entry ?? {}))
    : list.map((info, index) => [idText(ids[index]) ?? String(index), info]);
}

/**
 * Reads the data of `subscription_succeeded`: `hash` as a map, as a list of one-key objects, as a list of infos, or
 * absent (PROTOCOL 3.4 and 4). Null where there is no list at all.
 */
export function readPresenceList(data: unknown, dialect: Dialect): PresenceList | null {
  const { hash, count, ids } = dataRecord(dataRecord(data)['presence']);
  if (!Array.isArray(ids) && !Array.isArray(hash) && !isRecord(hash)) return null;
  const given: readonly unknown[] = Array.isArray(ids) ? ids.filter((id) => idText(id) !== null) : [];
  let entries: Entries = given.map((id) => [String(id), undefined]);
  if (Array.isArray(hash)) entries = fromList(hash, given, dialect);
  else if (isRecord(hash)) entries = fromMap(hash, given);
  const capped = dialect === 'push-service' && entries.length >= pushServiceCap;
  return { entries, complete: !capped && (typeof count !== 'number' || count === entries.length) };
}
