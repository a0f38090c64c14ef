// Components of an application that registered its channels take those: it compiles, or a test fails.
import {
  useDistinctColors,
  useEventFeed,
  useField,
  useLiveCount,
  useMemberList,
  usePresenceNotices,
  useViewingNow,
  type ChannelGateProps,
  type EventFeedProps,
  type FieldLockProps,
  type FieldPresenceProps,
  type LiveCountProps,
  type LiveCursorsProps,
  type MemberListProps,
  type PresenceAvatarsProps,
  type ReactionBarProps,
  type ReactionOverlayProps,
  type TypingIndicatorProps,
  type ViewingNowProps,
} from 'copresent';

declare const id: string;

type ChannelOf<Props extends { channel: unknown }> = Props['channel'];
type OfPresence =
  | ChannelOf<PresenceAvatarsProps>
  | ChannelOf<MemberListProps>
  | ChannelOf<ViewingNowProps>
  | ChannelOf<TypingIndicatorProps>
  | ChannelOf<LiveCursorsProps>
  | ChannelOf<ReactionBarProps>
  | ChannelOf<ReactionOverlayProps>
  | ChannelOf<FieldPresenceProps>
  | ChannelOf<FieldLockProps>;
type OfAny = ChannelOf<ChannelGateProps> | ChannelOf<EventFeedProps> | ChannelOf<LiveCountProps>;

export const people: OfPresence[] = [`presence-room.${id}`, 'presence-bare', null];
export const any: OfAny[] = [`presence-room.${id}`, `private-order-${id}`, 'lobby', null];

// @ts-expect-error: nobody is in a channel without presence
export const noPresence: OfPresence = 'lobby';
// @ts-expect-error: there is no such channel
export const unknownPresence: OfPresence = `presence-hall.${id}`;
// @ts-expect-error: nor this one
export const unknownChannel: OfAny = 'loby';

export function useThem(): void {
  useMemberList(`presence-room.${id}`);
  useViewingNow('presence-bare');
  usePresenceNotices(null);
  useDistinctColors(`presence-room.${id}`);
  useField(`presence-room.${id}`, { id: 'title' });
  useLiveCount('lobby', 'connections');
  useEventFeed(`private-order-${id}`);
  // @ts-expect-error: a list of people is one of a presence channel
  useMemberList('lobby');
  // @ts-expect-error: a lock is one of a presence channel
  useField('lobby', { id: 'title' });
  // @ts-expect-error: there is no such channel
  useEventFeed('loby');
}
