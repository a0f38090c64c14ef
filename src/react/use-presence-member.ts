'use client';

import type { IsLoose, MemberInfo, PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { Member } from '../store/state.js';
import { memberIndex } from './member-index.js';
import type { MaybeChannel } from './use-channel-state.js';
import { usePresence } from './use-presence.js';

/** What {@link usePresenceMember} gives: null where nobody of that id is there. */
export type UsePresenceMemberResult<I = unknown> = Member<I> | null;

/** The type of {@link usePresenceMember}, for these channels. */
export type UsePresenceMember<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <I = unknown>(channel: MaybeChannel, id: string | null | undefined) => UsePresenceMemberResult<I>
    : <Name extends PresenceChannelName<Channels>>(
        channel: MaybeChannel<Name>,
        id: string | null | undefined,
      ) => UsePresenceMemberResult<MemberInfo<Channels, Name>>;

/**
 * One member of a presence channel, and holds the channel. The component renders again only when that member comes,
 * goes or changes.
 *
 * @example
 * const author = usePresenceMember<{ name: string }>('presence-room', message.userId);
 * return <span data-online={author !== null}>{author?.info.name}</span>;
 */
export const usePresenceMember: UsePresenceMember = <I>(
  channel: MaybeChannel,
  id: string | null | undefined,
) =>
  usePresence<Member<I> | null>(
    channel,
    ({ members }) => (memberIndex(members).get(id ?? '') as Member<I> | undefined) ?? null,
    Object.is,
  );
