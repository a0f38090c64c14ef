'use client';

export type { AvatarProps, AvatarSize, ImagePolicy } from './components/avatar/avatar-props.js';
export { Avatar } from './components/avatar/avatar.js';
export {
  ConnectionStatusView,
  type ConnectionStatusViewProps,
} from './components/connection-status/connection-status-view.js';
export {
  ConnectionStatus,
  type ConnectionStatusProps,
} from './components/connection-status/connection-status.js';
export {
  useConnectionDisplay,
  type ConnectionDisplay,
} from './components/connection-status/use-connection-display.js';
export type {
  AvatarStrings,
  ConnectionStrings,
  PresenceAvatarsStrings,
} from './components/foundations/strings.js';
export type { SelfPlace } from './components/presence-avatars/arrange-stack.js';
export type { PeopleStrings } from './components/presence-avatars/people-strings.js';
export type { PresenceAvatarsViewProps } from './components/presence-avatars/presence-avatars-props.js';
export { PresenceAvatarsView } from './components/presence-avatars/presence-avatars-view.js';
export {
  PresenceAvatars,
  type PresenceAvatarsProps,
} from './components/presence-avatars/presence-avatars.js';
export { PresenceDot, type PresenceDotProps } from './components/presence-dot/presence-dot.js';
export type { Engine, LiveOptions } from './create-engine.js';
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
export type {
  Resync,
  SubscribeOptions,
  Subscription,
  SubscriptionHandlers,
  TriggerFailure,
  TriggerResult,
} from './engine/subscription.js';
export {
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
export type { MaybeChannel } from './react/use-channel-state.js';
export { useChannel, type UseChannelOptions, type UseChannelResult } from './react/use-channel.js';
export { useConnection, type UseConnectionResult } from './react/use-connection.js';
export { useEvent, type UseEventHandler } from './react/use-event.js';
export { usePresence, type UsePresenceResult } from './react/use-presence.js';
export { useUserEvent } from './react/use-user-event.js';
export { useUser, type UseUserResult } from './react/use-user.js';
export { useWatchlist, type UseWatchlistResult } from './react/use-watchlist.js';
export { useTrigger, type Send, type SendEvent } from './react/use-trigger.js';
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
