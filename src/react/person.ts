'use client';

import { createContext, useContext, type Context } from 'react';
import { isRecord } from '../lib/json.js';
import type { Member } from '../store/state.js';

/** What somebody is doing, as far as the application knows. */
export type PersonStatus = 'active' | 'idle' | 'away' | 'offline';

/** How sure it is that somebody is here. `leaving` looks like `stale`. */
export type PersonPresence = 'live' | 'stale' | 'leaving';

/** How a member is shown. Every text may be written by a stranger: it is cleaned before it is shown. */
export interface Person {
  readonly name?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  /** An index of the palette, or a hex, `rgb()`, `hsl()` or `oklch()` colour. @default by the member's id */
  readonly color?: number | string | null | undefined;
  /** Left out: nothing is said of it. */
  readonly status?: PersonStatus | null | undefined;
  /** @default 'live' */
  readonly presence?: PersonPresence | undefined;
  /** A few words for lists, in the place of the status: "Editing", "2 tabs". */
  readonly detail?: string | null | undefined;
}

/** How members are shown. Called only for those in sight: keep it cheap and pure. */
export type PersonMapping = (member: Member) => Person;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** `info.name`, `info.avatarUrl` (or `info.avatar`) and `info.color`, where they are texts. */
export function personFromInfo({ info }: Member): Person {
  if (!isRecord(info)) return {};
  return {
    name: textOf(info['name']),
    avatarUrl: textOf(info['avatarUrl']) ?? textOf(info['avatar']),
    color: textOf(info['color']),
  };
}

export const PersonContext: Context<PersonMapping> = createContext<PersonMapping>(personFromInfo);

/** The mapping that the nearest `RealtimeProvider` was given. */
export function usePersonMapping(): PersonMapping {
  return useContext(PersonContext);
}
