import type { ConnectionStatus } from '../../store/state.js';
import type { PersonStatus } from '../../react/person.js';
import type { ChannelGateStrings } from '../channel-gate/channel-gate-strings.js';
import type { ConnectionBannerStrings } from '../connection-banner/connection-banner-strings.js';
import type { EventFeedStrings } from '../event-feed/event-feed-strings.js';
import type { LiveCountStrings } from '../live-count/live-count-strings.js';
import type { MemberListStrings } from '../member-list/member-list-strings.js';
import type { NewItemsStrings } from '../new-items-pill/new-items-strings.js';
import type { PeopleStrings } from '../presence-avatars/people-strings.js';
import type { NoticeStrings } from '../presence-notices/notice-strings.js';
import type { ViewingStrings } from '../viewing-now/viewing-strings.js';
// what client events paint
import type { FieldStrings } from '../field-lock/field-strings.js';
import type { CursorStrings } from '../live-cursors/cursor-strings.js';
import type { PrivacyStrings } from '../presence-privacy/privacy-strings.js';
import type { ReactionStrings } from '../reactions/reaction-strings.js';
import type { TypingStrings } from '../typing-indicator/typing-strings.js';

/** A number to be said, and the language to say it in. */
export interface CountWords {
  readonly count: number;
  /** A BCP 47 tag. */
  readonly locale: string;
}

/** An instant to be said. */
export interface TimeWords {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly timeZone?: string | undefined;
}

/** Somebody to be named. */
export interface PersonWords {
  /** Null where no name can be shown. */
  readonly name: string | null;
  readonly isMe: boolean;
  readonly status: PersonStatus | null | undefined;
  /** Not known to be here still. */
  readonly stale: boolean;
  /** The user's own connection is down. */
  readonly linkDown?: boolean;
}

const statusWords: Readonly<Record<PersonStatus, string>> = {
  active: 'Active',
  idle: 'Idle',
  away: 'Away',
  offline: 'Offline',
};

/** The words of `Avatar` and `PresenceDot`. */
export const avatarStrings = {
  anonymous: (): string => 'Anonymous',
  /** While the connection is down: what was last known. */
  status: ({ status, isMe, stale, linkDown = false }: Omit<PersonWords, 'name'>): string => {
    const known = status ? statusWords[status] : '';
    if (linkDown) return isMe ? 'Not connected' : known && `Was ${known.toLowerCase()}`;
    return stale ? 'Reconnecting' : known;
  },
  /** The accessible name: "Ada Lovelace (you), away". */
  person: ({ name, ...rest }: PersonWords): string => {
    const who = (name ?? 'Anonymous') + (rest.isMe ? ' (you)' : '');
    return [who, avatarStrings.status(rest).toLowerCase()].filter(Boolean).join(', ');
  },
};

/** Words that replace English; each is a function of what it speaks of. */
export type AvatarStrings = typeof avatarStrings;

/** The words of `PresenceAvatars`. */
export const presenceAvatarsStrings = {
  people: ({ count, locale }: CountWords): string =>
    count === 1 ? '1 person here' : `${count.toLocaleString(locale)} people here`,
  onlyYou: (): string => 'Only you are here',
  /** What the button shows. */
  more: ({ count, locale }: CountWords): string =>
    count > 99 ? `${(99).toLocaleString(locale)}+` : `+${count.toLocaleString(locale)}`,
  /** The accessible name of the button: begins with what is seen, and holds the true number. */
  morePeople: (words: CountWords): string => {
    const { count, locale } = words;
    const exact = count > 99 ? `, ${count.toLocaleString(locale)}` : '';
    return `${presenceAvatarsStrings.more(words)}${exact} more people`;
  },
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type PresenceAvatarsStrings = typeof presenceAvatarsStrings;

/** The words of `ConnectionStatus`. */
export const connectionStrings = {
  status: ({ status, unstable }: { status: ConnectionStatus; unstable: boolean }): string => {
    if (unstable) return 'Unstable';
    return connectionWords[status];
  },
  /** The accessible name: contains what is seen. */
  label: ({ words }: { words: string }): string => `Connection: ${words}`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type ConnectionStrings = typeof connectionStrings;

const connectionWords: Readonly<Record<ConnectionStatus, string>> = {
  idle: 'Not connected',
  connecting: 'Connecting…',
  connected: 'Live',
  reconnecting: 'Reconnecting…',
  unavailable: 'Still trying…',
  offline: 'Offline',
  failed: 'Can’t connect',
  closed: 'Disconnected',
};

/** All words, by component. */
export interface Strings {
  readonly avatar: AvatarStrings;
  readonly presenceAvatars: PresenceAvatarsStrings;
  /** The lists of people: that of `PresenceAvatars`, and `MemberList`. */
  readonly people: PeopleStrings;
  readonly connectionStatus: ConnectionStrings;
  readonly connectionBanner: ConnectionBannerStrings;
  readonly memberList: MemberListStrings;
  readonly channelGate: ChannelGateStrings;
  readonly eventFeed: EventFeedStrings;
  readonly liveCount: LiveCountStrings;
  readonly viewingNow: ViewingStrings;
  readonly presenceNotices: NoticeStrings;
  readonly newItems: NewItemsStrings;
  // what client events paint
  readonly typing: TypingStrings;
  readonly cursors: CursorStrings;
  readonly reactions: ReactionStrings;
  readonly presencePrivacy: PrivacyStrings;
  readonly field: FieldStrings;
}

/** A language as a value: what is not imported is not bundled. */
export interface Language {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly strings: Strings;
}
