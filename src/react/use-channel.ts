'use client';

import { useCallback, useMemo } from 'react';
import { shallow } from 'zustand/vanilla/shallow';
import type { Engine } from '../create-engine.js';
import type { ChannelName, IsLoose } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { SendEventOf } from '../schema/typed-engine.js';
import type { ChannelSnapshot, ChannelStatus } from '../store/state.js';
import { useEngine } from './provider.js';
import { useChannelState, type MaybeChannel } from './use-channel-state.js';
import { useHold, type Hold } from './use-hold.js';
import { useLatest } from './use-latest.js';

type SubscribeOptions = NonNullable<Parameters<Engine['subscribe']>[1]>;
type TriggerResult = ReturnType<Engine['trigger']>;
type TriggerOptions = Parameters<Engine['trigger']>[3];

/** Options of {@link useChannel}. The functions are read from the latest render and never resubscribe. */
export interface UseChannelOptions extends Pick<SubscribeOptions, 'onError' | 'onResync'> {
  /** False holds nothing. @default true */
  readonly enabled?: boolean;
  /** As the engine's `linger`, for this component. */
  readonly linger?: number;
}

/** What {@link useChannel} gives. The functions stay the same for as long as the channel does. */
export interface UseChannelResult<
  Trigger = (event: string, data?: unknown, options?: TriggerOptions) => TriggerResult,
> {
  /** Null where no channel was named. */
  readonly name: string | null;
  readonly status: ChannelStatus;
  readonly error: ChannelSnapshot['error'];
  /** Connections subscribed, where the server tells. */
  readonly subscriptionCount: number | null;
  /** Settles with the current attempt. Null where no channel is held. Made when it is read. */
  readonly ready: Promise<void> | null;
  /** Tries again now, where the last attempt failed. */
  readonly retry: () => void;
  /** Sends a client event. */
  readonly trigger: Trigger;
}

/** The type of {@link useChannel}, for these channels. */
export type UseChannel<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? (channel: MaybeChannel, options?: UseChannelOptions) => UseChannelResult
    : <Name extends ChannelName<Channels>>(
        channel: MaybeChannel<Name>,
        options?: UseChannelOptions,
      ) => UseChannelResult<SendEventOf<Channels, Name>>;

/** How a subscription stands. */
export type Standing = Pick<ChannelSnapshot, 'status' | 'error' | 'subscriptionCount'>;

/** Who is there is not told here: a join in a full room wakes nobody who only asked for the subscription. */
export function standingOf({
  status = 'idle',
  error = null,
  subscriptionCount = null,
}: Partial<Standing> = {}): Standing {
  return { status, error, subscriptionCount };
}

/**
 * Holds a channel and tells how its subscription stands. Any number of components may name the same channel.
 *
 * @example
 * const { status, error, retry } = useChannel(orderId && `private-order-${orderId}`);
 */
export const useChannel: UseChannel = (channel: MaybeChannel, options: UseChannelOptions = {}) => {
  const name = options.enabled !== false && channel ? channel : null;
  const engine = useEngine();
  const latest = useLatest<SubscribeOptions>(options);
  const hold = useHold(name, latest, options.linger);
  const standing = useChannelState(name, standingOf, shallow);
  const retry = useCallback(() => hold.now?.retry(), [hold]);
  const trigger = useCallback(
    (...event: [event: string, data?: unknown, options?: TriggerOptions]): TriggerResult =>
      name === null ? { ok: false, reason: 'not-subscribed' } : engine.trigger(name, ...event),
    [engine, name],
  );
  return useMemo(
    () => createResult(name, standing, hold, { retry, trigger }),
    [name, standing, hold, retry, trigger],
  );
};

function createResult(
  name: string | null,
  standing: Standing,
  hold: Hold,
  functions: Pick<UseChannelResult, 'retry' | 'trigger'>,
): UseChannelResult {
  return {
    name,
    ...standing,
    ...functions,
    get ready() {
      return hold.now?.ready ?? null;
    },
  };
}
