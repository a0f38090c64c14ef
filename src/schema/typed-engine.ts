import { createEngine as create, type Engine as BaseEngine } from '../create-engine.js';
import type { EventHandler } from '../engine/listeners.js';
import type { EngineOptions } from '../engine/options.js';
import type {
  SubscribeOptions,
  Subscription,
  TriggerOptions,
  TriggerResult,
} from '../engine/subscription.js';
import type {
  ChannelName,
  ClientEventData,
  ClientEventName,
  EventData,
  EventName,
  IsLoose,
} from './channel-types.js';
import type { ChannelDefinitions } from './define-channels.js';
import type { RegisteredChannels } from './register.js';

/** As {@link DataArguments}, and how it is to be sent. */
type TriggerArguments<Data> = undefined extends Data
  ? [data?: Data, options?: TriggerOptions]
  : [data: Data, options?: TriggerOptions];

/** Sends the client events of one channel. Data may be left out where `undefined` fits it. */
export type SendEventOf<Channels extends ChannelDefinitions, Name extends string> = <
  Event extends ClientEventName<Channels, Name>,
>(
  event: Event,
  ...data: TriggerArguments<ClientEventData<Channels, Name, Event>>
) => TriggerResult;

/** The arguments that data take: none are needed where it may be undefined. */
export type DataArguments<Data> = undefined extends Data ? [data?: Data] : [data: Data];

/** A hold on a channel whose events are known. */
export interface TypedSubscription<Channels extends ChannelDefinitions, Name extends string> extends Omit<
  Subscription,
  'on' | 'trigger'
> {
  /** Listens until the function that it returns is called, or this hold is released. */
  on<Event extends EventName<Channels, Name>>(
    event: Event,
    handler: EventHandler<EventData<Channels, Name, Event>>,
  ): () => void;
  readonly trigger: SendEventOf<Channels, Name>;
}

/** An engine whose channels are known. */
export interface TypedEngine<Channels extends ChannelDefinitions> extends Omit<
  BaseEngine,
  'subscribe' | 'trigger' | 'on'
> {
  /** Holds a channel; it is subscribed for as long as anybody holds it, and lingers after that. */
  subscribe<Name extends ChannelName<Channels>>(
    name: Name,
    options?: SubscribeOptions,
  ): TypedSubscription<Channels, Name>;
  /** Sends a client event. */
  trigger<Name extends ChannelName<Channels>, Event extends ClientEventName<Channels, Name>>(
    channel: Name,
    event: Event,
    ...data: TriggerArguments<ClientEventData<Channels, Name, Event>>
  ): TriggerResult;
  /** Hears an event of a channel, without holding the channel. */
  on<Name extends ChannelName<Channels>, Event extends EventName<Channels, Name>>(
    channel: Name,
    event: Event,
    handler: EventHandler<EventData<Channels, Name, Event>>,
  ): () => void;
}

/** An engine for these channels: a loose one where nothing was defined. */
export type EngineFor<Channels extends ChannelDefinitions> =
  IsLoose<Channels> extends true ? BaseEngine : TypedEngine<Channels>;

/** One connection to a server of the protocol, and all that goes over it, for the channels that are registered. */
export type Engine = EngineFor<RegisteredChannels>;

/**
 * Makes an engine. It connects with its first subscription or sign-in, unless `connect` says otherwise.
 *
 * @throws TypeError for options that are missing or impossible
 * @example
 * const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001' });
 * const news = engine.subscribe('news');
 * news.on('headline', (data) => console.log(data));
 */
export const createEngine: (options: EngineOptions) => Engine = create;
