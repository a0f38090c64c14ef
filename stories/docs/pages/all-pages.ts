import type { ComponentDoc } from '../blocks/doc.js';
import { announcer } from './announcer.js';
import { avatar } from './avatar.js';
import { channelGate } from './channel-gate.js';
import { componentsProvider } from './components-provider.js';
import { connectionBanner } from './connection-banner.js';
import { connectionStatus } from './connection-status.js';
import { eventFeed } from './event-feed.js';
import { fieldLock } from './field-lock.js';
import { fieldPresence } from './field-presence.js';
import { liveCount } from './live-count.js';
import { liveCursors } from './live-cursors.js';
import { memberList } from './member-list.js';
import { newItemsPill } from './new-items-pill.js';
import { presenceAvatars } from './presence-avatars.js';
import { presenceDot } from './presence-dot.js';
import { presenceNotices } from './presence-notices.js';
import { presencePrivacy } from './presence-privacy.js';
import { reactions } from './reactions.js';
import { relativeTime } from './relative-time.js';
import { typingIndicator } from './typing-indicator.js';
import { viewingNow } from './viewing-now.js';

/** Every page about a component, by the name of its file. */
export const pages: Readonly<Record<string, ComponentDoc>> = {
  announcer,
  avatar,
  'channel-gate': channelGate,
  'components-provider': componentsProvider,
  'connection-banner': connectionBanner,
  'connection-status': connectionStatus,
  'event-feed': eventFeed,
  'field-lock': fieldLock,
  'field-presence': fieldPresence,
  'live-count': liveCount,
  'live-cursors': liveCursors,
  'member-list': memberList,
  'new-items-pill': newItemsPill,
  'presence-avatars': presenceAvatars,
  'presence-dot': presenceDot,
  'presence-notices': presenceNotices,
  'presence-privacy': presencePrivacy,
  reactions,
  'relative-time': relativeTime,
  'typing-indicator': typingIndicator,
  'viewing-now': viewingNow,
};
