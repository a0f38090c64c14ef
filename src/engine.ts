export type { LiveOptions } from './create-engine.js';
export { batched, type BatchedOptions } from './engine/batched.js';
export { encryption, type EncryptionOptions } from './engine/encryption.js';
export type {
  EngineExtension,
  Extension,
  ExtensionHost,
  OutgoingEvent,
  OutgoingVerdict,
  Passage,
} from './engine/extension.js';
export { extensions, type Extensions, type ExtensionsOption } from './engine/extensions.js';
export type { EventHandler, EventMeta } from './engine/listeners.js';
export type {
  Authorization,
  AuthorizationEndpoint,
  AuthorizationFunction,
  AuthorizationOptions,
  AuthorizationRequest,
  ClientEventOptions,
  EngineOptions,
  Fresh,
  PresenceOptions,
  ReconnectOptions,
  TimeoutOptions,
} from './engine/options.js';
export type { Cipher } from './engine/secret-box.js';
export { signIn, type SignInOptions } from './engine/sign-in.js';
export type {
  Resync,
  SubscribeOptions,
  Subscription,
  SubscriptionHandlers,
  TriggerFailure,
  TriggerOptions,
  TriggerResult,
} from './engine/subscription.js';
export type {
  UserAuthentication,
  UserAuthenticationFunction,
  UserAuthenticationOptions,
  UserAuthenticationRequest,
} from './engine/user-authentication.js';
export { RealtimeError, type RealtimeErrorCode, type RealtimeErrorDetails } from './errors.js';
export { systemClock, type Clock, type TimerHandle } from './lib/clock.js';
export { browserHints, type NetworkHint, type NetworkHints } from './lib/network-hints.js';
export type { SharedMap } from './lib/shared-map.js';
export type { Dialect } from './protocol/dialect.js';
export {
  defineChannels,
  type,
  type ChannelDefinition,
  type ChannelDefinitions,
} from './schema/define-channels.js';
export type { Register, RegisteredChannels } from './schema/register.js';
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from './schema/standard-schema.js';
export {
  createEngine,
  type Engine,
  type EngineFor,
  type TypedEngine,
  type TypedSubscription,
} from './schema/typed-engine.js';
export { validateChannels, type ValidateChannelsOptions } from './schema/validate-channels.js';
export type { EventMessage, SystemMessage } from './protocol/messages.js';
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
  UserSnapshot,
  UserStatus,
} from './store/state.js';
export type {
  Transport,
  TransportClose,
  TransportConnection,
  TransportHandlers,
} from './transport/transport.js';
export {
  webSocketTransport,
  type WebSocketConstructor,
  type WebSocketTransportOptions,
} from './transport/web-socket.js';
