'use client';

import type { ChannelName, EventData, EventName, IsLoose } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useEvent, type UseEventHandler } from './use-event.js';
import { useFold } from './use-fold.js';

type EventMeta = Parameters<UseEventHandler<unknown>>[1];

/** The state after an event, of whatever type it says its data are. */
export type EventReducer<State> = {
  reduce(state: State, data: unknown, meta: EventMeta): State;
}['reduce'];

/** The type of {@link useEventReducer}, for these channels. */
export type UseEventReducer<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <State>(
        channel: MaybeChannel,
        handlers: Readonly<Record<string, EventReducer<State>>>,
        initial: State,
      ) => State
    : <Name extends ChannelName<Channels>, State>(
        channel: MaybeChannel<Name>,
        handlers: {
          readonly [Event in EventName<Channels, Name>]?: (
            state: State,
            data: EventData<Channels, Name, Event>,
            meta: EventMeta,
          ) => State;
        },
        initial: State,
      ) => State;

/**
 * State that a channel's events make, each by a pure function of its own. It begins anew with another channel. A
 * function that throws is reported to the engine's `onError` and leaves the state as it was.
 *
 * @example
 * const total = useEventReducer('orders', { created: (sum, order: Order) => sum + order.total }, 0);
 */
export const useEventReducer: UseEventReducer = <State>(
  channel: MaybeChannel,
  handlers: Readonly<Record<string, EventReducer<State>>>,
  initial: State,
) => {
  const [state, take] = useFold(String(channel), initial);
  useEvent(channel, Object.keys(handlers), (data, meta) => {
    const reduce = handlers[meta.event];
    if (reduce) take((before) => reduce(before, data, meta));
  });
  return state;
};
