'use client';

import { useCallback } from 'react';
import type { Engine } from '../create-engine.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useHold } from './use-hold.js';

type TriggerResult = ReturnType<Engine['trigger']>;

/** What {@link useTrigger} gives for one event: the same function for as long as channel and event stay. */
export type Send<Data = unknown> = (data?: Data) => TriggerResult;

/** What {@link useTrigger} gives without an event. */
export type SendEvent = (event: string, data?: unknown) => TriggerResult;

const nowhere: TriggerResult = { ok: false, reason: 'not-subscribed' };

/**
 * Sends client events, and holds the channel. The result says at once whether it was sent, and if not, why.
 *
 * @throws TypeError (when called) for an event name without `client-`
 * @example
 * const send = useTrigger('presence-room', 'client-wave');
 * <button onClick={() => send({ hand: 'left' })}>Wave</button>
 */
export function useTrigger(channel: MaybeChannel): SendEvent;
export function useTrigger<Data = unknown>(channel: MaybeChannel, event: string): Send<Data>;
export function useTrigger(channel: MaybeChannel, event?: string): Send | SendEvent {
  const engine = useEngine();
  useHold(channel);
  const sendEvent = useCallback<SendEvent>(
    (name, data) => (channel ? engine.trigger(channel, name, data) : nowhere),
    [engine, channel],
  );
  const send = useCallback<Send>(
    (data) => (channel && event !== undefined ? engine.trigger(channel, event, data) : nowhere),
    [engine, channel, event],
  );
  return event === undefined ? sendEvent : send;
}
