'use client';
import { useState } from 'react';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Clock } from '../../lib/clock.js';
import { pageClock } from './page-clock.js';
import { hash, paletteIndex, paletteSize } from './colors.js';

/** Who left keeps their colour for so long: nobody's changes within a meeting. */
const keepMs = 600_000;

/** Colours that differ, as far as there are colours. */
export interface DistinctColors {
  /** Tells who is here. Whoever is new gets a colour that is free. */
  update(ids: readonly string[]): void;
  /** Rises whenever somebody was given a colour, or lost one. */
  readonly version: number;
  /** An index into the palette: that by `hash` for who was not told, and where all are taken. */
  colorOf(id: string): number;
}

/**
 * Gives the people of a room colours that differ: the one by `hash` where it is free, else the next that is. Who sees
 * the same people gives the same colours.
 */
export function createDistinctColors(clock: Clock = pageClock): DistinctColors {
  const slots = new Map<number, { readonly id: string; seenAt: number }>();
  const given = new Map<string, number>();
  let version = 0;

  function release(now: number, isHere: ReadonlySet<string>): void {
    for (const [color, slot] of slots) {
      if (isHere.has(slot.id)) slot.seenAt = now;
      else if (now - slot.seenAt >= keepMs) {
        slots.delete(color);
        given.delete(slot.id);
        version += 1;
      }
    }
  }

  function assign(id: string, now: number): void {
    for (let step = 0; step < paletteSize; step++) {
      const color = (paletteIndex(id) + step) % paletteSize;
      if (slots.has(color)) continue;
      slots.set(color, { id, seenAt: now });
      given.set(id, color);
      version += 1;
      return;
    }
  }

  return {
    update(ids) {
      const now = clock.now();
      release(now, new Set(ids));
      if (slots.size === paletteSize) return;
      const fresh = ids.filter((id) => !given.has(id));
      const order = fresh
        .map((id) => [hash(id), id] as const)
        .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
      for (const [, id] of order.slice(0, paletteSize)) assign(id, now);
    },
    get version() {
      return version;
    },
    colorOf: (id) => given.get(id) ?? paletteIndex(id),
  };
}

/**
 * Colours that differ for the people of a presence channel, up to ten of them. By hash alone, five people share a
 * colour more often than not.
 *
 * @example
 * const colorOf = useDistinctColors('presence-room');
 * <PresenceAvatars channel="presence-room" person={(member) => ({ ...mine(member), color: colorOf(member.id) })} />
 */
export function useDistinctColors(channel: NameOrNone<RegisteredPresenceName>): (id: string) => number {
  const members = usePresence(channel, (presence) => presence.members, Object.is);
  const [colors] = useState(() => createDistinctColors());
  const [told, setTold] = useState<typeof members>([]);
  const [given, setGiven] = useState({ version: 0, colorOf: colors.colorOf });
  if (told !== members) {
    setTold(members);
    colors.update(members.map(({ id }) => id));
  }
  // another function only for other colours: who reads by it reads again
  if (given.version !== colors.version) {
    setGiven({ version: colors.version, colorOf: (id) => colors.colorOf(id) });
  }
  return given.colorOf;
}
