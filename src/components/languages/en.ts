import { channelGateStrings } from '../channel-gate/channel-gate-strings.js';
import { connectionBannerStrings } from '../connection-banner/connection-banner-strings.js';
import { eventFeedStrings } from '../event-feed/event-feed-strings.js';
import {
  avatarStrings,
  connectionStrings,
  presenceAvatarsStrings,
  type Language,
} from '../foundations/strings.js';
import { liveCountStrings } from '../live-count/live-count-strings.js';
import { memberListStrings } from '../member-list/member-list-strings.js';
import { newItemsStrings } from '../new-items-pill/new-items-strings.js';
import { peopleStrings } from '../presence-avatars/people-strings.js';
import { noticeStrings } from '../presence-notices/notice-strings.js';
import { viewingStrings } from '../viewing-now/viewing-strings.js';
// what client events paint
import { fieldStrings } from '../field-lock/field-strings.js';
import { cursorStrings } from '../live-cursors/cursor-strings.js';
import { privacyStrings } from '../presence-privacy/privacy-strings.js';
import { reactionStrings } from '../reactions/reaction-strings.js';
import { typingStrings } from '../typing-indicator/typing-strings.js';

/**
 * English, as a value. Components speak it by themselves: it is for who takes words of it.
 *
 * @example
 * <ComponentsProvider language={{ ...en, locale: 'en-GB' }}>…
 */
export const en: Language = {
  locale: 'en',
  strings: {
    avatar: avatarStrings,
    presenceAvatars: presenceAvatarsStrings,
    people: peopleStrings,
    connectionStatus: connectionStrings,
    connectionBanner: connectionBannerStrings,
    memberList: memberListStrings,
    channelGate: channelGateStrings,
    eventFeed: eventFeedStrings,
    liveCount: liveCountStrings,
    viewingNow: viewingStrings,
    presenceNotices: noticeStrings,
    newItems: newItemsStrings,
    // what client events paint
    typing: typingStrings,
    cursors: cursorStrings,
    reactions: reactionStrings,
    presencePrivacy: privacyStrings,
    field: fieldStrings,
  },
};
