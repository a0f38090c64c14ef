const prefix = '#server-to-user-';

/** The reserved channel on which a signed-in user hears the application's server (PROTOCOL 2.3). */
export function userChannel(userId: string): string {
  return prefix + userId;
}

/** Whose reserved channel this is; null for every other name. */
export function userOfChannel(name: string): string | null {
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}
