'use client';
import { createContext, useContext, type ComponentType, type Context } from 'react';
import type { Announce } from '../announcer/create-announcer.js';
import type { ImagePolicy } from '../avatar/avatar-props.js';
import type { AnnouncePresenceProps } from '../presence-notices/announce-presence.js';
import type { Strings } from './strings.js';
import type { Timings } from './timings.js';

/** Groups of which each may be given in part. */
export type Overrides<Table> = { readonly [Group in keyof Table]?: Partial<Table[Group]> | undefined };

/** What components share: words, their language, waiting times. */
export interface Settings {
  /** A BCP 47 tag. */
  readonly locale: string;
  /** An IANA name; left out: that of the device. */
  readonly timeZone?: string | undefined;
  readonly strings?: Overrides<Strings> | undefined;
  readonly timings?: Overrides<Timings> | undefined;
  readonly imagePolicy?: ImagePolicy | undefined;
  /** Where there is an `Announcer`. */
  readonly announce?: Announce | undefined;
  /** Brought by it: who has no announcer need not load it. */
  readonly AnnouncePresence?: ComponentType<AnnouncePresenceProps> | undefined;
}

export const SettingsContext: Context<Settings> = createContext<Settings>({ locale: 'en' });

/** What the nearest `ComponentsProvider` says. */
export function useSettings(): Settings {
  return useContext(SettingsContext);
}

/** The words of a component: English, over it the provider's, over them its own. */
export function useWords<Group extends keyof Strings>(
  group: Group,
  english: Strings[Group],
  own?: Partial<Strings[Group]>,
): Strings[Group] {
  return { ...english, ...useSettings().strings?.[group], ...own };
}

/** Waiting times, over them the provider's. */
export function useTimings<Group extends keyof Timings>(
  group: Group,
  defaults: Timings[Group],
): Timings[Group] {
  return { ...defaults, ...useSettings().timings?.[group] };
}
