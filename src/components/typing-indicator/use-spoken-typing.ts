'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { useEngine } from '../../react/provider.js';
import type { PersonMapping } from '../../react/person.js';
import { useLatest } from '../../react/use-latest.js';
import type { Member } from '../../store/state.js';
import type { AnnounceMode } from '../announcer/create-announcer.js';
import { cleanName } from '../foundations/clean-name.js';
import { useSettings, useTimings, useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import { typingTimings } from '../foundations/timings.js';
import { typingStrings } from './typing-strings.js';

/** Up to this many people in the room, typing is said wherever one is. */
const saidUpTo = 10;

/** What {@link useSpokenTyping} is told. */
export interface SpokenTypingOptions {
  readonly channel: string | null;
  readonly typing: readonly Member[];
  readonly person: PersonMapping;
  readonly mode: AnnounceMode;
  readonly composerRef: RefObject<HTMLElement | null> | undefined;
}

/** Says that somebody types: once for each time they do, when it has lasted. That they stopped is never said. */
export function useSpokenTyping(options: SpokenTypingOptions): void {
  const { typing } = options;
  const { announce, locale } = useSettings();
  const { announceAfterMs } = useTimings('typing', typingTimings);
  const words = useWords('typing', typingStrings);
  const { anonymous } = useWords('avatar', avatarStrings);
  const { store } = useEngine();
  const latest = useLatest({ ...options, words, anonymous, locale, announceAfterMs });
  const unsaid = useRef(new Map<string, () => void>());

  useEffect(() => {
    if (!announce) return;
    const isHeard = (): boolean => {
      const { channel, mode, composerRef } = latest.current;
      const room = store.getState().channels.get(channel ?? '')?.presence?.members.length ?? 0;
      const isNear = composerRef?.current?.contains(document.activeElement) ?? false;
      return mode === 'on' || (mode === 'auto' && (room <= saidUpTo || isNear));
    };
    const here = new Set(typing.map(({ id }) => id));
    for (const [id, takeBack] of unsaid.current) {
      if (here.has(id)) continue;
      takeBack();
      unsaid.current.delete(id);
    }
    for (const member of typing) {
      if (unsaid.current.has(member.id) || !isHeard()) continue;
      const { person, words: say, anonymous: nobody, locale: tag, announceAfterMs: delayMs } = latest.current;
      const list = cleanName(person(member).name) ?? nobody();
      const text = say.typing({ list, count: 1, locale: tag }).join('');
      unsaid.current.set(member.id, announce(text, { group: 'typing', delayMs }));
    }
  }, [announce, typing, latest, store]);

  useEffect(() => {
    const all = unsaid.current;
    return () => {
      for (const takeBack of all.values()) takeBack();
      all.clear();
    };
  }, []);
}
