import type { LiveConnection } from './app-space.js';
import type { SignedInUser } from './sign-in.js';
import { serverFrames } from './server-frames.js';
import { createUserDirectory } from './user-directory.js';

/** The users who are signed in to one application. */
export interface AppUsers {
  userOf(connection: LiveConnection): SignedInUser | undefined;
  /** Answers the connection, tells it who of its watchlist is there, and tells those who watch the user. */
  signIn(connection: LiveConnection, user: SignedInUser, userData: string): void;
  signOut(connection: LiveConnection): void;
}

const watchlistTooLong = 4302;

export function createAppUsers(): AppUsers {
  const directory = createUserDirectory<LiveConnection>();

  function tell(userId: string, text: string, except?: LiveConnection): void {
    for (const watcher of directory.watchersOf(userId)) if (watcher !== except) watcher.send(text);
  }

  /** Where nobody is watched, nothing is said. */
  function tellOfWatched(connection: LiveConnection, { watchlist, unwatched }: SignedInUser): void {
    if (unwatched > 0) {
      const message = `A watchlist may have ${watchlist.length} users: the last ${unwatched} are not watched.`;
      connection.send(serverFrames.error(watchlistTooLong, message));
    }
    const online = watchlist.filter(directory.isOnline);
    const offline = watchlist.filter((id) => !directory.isOnline(id));
    if (watchlist.length > 0) connection.send(serverFrames.watchlistEvents({ online, offline }));
  }

  return {
    userOf: directory.userOf,
    signIn(connection, user, userData) {
      const isFirst = directory.signIn(connection, user);
      connection.send(serverFrames.signedIn(userData));
      tellOfWatched(connection, user);
      // a line that could not be written to has signed out already
      if (isFirst && directory.userOf(connection) === user) {
        tell(user.id, serverFrames.watchlistEvents({ online: [user.id] }), connection);
      }
    },
    signOut(connection) {
      const gone = directory.signOut(connection);
      if (gone !== null) tell(gone.id, serverFrames.watchlistEvents({ offline: [gone.id] }));
    },
  };
}
