'use client';

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
export { useTrigger, type Send, type SendEvent } from './react/use-trigger.js';
export type { RealtimeStore } from './store/create-store.js';
export type { Presence } from './store/selectors.js';
export type {
  ChannelSnapshot,
  ChannelStatus,
  ConnectionSnapshot,
  ConnectionStatus,
  Member,
  PresenceSnapshot,
  RealtimeState,
} from './store/state.js';
