/**
 * Whether the data of a channel's events is encrypted from end to end, by its prefix (PROTOCOL 2.7, 2.8). Servers
 * treat such a channel as any private one; only its authorisation has a `shared_secret` beside the signature.
 */
export function isEncryptedChannel(name: string): boolean {
  return name.startsWith('private-encrypted-');
}

/** Whether a channel gives its last event to whoever subscribes, by its prefix (PROTOCOL 2.8). */
export function isCacheChannel(name: string): boolean {
  return /^(private-(encrypted-)?|presence-)?cache-/.test(name);
}
