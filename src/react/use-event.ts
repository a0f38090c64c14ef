'use client';

import { useEffect } from 'react';
import type { Engine } from '../create-engine.js';
import type { ChannelName, EventData, EventName, IsLoose } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';
import { useLatest } from './use-latest.js';

type EventMeta = Parameters<Parameters<Engine['on']>[2]>[1];

/** Hears an event. The handler of the latest render is called; it may be written inline. */
export type UseEventHandler<Data> = (data: Data, meta: EventMeta) => void;

/** A handler of whatever type it says its data are. */
export type AnyEventHandler = { handle(data: unknown, meta: EventMeta): void }['handle'];

/** A handler for each event. */
export type EventHandlers = Readonly<Record<string, AnyEventHandler>>;

interface LooseUseEvent {
  <Data = unknown>(
    channel: MaybeChannel,
    event: string | readonly string[],
    handler: UseEventHandler<Data>,
  ): void;
  (channel: MaybeChannel, handlers: EventHandlers): void;
}

interface TypedUseEvent<Channels extends ChannelDefinitions> {
  <Name extends ChannelName<Channels>, Event extends EventName<Channels, Name>>(
    channel: MaybeChannel<Name>,
    event: Event | readonly Event[],
    handler: UseEventHandler<EventData<Channels, Name, Event>>,
  ): void;
  <Name extends ChannelName<Channels>>(
    channel: MaybeChannel<Name>,
    handlers: {
      readonly [Event in EventName<Channels, Name>]?: UseEventHandler<EventData<Channels, Name, Event>>;
    },
  ): void;
}

/** The type of {@link useEvent}, for these channels. */
export type UseEvent<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true ? LooseUseEvent : TypedUseEvent<Channels>;

/**
 * Hears an event of a channel, several of them (`meta.event` tells which), or each by a handler of its own, and holds
 * the channel. A new handler never resubscribes.
 *
 * @example
 * useEvent('orders', 'created', (order: Order) => setOrders((all) => [...all, order]));
 * useEvent('orders', ['paid', 'shipped'], (order: Order, { event }) => log(event, order));
 * useEvent('orders', { paid: (order: Order) => thank(order), refunded: () => sigh() });
 */
export const useEvent: UseEvent = (
  channel: MaybeChannel,
  events: string | readonly string[] | EventHandlers,
  handler?: AnyEventHandler,
): void => {
  const engine = useEngine();
  const latest = useLatest(handler ?? events);
  useHold(channel);
  const key = (handler ? [events as string | readonly string[]].flat() : Object.keys(events)).join('\n');
  useEffect(() => {
    if (!channel) return;
    const offs = key.split('\n').map((event) =>
      engine.on(channel, event, (data, meta) => {
        const heard = latest.current as AnyEventHandler | EventHandlers;
        (typeof heard === 'function' ? heard : heard[event])?.(data, meta);
      }),
    );
    return () => offs.forEach((off) => off());
  }, [engine, channel, key, latest]);
};
