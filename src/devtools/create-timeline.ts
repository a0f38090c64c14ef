import type { ConnectionSnapshot, ConnectionStatus } from '../store/state.js';
import type { InspectedEngine } from './create-inspector.js';
import { redactText } from './redact.js';

/** A state of the connection, from when it began. */
export interface TimelineEntry {
  /** Different for each entry, and growing. */
  readonly key: number;
  readonly status: ConnectionStatus;
  readonly since: number;
  /** How many attempts were made in it. */
  readonly attempts: number;
  readonly socketId: string | null;
  /** Why, in a few words; null where there is nothing to say. */
  readonly reason: string | null;
  /** The code that the server sent or closed with. */
  readonly wireCode: number | null;
}

/** What an engine's connection has been through, the oldest first. */
export interface Timeline {
  /** Watches until the function that it gives is called; it may be started again. */
  start(): () => void;
  subscribe(listener: () => void): () => void;
  snapshot(): readonly TimelineEntry[];
  /** The last round trips that differed, in milliseconds, the oldest first. */
  latencies(): readonly number[];
}

const longest = 100;
const mostLatencies = 60;

function entryOf(key: number, connection: ConnectionSnapshot, before?: TimelineEntry): TimelineEntry {
  const { status, since, attempt, socketId, error } = connection;
  return {
    key,
    status,
    since,
    attempts: Math.max(attempt, before?.attempts ?? 0),
    socketId,
    reason: error === null ? null : redactText(`${error.code}: ${error.message}`),
    wireCode: error?.wireCode ?? null,
  };
}

/** @param engine where its state is read */
export function createTimeline({ store }: InspectedEngine): Timeline {
  const listeners = new Set<() => void>();
  let entries: readonly TimelineEntry[] = [entryOf(1, store.getState().connection)];
  let key = 1;
  let latencies: readonly number[] = [];

  function measure({ latencyMs }: ConnectionSnapshot): boolean {
    if (latencyMs === null || latencyMs === latencies.at(-1)) return false;
    latencies = [...latencies, latencyMs].slice(-mostLatencies);
    return true;
  }

  function watch(connection: ConnectionSnapshot): void {
    const isMeasured = measure(connection);
    const last = entries.at(-1);
    const isSame = last?.status === connection.status && last.since === connection.since;
    const next = isSame ? entryOf(last.key, connection, last) : entryOf(++key, connection);
    const isNews = !isSame || next.attempts !== last.attempts || next.reason !== last.reason;
    if (!isNews && !isMeasured) return;
    if (isNews) entries = [...(isSame ? entries.slice(0, -1) : entries), next].slice(-longest);
    for (const listener of [...listeners]) listener();
  }

  return {
    start() {
      watch(store.getState().connection);
      return store.subscribe(({ connection }) => watch(connection));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => entries,
    latencies: () => latencies,
  };
}
