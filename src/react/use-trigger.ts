'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { Engine } from '../create-engine.js';
import { RealtimeError } from '../errors.js';
import type { ChannelName, ClientEventData, ClientEventName, IsLoose } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { DataArguments, SendEventOf } from '../schema/typed-engine.js';
import { createPacedSender, type PacedSender } from './paced-sender.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';
import { useLatest } from './use-latest.js';

type TriggerResult = ReturnType<Engine['trigger']>;
type TriggerOptions = NonNullable<Parameters<Engine['trigger']>[3]>;

/** What {@link useTrigger} gives for one event: the same function for as long as channel and event stay. */
export type Send<Data = unknown> = (data?: Data) => TriggerResult;

/** What {@link useTrigger} gives without an event. */
export type SendEvent = (event: string, data?: unknown, options?: TriggerOptions) => TriggerResult;

/** Options of {@link useTrigger}. The functions are those of the latest render. */
export interface UseTriggerOptions<Data = unknown> extends TriggerOptions {
  /**
   * The least time between two sends, in milliseconds. What is sent sooner waits (`queued`), and the last of it is
   * sent in the end, also when the component goes. 0: every value goes out at once, or is refused. @default 0
   */
  readonly throttle?: number;
  /** What is sent in the place of two values that wait. @default the later one */
  readonly coalesce?: { merge(waiting: Data, next: Data): Data }['merge'];
  /**
   * Hears of a value that waited and could not be sent within 10 s (`trigger-dropped`). @default the engine's `onError`
   */
  readonly onError?: (error: RealtimeError) => void;
}

interface LooseUseTrigger {
  (channel: MaybeChannel): SendEvent;
  <Data = unknown>(channel: MaybeChannel, event: string, options?: UseTriggerOptions<Data>): Send<Data>;
}

interface TypedUseTrigger<Channels extends ChannelDefinitions> {
  <Name extends ChannelName<Channels>>(channel: MaybeChannel<Name>): SendEventOf<Channels, Name>;
  <Name extends ChannelName<Channels>, Event extends ClientEventName<Channels, Name>>(
    channel: MaybeChannel<Name>,
    event: Event,
    options?: UseTriggerOptions<ClientEventData<Channels, Name, Event>>,
  ): (...data: DataArguments<ClientEventData<Channels, Name, Event>>) => TriggerResult;
}

/** The type of {@link useTrigger}, for these channels. */
export type UseTrigger<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true ? LooseUseTrigger : TypedUseTrigger<Channels>;

const nowhere: TriggerResult = { ok: false, reason: 'not-subscribed' };
const latter = (_: unknown, next: unknown): unknown => next;

/**
 * Sends client events, and holds the channel. The result says at once whether it was sent, and if not, why.
 *
 * @throws TypeError (when called) for an event name without `client-`
 * @example
 * const send = useTrigger('presence-room', 'client-wave');
 * const slide = useTrigger<number>('presence-room', 'client-slide', { throttle: 200 });
 * <button onClick={() => send({ hand: 'left' })}>Wave</button>
 */
export const useTrigger: UseTrigger = <Data = unknown>(
  channel: MaybeChannel,
  event?: string,
  options: UseTriggerOptions<Data> = {},
): Send<Data> & SendEvent => {
  const engine = useEngine();
  const latest = useLatest(options as UseTriggerOptions);
  const isPaced = (options.throttle ?? 0) > 0;
  const sender = usePacedSender(channel, event, isPaced, latest); // flushes before the hold ends
  useHold(channel);
  return useCallback(
    (first?: unknown, second?: unknown, given?: TriggerOptions) => {
      if (!channel) return nowhere;
      if (event === undefined) return engine.trigger(channel, first as string, second, given);
      return sender.current?.send(first) ?? engine.trigger(channel, event, first, latest.current);
    },
    [engine, channel, event, latest, sender],
  );
};

/** The sender of now; null where nothing is to be paced. */
function usePacedSender(
  channel: MaybeChannel,
  event: string | undefined,
  isPaced: boolean,
  latest: { readonly current: UseTriggerOptions },
): { readonly current: PacedSender<unknown> | null } {
  const engine = useEngine();
  const sender = useRef<PacedSender<unknown> | null>(null);
  useEffect(() => {
    if (!channel || event === undefined || !isPaced) return;
    const paced = createPacedSender<unknown>({
      clock: engine.clock,
      send: (data) => engine.trigger(channel, event, data, latest.current),
      paceMs: () => latest.current.throttle ?? 0,
      merge: (waiting, next) => (latest.current.coalesce ?? latter)(waiting, next),
      onDropped() {
        const onError = latest.current.onError ?? engine.error;
        onError(new RealtimeError('trigger-dropped', { channel }));
      },
    });
    sender.current = paced;
    return () => {
      sender.current = null;
      paced.flush();
    };
  }, [engine, channel, event, isPaced, latest]);
  return sender;
}
