import { isRecord, parseJson } from '../lib/json.js';
import { jsonText, utf8Length } from './json-text.js';

/** A user in a presence channel, as the frames tell of them. */
export interface Participant {
  /** Always a text: the key under which the user is known. */
  readonly id: string;
  /** The id as JSON: the number or the text that was signed. */
  readonly idJson: string;
  /** The `user_info` as JSON; `null` where there is none. */
  readonly infoJson: string;
}

/** What reading a `channel_data` gives. */
export type ChannelData =
  { readonly ok: true; readonly participant: Participant } | { readonly ok: false; readonly fault: string };

/** Longest id of a user, in characters (PROTOCOL 2.8). */
export const longestUserId = 128;

function userIdFault(id: unknown): string | null {
  if (Number.isFinite(id)) return null;
  if (typeof id !== 'string') return 'must have a user_id that is a string or a number';
  if (id === '') return 'has an empty user_id';
  return id.length > longestUserId ? `has a user_id of over ${longestUserId} characters` : null;
}

/** Reads the text that a presence subscription carries beside its signature. */
export function readChannelData(text: string): ChannelData {
  const data = parseJson(text);
  if (!isRecord(data)) return { ok: false, fault: 'must be the text of a JSON object' };
  const id = data['user_id'];
  const fault = userIdFault(id);
  if (fault !== null) return { ok: false, fault };
  const infoJson = jsonText(data['user_info'] ?? null);
  if (infoJson === null) return { ok: false, fault: 'has a user_info that is nested too deeply' };
  return { ok: true, participant: { id: String(id), idJson: JSON.stringify(id), infoJson } };
}

/** Bytes of a participant's `user_info`. */
export const infoBytes = ({ infoJson }: Participant): number => utf8Length(infoJson);

/** Who is in a presence channel: one entry a user, however many connections they hold. */
export interface PresenceRoster<Connection> {
  readonly size: number;
  has(id: string): boolean;
  people(): readonly Participant[];
  participant(connection: Connection): Participant | undefined;
  /** True: this is the user's first connection. */
  add(connection: Connection, participant: Participant): boolean;
  /** The user, where this was their last connection; else null. */
  remove(connection: Connection): Participant | null;
}

export function createPresenceRoster<Connection>(): PresenceRoster<Connection> {
  const users = new Map<string, { readonly participant: Participant; connections: number }>();
  const byConnection = new Map<Connection, string>();
  return {
    get size() {
      return users.size;
    },
    has: (id) => users.has(id),
    people: () => [...users.values()].map(({ participant }) => participant),
    participant: (connection) => users.get(byConnection.get(connection) ?? '')?.participant,
    add(connection, participant) {
      byConnection.set(connection, participant.id);
      const user = users.get(participant.id);
      if (user === undefined) users.set(participant.id, { participant, connections: 1 });
      else user.connections += 1;
      return user === undefined;
    },
    remove(connection) {
      const id = byConnection.get(connection);
      const user = id === undefined ? undefined : users.get(id);
      byConnection.delete(connection);
      if (id === undefined || user === undefined) return null;
      user.connections -= 1;
      if (user.connections > 0) return null;
      users.delete(id);
      return user.participant;
    },
  };
}
