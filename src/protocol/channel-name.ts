/** What a channel's name says of it (PROTOCOL 2.8). */
export type ChannelKind = 'public' | 'private' | 'presence';

/** Longest name that any known server takes. */
const longestName = 200;

/** The kind by the name's prefix. */
export function channelKind(name: string): ChannelKind {
  if (name.startsWith('private-')) return 'private';
  return name.startsWith('presence-') ? 'presence' : 'public';
}

/** Why a name cannot be a channel's; null where it can. Servers differ in what else they refuse. */
export function channelNameFault(name: unknown): string | null {
  if (typeof name !== 'string' || name === '') return 'is no text';
  if (name.length > longestName) return 'is too long';
  return name.startsWith('#') ? 'begins with "#"' : null;
}

/** Whether a name keeps to the set that every server takes: letters, digits and `_-=@,.;`. */
export function isPortableName(name: string): boolean {
  return /^[\w\-=@,.;]+$/.test(name);
}
