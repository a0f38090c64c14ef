import type { SignedInUser } from './sign-in.js';

/** Who is signed in with which connections, and who wants to hear of it. */
export interface UserDirectory<Connection> {
  userOf(connection: Connection): SignedInUser | undefined;
  isOnline(userId: string): boolean;
  /** Connections with the user on their watchlist. */
  watchersOf(userId: string): readonly Connection[];
  /** True: with this, the user is online. */
  signIn(connection: Connection, user: SignedInUser): boolean;
  /** The user, where this was their last connection; else null. */
  signOut(connection: Connection): SignedInUser | null;
}

/** Several values under one key; a key without values is none. */
function createIndex<Value>(): {
  get(key: string): readonly Value[];
  add(key: string, value: Value): void;
  remove(key: string, value: Value): void;
} {
  const sets = new Map<string, Set<Value>>();
  return {
    get: (key) => [...(sets.get(key) ?? [])],
    add(key, value) {
      const set = sets.get(key) ?? new Set();
      sets.set(key, set.add(value));
    },
    remove(key, value) {
      const set = sets.get(key);
      set?.delete(value);
      if (set?.size === 0) sets.delete(key);
    },
  };
}

export function createUserDirectory<Connection>(): UserDirectory<Connection> {
  const users = new Map<Connection, SignedInUser>();
  const connections = createIndex<Connection>();
  const watchers = createIndex<Connection>();

  function isOnline(userId: string): boolean {
    return connections.get(userId).length > 0;
  }

  function signOut(connection: Connection): SignedInUser | null {
    const user = users.get(connection);
    if (user === undefined) return null;
    users.delete(connection);
    connections.remove(user.id, connection);
    for (const id of user.watchlist) watchers.remove(id, connection);
    return isOnline(user.id) ? null : user;
  }

  return {
    isOnline,
    userOf: (connection) => users.get(connection),
    watchersOf: watchers.get,
    signIn(connection, user) {
      const wasOnline = isOnline(user.id);
      signOut(connection);
      users.set(connection, user);
      connections.add(user.id, connection);
      for (const id of user.watchlist) watchers.add(id, connection);
      return !wasOnline;
    },
    signOut,
  };
}
