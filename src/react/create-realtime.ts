'use client';

import { createContext, createElement, type ReactNode } from 'react';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { Engine, EngineFor } from '../schema/typed-engine.js';
import {
  callWithin,
  ScopedProvider,
  useEngine,
  type EngineContext,
  type RealtimeProviderEngineProps,
  type RealtimeProviderOptionsProps,
  type RealtimeProviderProps,
} from './provider.js';
import { useChannelReady, type UseChannelReady } from './use-channel-ready.js';
import { useChannel, type UseChannel } from './use-channel.js';
import { useChannels, type UseChannels } from './use-channels.js';
import { useConnectionEvents } from './use-connection-events.js';
import { useConnection } from './use-connection.js';
import { useCursors, type UseCursors } from './use-cursors.js';
import { useEventLog, type UseEventLog } from './use-event-log.js';
import { useEventReducer, type UseEventReducer } from './use-event-reducer.js';
import { useEvent, type UseEvent } from './use-event.js';
import { useMyState, type UseMyState } from './use-my-state.js';
import { usePresenceCount, type UsePresenceCount } from './use-presence-count.js';
import { usePresenceEvents, type UsePresenceEvents } from './use-presence-events.js';
import { usePresenceMember, type UsePresenceMember } from './use-presence-member.js';
import { usePresence, type UsePresence } from './use-presence.js';
import { useReactions, type UseReactions } from './use-reactions.js';
import { useTrigger, type UseTrigger } from './use-trigger.js';
import { useTyping, type UseTyping } from './use-typing.js';

/** A provider and all hooks, for these channels, with a context of their own. */
export interface Realtime<Channels extends ChannelDefinitions> {
  readonly RealtimeProvider: (
    props:
      | RealtimeProviderOptionsProps
      | (Omit<RealtimeProviderEngineProps, 'engine'> & { readonly engine: EngineFor<Channels> }),
  ) => ReactNode;
  readonly useEngine: () => EngineFor<Channels>;
  readonly useConnection: typeof useConnection;
  readonly useConnectionEvents: typeof useConnectionEvents;
  readonly useChannel: UseChannel<Channels>;
  readonly useChannels: UseChannels<Channels>;
  readonly useChannelReady: UseChannelReady<Channels>;
  readonly useEvent: UseEvent<Channels>;
  readonly useEventLog: UseEventLog<Channels>;
  readonly useEventReducer: UseEventReducer<Channels>;
  readonly usePresence: UsePresence<Channels>;
  readonly usePresenceMember: UsePresenceMember<Channels>;
  readonly usePresenceCount: UsePresenceCount<Channels>;
  readonly usePresenceEvents: UsePresenceEvents<Channels>;
  readonly useTrigger: UseTrigger<Channels>;
  readonly useTyping: UseTyping<Channels>;
  readonly useCursors: UseCursors<Channels>;
  readonly useReactions: UseReactions<Channels>;
  readonly useMyState: UseMyState<Channels>;
}

const hooks = {
  useEngine,
  useConnection,
  useConnectionEvents,
  useChannel,
  useChannels,
  useChannelReady,
  useEvent,
  useEventLog,
  useEventReducer,
  usePresence,
  usePresenceMember,
  usePresenceCount,
  usePresenceEvents,
  useTrigger,
  useTyping,
  useCursors,
  useReactions,
  useMyState,
};

type Hook = { call(...given: readonly unknown[]): unknown }['call'];

/**
 * A provider and hooks of one's own, typed for these channels: for libraries, which must not take the application's
 * connection for theirs, and for applications with more than one server. Components such as `PresenceAvatars` read the
 * application's provider; their views take what these hooks give.
 *
 * @param _channels what `defineChannels` gave; left out, names and data are loose
 * @example
 * export const { RealtimeProvider, useEvent, usePresence } = createRealtime(
 *   defineChannels({ 'presence-room.{id}': { member: type<{ name: string }>() } }),
 * );
 */
export function createRealtime<const Channels extends ChannelDefinitions = ChannelDefinitions>(
  _channels?: Channels,
): Realtime<Channels> {
  const context: EngineContext = createContext<Engine | null>(null);
  const own = Object.entries<Hook>(hooks).map(([name, hook]) => [
    name,
    (...given: readonly unknown[]) => callWithin(context, () => hook(...given)),
  ]);
  const RealtimeProvider = (props: RealtimeProviderProps): ReactNode =>
    createElement(ScopedProvider, { ...props, context });
  // the hooks are the same for any channels: only their types differ
  return { ...Object.fromEntries(own), RealtimeProvider } as Realtime<Channels>;
}
