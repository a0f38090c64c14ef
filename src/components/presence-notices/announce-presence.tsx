'use client';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { AnnounceMode } from '../announcer/create-announcer.js';
import { nameText } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import type { PresenceChange } from './create-presence-notices.js';
import { namePeople } from './name-people.js';
import { noticeStrings } from './notice-strings.js';
import { usePresenceChanges } from './use-presence-changes.js';

/** Up to this many people in the room, names are said. */
const namedUpTo = 10;
/** Up to this many, numbers are. */
const countedUpTo = 50;
const mostNames = 2;

/** Props of {@link AnnouncePresence}. */
export interface AnnouncePresenceProps {
  members: readonly Member[];
  person: PersonMapping;
  locale: string;
  mode: AnnounceMode;
  /** Who was there when the page was: the later ones have joined. @default whoever is there at first */
  first?: readonly Member[] | undefined;
}

/** Says who comes and goes: the more people there are, the less. */
export function AnnouncePresence({ members, person, locale, mode, first }: AnnouncePresenceProps): null {
  const { announce } = useSettings();
  const words = useWords('presenceNotices', noticeStrings);
  const { anonymous } = useWords('avatar', avatarStrings);

  function say(people: readonly Member[], isNamed: boolean, kind: 'joined' | 'left'): string {
    const count = people.length;
    if (count === 0) return '';
    if (!isNamed) return words[kind === 'joined' ? 'someJoined' : 'someLeft']({ count, locale });
    const { names, others } = namePeople(people, person, mostNames, anonymous());
    const last = others > 0 ? words.others({ count: others, locale }) : undefined;
    return words[kind]({ list: nameText(names, locale, last), count, locale }).join('');
  }

  function onChange({ joined, left, count }: PresenceChange): void {
    if (mode === 'off' || (mode === 'auto' && count > countedUpTo)) return;
    const isNamed = mode === 'on' || count <= namedUpTo;
    const text = [say(joined, isNamed, 'joined'), say(left, isNamed, 'left')].filter(Boolean).join(' ');
    announce?.(text, { group: 'presence' });
  }

  usePresenceChanges(members, onChange, { first });
  return null;
}
