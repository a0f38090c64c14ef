'use client';

import type { ChannelName, EventData, EventName, IsLoose } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useEvent } from './use-event.js';
import { useFold } from './use-fold.js';

/** Options of {@link useEventLog}. */
export interface UseEventLogOptions {
  /** How many are kept, the latest. @default 100 */
  readonly limit?: number;
}

/** What {@link useEventLog} gives: the data of the latest events, oldest first. */
export type UseEventLogResult<Data = unknown> = readonly Data[];

/** The type of {@link useEventLog}, for these channels. */
export type UseEventLog<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <Data = unknown>(
        channel: MaybeChannel,
        event: string | readonly string[],
        options?: UseEventLogOptions,
      ) => UseEventLogResult<Data>
    : <Name extends ChannelName<Channels>, Event extends EventName<Channels, Name>>(
        channel: MaybeChannel<Name>,
        event: Event | readonly Event[],
        options?: UseEventLogOptions,
      ) => UseEventLogResult<EventData<Channels, Name, Event>>;

const nothing: readonly never[] = [];

/**
 * The latest events of a channel as a list, which begins with the component and anew with another channel or event.
 *
 * @example
 * const lines = useEventLog<string>('build-7', 'line', { limit: 500 });
 */
export const useEventLog: UseEventLog = (
  channel: MaybeChannel,
  event: string | readonly string[],
  { limit = 100 }: UseEventLogOptions = {},
) => {
  const [log, take] = useFold<readonly never[]>(JSON.stringify([channel, event]), nothing);
  useEvent<never>(channel, event, (data) => {
    take((before) => [...before, data].slice(-Math.max(1, limit)));
  });
  return log;
};
