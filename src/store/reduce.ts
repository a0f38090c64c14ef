import { withEntry } from '../lib/shared-map.js';
import type { ChannelSnapshot, ConnectionSnapshot, RealtimeState } from './state.js';

/** The state with another connection; the same state where nothing of it changed. `since` follows the status. */
export function reduceConnection(
  state: RealtimeState,
  next: Omit<ConnectionSnapshot, 'since'>,
  now: number,
): RealtimeState {
  const before = state.connection;
  const connection = { ...next, since: before.status === next.status ? before.since : now };
  const keys = Object.keys(connection) as (keyof ConnectionSnapshot)[];
  return keys.every((key) => before[key] === connection[key]) ? state : { ...state, connection };
}

/** The state with one channel set, or removed where there is no snapshot. */
export function reduceChannel(
  state: RealtimeState,
  name: string,
  channel: ChannelSnapshot | undefined,
): RealtimeState {
  return { ...state, channels: withEntry(state.channels, name, channel) };
}
