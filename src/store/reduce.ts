import { withEntry } from '../lib/shared-map.js';
import type { ChannelSnapshot, ConnectionSnapshot, RealtimeState } from './state.js';

/** What happened, in terms of the public state. */
export type StateChange =
  | {
      readonly type: 'connection';
      readonly connection: Omit<ConnectionSnapshot, 'since'>;
      readonly at: number;
    }
  | { readonly type: 'channel'; readonly channel: ChannelSnapshot }
  | { readonly type: 'channel-removed'; readonly name: string };

function reduceConnection(
  before: ConnectionSnapshot,
  after: Omit<ConnectionSnapshot, 'since'>,
  at: number,
): ConnectionSnapshot {
  const since = before.status === after.status ? before.since : at;
  const connection = { ...after, since };
  const keys = Object.keys(connection) as (keyof ConnectionSnapshot)[];
  return keys.every((key) => Object.is(before[key], connection[key])) ? before : connection;
}

/** The next public state; the same one where nothing changed. */
export function reduce(state: RealtimeState, change: StateChange): RealtimeState {
  switch (change.type) {
    case 'connection': {
      const connection = reduceConnection(state.connection, change.connection, change.at);
      return connection === state.connection ? state : { ...state, connection };
    }
    case 'channel':
      return { ...state, channels: withEntry(state.channels, change.channel.name, change.channel) };
    case 'channel-removed':
      return { ...state, channels: withEntry(state.channels, change.name, undefined) };
    default:
      return change satisfies never;
  }
}
