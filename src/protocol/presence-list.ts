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

type Entries = [string, unknown][];

/** A map from id to info; `ids` gives the order, because objects sort keys that look like numbers. */
function fromMap(hash: Readonly<Record<string, unknown>>, ids: readonly unknown[]): Entries {
  const entries: Entries = [];
  const seen = new Set<string>();
  for (const id of ids) {
    const key = idText(id);
    if (key === null || seen.has(key) || !Object.hasOwn(hash, key)) continue;
    seen.add(key);
    entries.push([key, hash[key]]);
  }
  if (seen.size < Object.keys(hash).length) {
    for (const key of Object.keys(hash)) if (!seen.has(key)) entries.push([key, hash[key]]);
  }
  return entries;
}

/** A list of one-key objects, id to info. PHP turns `{"0": info}` into `[info]`, and so `Object.entries` reads both. */
function fromOneKeyObjects(list: readonly unknown[]): Entries {
  return list.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.entries(entry) : []));
}

const isOneKeyObject = (entry: unknown): boolean => isRecord(entry) && Object.keys(entry).length === 1;

/** A list of infos is what PHP makes of a map whose ids are 0, 1, 2 … */
function isListOfInfos(list: readonly unknown[], ids: readonly unknown[], dialect: Dialect): boolean {
  if (dialect === 'push-service') return false;
  const idsAreIndexes = ids.length === list.length && ids.every((id, index) => idText(id) === String(index));
  return idsAreIndexes || !list.every(isOneKeyObject);
}

function fromList(list: readonly unknown[], ids: readonly unknown[], dialect: Dialect): Entries {
  if (!isListOfInfos(list, ids, dialect)) return fromOneKeyObjects(list);
  return list.map((info, index) => [idText(ids[index]) ?? String(index), info]);
}

function readEntries(hash: unknown, ids: readonly unknown[], dialect: Dialect): Entries {
  if (Array.isArray(hash)) return fromList(hash, ids, dialect);
  if (isRecord(hash)) return fromMap(hash, ids);
  return ids.flatMap((id) => (idText(id) === null ? [] : [[String(id), undefined]]));
}

/**
 * Reads the data of `subscription_succeeded`: `hash` as a map, as a list of one-key objects, as a list of infos, or
 * absent (PROTOCOL 3.4 and 4).
 */
export function readPresenceList(data: unknown, dialect: Dialect): PresenceList {
  const presence = dataRecord(dataRecord(data)['presence']);
  const { hash, count } = presence;
  const ids = Array.isArray(presence['ids']) ? (presence['ids'] as readonly unknown[]) : [];
  const entries = readEntries(hash, ids, dialect);
  const countAgrees = typeof count !== 'number' || count === entries.length;
  const capped = dialect === 'push-service' && entries.length >= pushServiceCap;
  return { entries, complete: countAgrees && !capped };
}
