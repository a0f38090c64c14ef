/** What a channel's name says of it (PROTOCOL 2.8). */
export type ChannelKind = 'public' | 'private' | 'presence';

/** Up to the longest name that any known server takes. */
const anyName = /^(?!#).{1,200}$/s;

/** The kind by the name's prefix. */
export function channelKind(name: string): ChannelKind {
  if (name.startsWith('private-')) return 'private';
  return name.startsWith('presence-') ? 'presence' : 'public';
}

/** Whether a name can be a channel's. Servers differ in what else they refuse. */
export function isChannelName(name: unknown): name is string {
  return typeof name === 'string' && anyName.test(name);
}

/** Why a name cannot be a channel's; null where it can. */
export function channelNameFault(name: unknown): string | null {
  if (isChannelName(name)) return null;
  if (typeof name !== 'string' || name === '') return 'is no text';
  return name.startsWith('#') ? 'begins with "#"' : 'is too long';
}

/** Whether a name keeps to the set that every server takes: letters, digits and `_-=@,.;`. */
export function isPortableName(name: string): boolean {
  return /^[\w\-=@,.;]+$/.test(name);
}
