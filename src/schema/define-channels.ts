import type { StandardSchema } from './standard-schema.js';

/** What goes over a channel. Every part is a schema, or {@link type} where the compiler's word is enough. */
export interface ChannelDefinition {
  /** What the members of a presence channel carry: their `info`. */
  readonly member?: StandardSchema;
  /** What the application's server publishes, by the event's name. */
  readonly events?: Readonly<Record<string, StandardSchema>>;
  /** What clients send to one another, by the event's name on the wire. */
  readonly clientEvents?: Readonly<Record<`client-${string}`, StandardSchema>>;
}

/**
 * Channels by their names. `{…}` in a name stands for any text: `presence-room.{id}`. Where several fit, the most
 * specific one counts.
 */
export type ChannelDefinitions = Readonly<Record<string, ChannelDefinition>>;

/**
 * Says what goes over which channel, once for all hooks and the engine. Nothing is checked at run time, unless
 * `validateChannels` is among the engine's extensions.
 *
 * @example
 * export const channels = defineChannels({
 *   'presence-room.{id}': { member: type<{ name: string }>(), clientEvents: { 'client-wave': z.object({ hand: z.string() }) } },
 *   orders: { events: { created: type<Order>() } },
 * });
 */
export function defineChannels<const Channels extends ChannelDefinitions>(channels: Channels): Channels {
  return channels;
}

/**
 * A schema for the compiler only: it takes every value at run time.
 *
 * @example
 * defineChannels({ orders: { events: { created: type<Order>() } } });
 */
export function type<Value>(): StandardSchema<Value> {
  return {
    '~standard': { version: 1, vendor: 'copresent', validate: (value) => ({ value: value as Value }) },
  };
}
