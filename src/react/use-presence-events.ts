'use client';

import { useEffect } from 'react';
import type { Engine } from '../create-engine.js';
import type { IsLoose, MemberInfo, PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { Member } from '../store/state.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useLatest } from './use-latest.js';

/** What {@link usePresenceEvents} tells. Those of the latest render are called. */
export interface PresenceEventHandlers<I = unknown> {
  /** Somebody came, after the first list. */
  readonly onJoin?: { handle(member: Member<I>): void }['handle'] | undefined;
  readonly onLeave?: { handle(member: Member<I>): void }['handle'] | undefined;
  /** The server's list came: with the subscription, and after each gap. */
  readonly onSync?: { handle(members: readonly Member<I>[]): void }['handle'] | undefined;
}

/** The type of {@link usePresenceEvents}, for these channels. */
export type UsePresenceEvents<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <I = unknown>(channel: MaybeChannel, handlers: PresenceEventHandlers<I>) => void
    : <Name extends PresenceChannelName<Channels>>(
        channel: MaybeChannel<Name>,
        handlers: PresenceEventHandlers<MemberInfo<Channels, Name>>,
      ) => void;

/**
 * Tells who comes to a presence channel and who goes, one by one, and holds the channel. Those who were there first
 * are told by `onSync`.
 *
 * @example
 * usePresenceEvents<{ name: string }>('presence-room', {
 *   onJoin: ({ info }) => toast(`${info.name} is here`),
 *   onLeave: ({ info }) => toast(`${info.name} has left`),
 * });
 */
export const usePresenceEvents: UsePresenceEvents = <I>(
  channel: MaybeChannel,
  handlers: PresenceEventHandlers<I>,
) => {
  const engine: Engine = useEngine();
  const latest = useLatest<PresenceEventHandlers<never>>(handlers);
  useEffect(() => {
    if (!channel) return;
    const held = engine.subscribe(channel, {
      onJoin: (member) => latest.current.onJoin?.(member as Member<never>),
      onLeave: (member) => latest.current.onLeave?.(member as Member<never>),
      onSync: (members) => latest.current.onSync?.(members as readonly Member<never>[]),
    });
    return () => held.release();
  }, [engine, channel, latest]);
};
