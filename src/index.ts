'use client';

export type { LiveOptions } from './create-engine.js';
export { RealtimeError, type RealtimeErrorCode, type RealtimeErrorDetails } from './errors.js';
export type { EventHandler, EventMeta } from './engine/listeners.js';
export type {
  Authorization,
  AuthorizationEndpoint,
  AuthorizationOptions,
  AuthorizationRequest,
  ClientEventOptions,
  EngineOptions,
  Fresh,
  ReconnectOptions,
  TimeoutOptions,
} from './engine/options.js';
export type * from './engine/subscription.js';
export {
  personFromInfo,
  usePersonMapping,
  type Person,
  type PersonMapping,
  type PersonPresence,
  type PersonStatus,
} from './react/person.js';
export {
  RealtimeProvider,
  useEngine,
  type RealtimeProviderEngineProps,
  type RealtimeProviderOptionsProps,
  type RealtimeProviderProps,
} from './react/provider.js';
export { createRealtime, type Realtime } from './react/create-realtime.js';
export type { ConnectionEventHandlers, ConnectionGap } from './react/connection-gaps.js';
export type { CursorBounds } from './react/cursor-message.js';
export type { CursorPlace } from './react/cursor-place.js';
export { cursorAt, type CursorPath, type CursorPoint } from './react/cursor-path.js';
export type { ReactionBurst } from './react/reaction-bursts.js';
export { useChannelReady, type UseChannelReady } from './react/use-channel-ready.js';
export type { MaybeChannel } from './react/use-channel-state.js';
export {
  useChannel,
  type UseChannel,
  type UseChannelOptions,
  type UseChannelResult,
} from './react/use-channel.js';
export * from './react/use-channels.js';
export { useConnectionEvents, type UseConnectionEventsOptions } from './react/use-connection-events.js';
export { useConnection, type UseConnectionResult } from './react/use-connection.js';
export * from './react/use-cursors.js';
export * from './react/use-event-log.js';
export { useEventReducer, type EventReducer, type UseEventReducer } from './react/use-event-reducer.js';
export * from './react/use-event.js';
export * from './react/use-my-state.js';
export { usePresenceCount, type UsePresenceCount } from './react/use-presence-count.js';
export * from './react/use-presence-events.js';
export * from './react/use-presence-member.js';
export { usePresence, type UsePresence, type UsePresenceResult } from './react/use-presence.js';
export * from './react/use-reactions.js';
export * from './react/use-trigger.js';
export * from './react/use-typing.js';
export type { Register, RegisteredChannels } from './schema/register.js';
export type { Engine } from './schema/typed-engine.js';
export { useUserEvent } from './react/use-user-event.js';
export { useUser, type UseUserResult } from './react/use-user.js';
export { useWatchlist, type UseWatchlistResult } from './react/use-watchlist.js';
export type { RealtimeStore } from './store/create-store.js';
export type { Presence } from './store/selectors.js';
export type {
  ChannelSnapshot,
  ChannelStatus,
  ConnectionSnapshot,
  Member,
  PresenceSnapshot,
  RealtimeState,
  UserSnapshot,
  UserStatus,
} from './store/state.js';
export type { AvatarProps, AvatarSize, ImagePolicy } from './components/avatar/avatar-props.js';
export { Avatar } from './components/avatar/avatar.js';
export { useActivity } from './components/activity/use-activity.js';
export { AnnouncerOutlet } from './components/announcer/announcer-outlet.js';
export { Announcer, useAnnounce, type AnnouncerProps } from './components/announcer/announcer.js';
export type {
  Announce,
  AnnounceGroup,
  AnnounceMode,
  AnnounceOptions,
  SuppressReason,
  Utterance,
} from './components/announcer/create-announcer.js';
export * from './components/components-provider/components-provider.js';
export * from './components/channel-gate/channel-gate-view.js';
export { ChannelGate, type ChannelGateProps } from './components/channel-gate/channel-gate.js';
export type {
  ChannelGateStrings,
  GateState,
  GateWords,
} from './components/channel-gate/channel-gate-strings.js';
export {
  useChannelGate,
  type ChannelGateResult,
  type UseChannelGateOptions,
} from './components/channel-gate/use-channel-gate.js';
export type {
  BannerState,
  BannerWords,
  ConnectionBannerStrings,
} from './components/connection-banner/connection-banner-strings.js';
export * from './components/connection-banner/connection-banner-view.js';
export * from './components/connection-banner/connection-banner.js';
export * from './components/connection-banner/use-connection-banner.js';
export * from './components/connection-status/connection-status-view.js';
export * from './components/connection-status/connection-status.js';
export * from './components/connection-status/use-connection-display.js';
export { EventFeedView, type EventFeedViewProps } from './components/event-feed/event-feed-view.js';
export { EventFeed, type EventFeedProps } from './components/event-feed/event-feed.js';
export type { EventFeedStrings } from './components/event-feed/event-feed-strings.js';
export type { FeedEntry, FeedSnapshot } from './components/event-feed/feed-log.js';
export * from './components/event-feed/use-event-feed.js';
export * from './components/foundations/distinct-colors.js';
export { byName, byStatus, orderBy, type PeopleOrder } from './components/foundations/people-order.js';
export type { Overrides } from './components/foundations/settings.js';
export type {
  AvatarStrings,
  ConnectionStrings,
  Language,
  PresenceAvatarsStrings,
  Strings,
} from './components/foundations/strings.js';
export { timings, type Timings } from './components/foundations/timings.js';
export { ar } from './components/languages/ar.js';
export { de } from './components/languages/de.js';
export { en } from './components/languages/en.js';
export { pseudo } from './components/languages/pseudo.js';
export { zh } from './components/languages/zh.js';
export type { CountUnit, LiveCountStrings } from './components/live-count/live-count-strings.js';
export { LiveCountView, type LiveCountViewProps } from './components/live-count/live-count-view.js';
export { LiveCount, type LiveCountProps } from './components/live-count/live-count.js';
export { useLiveCount, type LiveCountResult } from './components/live-count/use-live-count.js';
export type { MemberListStrings } from './components/member-list/member-list-strings.js';
export { MemberListView, type MemberListViewProps } from './components/member-list/member-list-view.js';
export { MemberList, type MemberListProps } from './components/member-list/member-list.js';
export type { MemberGrouping } from './components/member-list/member-order.js';
export { useMemberList, type MemberListResult } from './components/member-list/use-member-list.js';
export { NewItemsPill, type NewItemsPillProps } from './components/new-items-pill/new-items-pill.js';
export type { NewItemsStrings } from './components/new-items-pill/new-items-strings.js';
export type { SelfPlace } from './components/presence-avatars/arrange-stack.js';
export type { PeopleStrings } from './components/presence-avatars/people-strings.js';
export type {
  MemberSelect,
  OverflowContext,
  PresenceAvatarsViewProps,
} from './components/presence-avatars/presence-avatars-props.js';
export { PresenceAvatarsView } from './components/presence-avatars/presence-avatars-view.js';
export * from './components/presence-avatars/presence-avatars.js';
export type { NoticeStrings } from './components/presence-notices/notice-strings.js';
export * from './components/presence-notices/use-presence-notices.js';
export { RelativeTime, type RelativeTimeProps } from './components/relative-time/relative-time.js';
export { useViewingNow, type ViewingNowResult } from './components/viewing-now/use-viewing-now.js';
export { ViewingNowView, type ViewingNowViewProps } from './components/viewing-now/viewing-now-view.js';
export { ViewingNow, type ViewingNowProps } from './components/viewing-now/viewing-now.js';
export type { ViewingStrings } from './components/viewing-now/viewing-strings.js';
export { PresenceDot, type PresenceDotProps } from './components/presence-dot/presence-dot.js';

