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

/** A component is given a channel. */
declare function takes<Props extends { channel: unknown }>(channel: Props['channel'], proof?: Props): void;

export function givePeople(): void {
  takes<PresenceAvatarsProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<PresenceAvatarsProps>('lobby');
  takes<MemberListProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<MemberListProps>('lobby');
  takes<ViewingNowProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<ViewingNowProps>('lobby');
  takes<TypingIndicatorProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<TypingIndicatorProps>('lobby');
  takes<LiveCursorsProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<LiveCursorsProps>('lobby');
  takes<ReactionBarProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<ReactionBarProps>('lobby');
  takes<ReactionOverlayProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<ReactionOverlayProps>('lobby');
  takes<FieldPresenceProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<FieldPresenceProps>('lobby');
  takes<FieldLockProps>(`presence-room.${id}`);
  // @ts-expect-error: nobody is in a channel without presence
  takes<FieldLockProps>('lobby');
}

export function giveAny(): void {
  takes<ChannelGateProps>(`private-order-${id}`);
  takes<ChannelGateProps>(null);
  // @ts-expect-error: there is no such channel
  takes<ChannelGateProps>('loby');
  takes<EventFeedProps>(`private-order-${id}`);
  takes<EventFeedProps>(null);
  // @ts-expect-error: there is no such channel
  takes<EventFeedProps>('loby');
  takes<LiveCountProps>(`private-order-${id}`);
  takes<LiveCountProps>(null);
  // @ts-expect-error: there is no such channel
  takes<LiveCountProps>('loby');
}

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
