'use client';
import { useRef, useState } from 'react';
import { usePersonMapping, type PersonMapping } from '../../react/person.js';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { nameText } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import type { PresenceChange } from './create-presence-notices.js';
import { namePeople } from './name-people.js';
import { noticeStrings, type NoticeStrings } from './notice-strings.js';
import { usePresenceChanges } from './use-presence-changes.js';

/** That people came, or went. */
export interface PresenceNotice {
  /** Different for each notice of this page. */
  readonly id: number;
  readonly kind: 'joined' | 'left';
  readonly members: readonly Member[];
  /** The sentence: "Ada, Bo and 3 others joined." */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Options of {@link usePresenceNotices}. */
export interface UsePresenceNoticesOptions {
  /** @default true */
  readonly join?: boolean | undefined;
  /** Somebody who goes is seen to go: more often a nuisance than news. @default false */
  readonly leave?: boolean | undefined;
  /** Hears each notice: the place of a toast of one's own. */
  readonly notify?: ((notice: PresenceNotice) => void) | undefined;
  /** Changes within this time are one notice, in milliseconds. @default `timings.announce.windowMs`, 3000 */
  readonly windowMs?: number | undefined;
  /** Who is back within this time never left, in milliseconds. @default `timings.leave.graceMs`, 8000 */
  readonly graceMs?: number | undefined;
  /** How many notices are kept, the latest last. @default 3 */
  readonly limit?: number | undefined;
  /** @default the provider's */
  readonly person?: PersonMapping | undefined;
  readonly strings?: Partial<NoticeStrings> | undefined;
}

/** What {@link usePresenceNotices} gives. */
export interface PresenceNoticesResult {
  readonly notices: readonly PresenceNotice[];
  readonly dismiss: (id: number) => void;
}

const mostNames = 2;

/**
 * Who came to a presence channel, as news: gathered over a few seconds, without those who were there from the start, who
 * are back after a blip, or who only looked in. Over 1,000 people there is no news.
 *
 * @example
 * usePresenceNotices('presence-room', { notify: ({ text }) => toast(text) });
 */
export function usePresenceNotices(
  channel: NameOrNone<RegisteredPresenceName>,
  options: UsePresenceNoticesOptions = {},
): PresenceNoticesResult {
  const { join = true, leave = false, notify, windowMs, graceMs, limit = 3, strings } = options;
  const mapping = usePersonMapping();
  const { person = mapping } = options;
  const { locale } = useSettings();
  const words = useWords('presenceNotices', noticeStrings, strings);
  const { anonymous } = useWords('avatar', avatarStrings);
  const members = usePresence(channel, (presence) => presence.members, Object.is);
  const [notices, setNotices] = useState<readonly PresenceNotice[]>([]);
  const last = useRef(0);

  function tell(kind: PresenceNotice['kind'], people: readonly Member[]): void {
    if (people.length === 0) return;
    const { names, others } = namePeople(people, person, mostNames, anonymous());
    const rest = others > 0 ? words.others({ count: others, locale }) : undefined;
    const list = nameText(names, locale, rest);
    const text = words[kind]({ list, count: people.length, locale }).join('');
    last.current += 1;
    const notice = { id: last.current, kind, members: people, text, at: Date.now() };
    setNotices((all) => (limit > 0 ? [...all, notice].slice(-limit) : []));
    notify?.(notice);
  }

  function onChange({ joined, left }: PresenceChange): void {
    if (join) tell('joined', joined);
    if (leave) tell('left', left);
  }

  usePresenceChanges(members, onChange, {
    groupGapMs: 0,
    ...(windowMs !== undefined && { windowMs }),
    ...(graceMs !== undefined && { graceMs }),
  });
  return { notices, dismiss: (id) => setNotices((all) => all.filter((one) => one.id !== id)) };
}