// what client events paint
export * from './components/typing-indicator/typing-indicator-view.js';
export * from './components/typing-indicator/typing-indicator.js';
export type { TypingStrings } from './components/typing-indicator/typing-strings.js';
export type { CursorCoordinates, CursorProjection } from './components/live-cursors/cursor-space.js';
export type { CursorStrings } from './components/live-cursors/cursor-strings.js';
export * from './components/live-cursors/cursor-toggle.js';
export { CursorView, type CursorState, type CursorViewProps } from './components/live-cursors/cursor-view.js';
export { LiveCursorsView, type LiveCursorsViewProps } from './components/live-cursors/live-cursors-view.js';
export { LiveCursors, type LiveCursorsProps } from './components/live-cursors/live-cursors.js';
export * from './components/reactions/reaction-bar-view.js';
export { ReactionBar, type ReactionBarProps } from './components/reactions/reaction-bar.js';
export * from './components/reactions/reaction-overlay-view.js';
export { ReactionOverlay, type ReactionOverlayProps } from './components/reactions/reaction-overlay.js';
export {
  defaultReactions,
  type ReactionKind,
  type ReactionStrings,
} from './components/reactions/reaction-strings.js';
export * from './components/reactions/use-reaction-counts.js';
export type { PrivacyChoices } from './components/presence-privacy/create-privacy-store.js';
export * from './components/presence-privacy/presence-privacy-view.js';
export * from './components/presence-privacy/presence-privacy.js';
export type { PrivacyChoice, PrivacyStrings } from './components/presence-privacy/privacy-strings.js';
export * from './components/presence-privacy/use-presence-privacy.js';
export * from './components/field-presence/field-presence-view.js';
export * from './components/field-presence/field-presence.js';
export type { FieldContent, FieldIds } from './components/field-presence/field-shell.js';
export type { FieldLocks, FieldState } from './components/field-lock/create-field.js';
export { FieldLockView, type FieldLockViewProps } from './components/field-lock/field-lock-view.js';
export { FieldLock, type FieldLockProps } from './components/field-lock/field-lock.js';
export type {
  FieldClaim,
  FieldHolder,
  FieldLease,
  FieldLockAdapter,
} from './components/field-lock/lock-adapter.js';
export { serverLocks } from './components/field-lock/server-locks.js';
export type { FieldStrings } from './components/field-lock/field-strings.js';
export * from './components/field-lock/use-field.js';
export type { TypingTimes } from './react/typing-signals.js';
