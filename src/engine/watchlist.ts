import { isRecord } from '../lib/json.js';
import { idText } from '../protocol/codec.js';

/** Who of the watchlist is online. */
export interface Watchlist {
  /** Immutable: the same set until it changes. */
  readonly online: ReadonlySet<string>;
  /** Reads what a server says. @param event `{ name: 'online' | 'offline', user_ids }`; all else is ignored */
  hear(event: unknown): void;
  /** A new sign-in begins: who is known stays until the server says something, or `settle` is called. */
  renew(): void;
  /** The server has said nothing since `renew`: nobody is online. */
  settle(): void;
}

const nobody: ReadonlySet<string> = new Set();

export function createWatchlist(): Watchlist {
  let online = nobody;
  let isStale = false;

  function idsOf(list: unknown): readonly string[] {
    return Array.isArray(list) ? list.map(idText).filter((id) => id !== null) : [];
  }

  return {
    get online() {
      return online;
    },
    hear(event) {
      const { name, user_ids: list } = isRecord(event) ? event : {};
      if (name !== 'online' && name !== 'offline') return;
      const next = new Set(isStale ? nobody : online);
      isStale = false;
      for (const id of idsOf(list)) {
        if (name === 'online') next.add(id);
        else next.delete(id);
      }
      if (next.size !== online.size || [...next].some((id) => !online.has(id))) online = next;
    },
    renew() {
      isStale = true;
    },
    settle() {
      if (isStale) online = nobody;
      isStale = false;
    },
  };
}
