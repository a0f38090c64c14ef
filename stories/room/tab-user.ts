import type { RoomUser } from './people.js';

const nameKey = 'copresent room name';
const idKey = 'copresent room id';

/** Who this tab is: a name that was given, and an id of its own, so that two tabs are two people. */
export function userOfTab(name: string): RoomUser {
  const id = sessionStorage.getItem(idKey) ?? `visitor-${crypto.randomUUID().slice(0, 8)}`;
  sessionStorage.setItem(idKey, id);
  sessionStorage.setItem(nameKey, name);
  return { id, nickname: name, info: { name } };
}

/** Null where the tab was given no name yet. */
export function rememberedUser(): RoomUser | null {
  const name = sessionStorage.getItem(nameKey);
  return name === null ? null : userOfTab(name);
}

export function forgetUser(): void {
  sessionStorage.removeItem(nameKey);
}
