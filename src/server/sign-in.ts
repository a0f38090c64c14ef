import { isRecord, parseJson } from '../lib/json.js';
import { isPortableName } from '../protocol/channel-name.js';
import type { App } from './apps.js';
import type { SignInFrame } from './client-frame.js';
import { jsonText } from './json-text.js';
import { longestUserId, type Participant } from './presence-roster.js';
import { equalsInConstantTime, signUser } from './signing.js';

/** A user whom the application's server has vouched for on one connection. */
export interface SignedInUser {
  readonly id: string;
  /** As they are in a presence channel whose subscription says nothing else. */
  readonly participant: Participant;
  /** Whose coming and going they want to hear. */
  readonly watchlist: readonly string[];
  /** Ids of the watchlist beyond the limit. */
  readonly unwatched: number;
}

/** May this user sign in? */
export type SignInDecision =
  { readonly ok: true; readonly user: SignedInUser } | { readonly ok: false; readonly message: string };

/** Most ids of a watchlist (PROTOCOL 2.3). */
const longestWatchlist = 100;

const refuse = (message: string): SignInDecision => ({ ok: false, message });

/** Why a text cannot be the id of a user who signs in; null where it can: it is a part of a channel's name. */
export function userIdFault(id: unknown): string | null {
  if (typeof id !== 'string' || id === '') return 'must be a non-empty string';
  if (id.length > longestUserId) return `may have ${longestUserId} characters`;
  return isPortableName(id) ? null : 'may hold only letters, digits and _-=@,.;';
}

/** Why a value cannot be a watchlist; null where it can. */
export function watchlistFault(value: unknown): string | null {
  return Array.isArray(value) && value.every((id) => typeof id === 'string')
    ? null
    : 'must be a list of user ids, each a string';
}

function readUser(userData: string): SignInDecision {
  const data = parseJson(userData);
  if (!isRecord(data)) return refuse('The user_data of pusher:signin must be the text of a JSON object.');
  const { id, watchlist = [] } = data;
  const fault = userIdFault(id);
  if (typeof id !== 'string' || fault !== null) {
    return refuse(`The id in the user_data of pusher:signin ${fault}.`);
  }
  const listFault = watchlistFault(watchlist);
  if (listFault !== null) return refuse(`The watchlist in the user_data of pusher:signin ${listFault}.`);
  const infoJson = jsonText(data['user_info'] ?? null);
  if (infoJson === null)
    return refuse('The user_info in the user_data of pusher:signin is nested too deeply.');
  const ids = [...new Set(watchlist as readonly string[])];
  const user = {
    id,
    participant: { id, idJson: JSON.stringify(id), infoJson },
    watchlist: ids.slice(0, longestWatchlist),
    unwatched: Math.max(0, ids.length - longestWatchlist),
  };
  return { ok: true, user };
}

/** Checks the signature, then the data. The right signature is never told. */
export function decideSignIn(app: App, socketId: string, { auth, userData }: SignInFrame): SignInDecision {
  return equalsInConstantTime(signUser(app, socketId, userData), auth)
    ? readUser(userData)
    : refuse(
        `Invalid signature: Expected HMAC SHA256 hex digest of ${socketId}::user::<user_data>, ` +
          "signed with this app's secret, behind its key and a colon.",
      );
}
