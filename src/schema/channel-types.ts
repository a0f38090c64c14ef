import type { ChannelDefinition, ChannelDefinitions } from './define-channels.js';
import type { InputOf, OutputOf } from './standard-schema.js';

/** True where nothing was defined: names and data are loose. */
export type IsLoose<Channels> = string extends keyof Channels ? true : false;

/** The names that fit a pattern: `presence-room.{id}` gives `presence-room.${string}`. */
export type NameOf<Pattern extends string> = Pattern extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${NameOf<Tail>}`
  : Pattern;

/** The names of the channels that are defined; any text where none is. */
export type ChannelName<Channels extends ChannelDefinitions> =
  IsLoose<Channels> extends true ? string : NameOf<keyof Channels & string>;

/** As {@link ChannelName}, of presence channels. */
export type PresenceChannelName<Channels extends ChannelDefinitions> =
  IsLoose<Channels> extends true ? string : Extract<ChannelName<Channels>, `presence-${string}`>;

type Matching<Channels, Name extends string> = {
  [Pattern in keyof Channels & string]: Name extends NameOf<Pattern> ? Pattern : never;
}[keyof Channels & string];

/** Of patterns that fit one name, those that no other one is narrower than. */
type Narrowest<Pattern extends string, All extends string = Pattern> = Pattern extends string
  ? [NarrowerThan<Pattern, Exclude<All, Pattern>>] extends [never]
    ? Pattern
    : never
  : never;

type NarrowerThan<Pattern extends string, Other extends string> = Other extends string
  ? NameOf<Other> extends NameOf<Pattern>
    ? Other
    : never
  : never;

/** What was defined for a channel. */
export type DefinitionOf<Channels extends ChannelDefinitions, Name extends string> = Name extends string
  ? Channels[Narrowest<Matching<Channels, Name>>]
  : never;

type PartOf<Definition extends ChannelDefinition, Part extends keyof ChannelDefinition> =
  Definition extends Readonly<Record<Part, infer Value>> ? Value : never;

type KeysOf<Part> = Part extends unknown ? keyof Part & string : never;

/** The client events of a channel. */
export type ClientEventName<Channels extends ChannelDefinitions, Name extends string> = KeysOf<
  PartOf<DefinitionOf<Channels, Name>, 'clientEvents'>
>;

/** All events of a channel: those of the server, and those of clients. */
export type EventName<Channels extends ChannelDefinitions, Name extends string> =
  KeysOf<PartOf<DefinitionOf<Channels, Name>, 'events'>> | ClientEventName<Channels, Name>;

type SchemaOf<Definition extends ChannelDefinition, Event extends string> =
  At<PartOf<Definition, 'events'>, Event> | At<PartOf<Definition, 'clientEvents'>, Event>;

type At<Part, Event extends string> = Part extends unknown
  ? Event extends keyof Part
    ? Part[Event]
    : never
  : never;

/** What is heard with an event. */
export type EventData<
  Channels extends ChannelDefinitions,
  Name extends string,
  Event extends string,
> = OutputOf<SchemaOf<DefinitionOf<Channels, Name>, Event>>;

/** What is sent with a client event. */
export type ClientEventData<
  Channels extends ChannelDefinitions,
  Name extends string,
  Event extends string,
> = InputOf<At<PartOf<DefinitionOf<Channels, Name>, 'clientEvents'>, Event>>;

/** What the members of a presence channel carry; `unknown` where it was not said. */
export type MemberInfo<Channels extends ChannelDefinitions, Name extends string> = [
  PartOf<DefinitionOf<Channels, Name>, 'member'>,
] extends [never]
  ? unknown
  : OutputOf<PartOf<DefinitionOf<Channels, Name>, 'member'>>;
