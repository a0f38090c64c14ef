'use client';

import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type EventHandler,
  type PointerEvent,
} from 'react';
import type { Engine } from '../create-engine.js';
import type { IsLoose, MemberInfo, PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { Member } from '../store/state.js';
import type { CursorBounds } from './cursor-message.js';
import type { CursorPath } from './cursor-path.js';
import { partsIn, type CursorPlace } from './cursor-place.js';
import { createCursorSender, type CursorSender } from './cursor-sender.js';
import { createCursorTracks, type CursorOwner, type CursorTracks } from './cursor-tracks.js';
import { useIsCrowd, useNews } from './use-crowd.js';
import { memberIndex } from './member-index.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useLatest } from './use-latest.js';
import { usePresence } from './use-presence.js';

/** Options of {@link useCursors}. */
export interface UseCursorsOptions {
  /** Tells surfaces of one channel apart: the page of a document, the board of a project. */
  readonly space?: string | null | undefined;
  /** False: one's own cursor is not sent, and taken back. @default up to 1,000 people */
  readonly share?: boolean | undefined;
  /** Hears when one's own begins to be sent or no longer is: `share`, or the size of the room, changed that. */
  readonly onShareChange?: ((shares: boolean) => void) | undefined;
  /** The least time between two messages, in milliseconds; never below 125. @default 125 */
  readonly intervalMs?: number | undefined;
  /** Cursors that are kept: those that moved last. @default 50 */
  readonly maxCursors?: number | undefined;
  /** A cursor that says nothing for so long is taken away, in milliseconds. @default 60000 */
  readonly ttlMs?: number | undefined;
  /** Also those of one's own other tabs. @default false */
  readonly includeOwnTabs?: boolean | undefined;
  /** The smallest and the largest coordinate that is taken from others. @default [-0.05, 1.05], parts of the area */
  readonly bounds?: CursorBounds | undefined;
  /** Whether a finger that touches the area is sent. @default 'press' */
  readonly touch?: 'press' | 'off' | undefined;
  /** Where the pointer is, in coordinates of one's own; null: nowhere that is told. @default in parts of the area */
  readonly place?: ((event: PointerEvent<HTMLElement>) => CursorPlace | null) | undefined;
}

/** A cursor of somebody else. */
export interface Cursor<I = unknown> {
  /** For React, and for `pathOf`: a user has one cursor for each tab. */
  readonly key: string;
  /** Whose it is; where nothing has been heard of them for a second, without `info`. */
  readonly member: Member<I>;
}

/** What an area needs so that one's cursor over it is sent. */
export interface CursorAreaProps {
  readonly onPointerMove?: PointerHandler | undefined;
  readonly onPointerDown?: PointerHandler | undefined;
  readonly onPointerUp?: PointerHandler | undefined;
  readonly onPointerLeave?: PointerHandler | undefined;
}

/** A handler of an element's pointer event. */
export type PointerHandler = EventHandler<PointerEvent<HTMLElement>>;

/** What {@link useCursors} gives. The functions stay the same for as long as channel and space do. */
export interface UseCursorsResult<I = unknown> {
  /** Whose cursors there are: changes when one comes or goes, never when one moves. */
  readonly cursors: readonly Cursor<I>[];
  /** The latest path of a cursor. */
  readonly pathOf: (key: string) => CursorPath | undefined;
  /** Hears each path as it comes, to be drawn without a render. The function that it returns stops that. */
  readonly onPath: (listener: (path: CursorPath) => void) => () => void;
  /** There are so many people that cursors are off unless they are asked for. */
  readonly isCrowd: boolean;
  /** The props of the area, in parts of whose width and height places are told. The caller's own handlers run first. */
  readonly getAreaProps: <Props extends object>(
    props?: Props & CursorAreaProps,
  ) => Props & { readonly [Key in keyof CursorAreaProps]-?: PointerHandler };
  /** Sends one's own cursor, in the application's own coordinates. */
  readonly move: (x: number, y: number, pressed?: boolean) => void;
  /** Takes one's own cursor away. */
  readonly leave: () => void;
}

/** The type of {@link useCursors}, for these channels. */
export type UseCursors<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <I = unknown>(channel: MaybeChannel, options?: UseCursorsOptions) => UseCursorsResult<I>
    : <Name extends PresenceChannelName<Channels>>(
        channel: MaybeChannel<Name>,
        options?: UseCursorsOptions,
      ) => UseCursorsResult<MemberInfo<Channels, Name>>;

const parts: CursorBounds = [-0.05, 1.05];
const leastIntervalMs = 125;
const noOwners: readonly CursorOwner[] = [];
const nobody: ReadonlySet<string> = new Set();
const strangerAfterMs = 1_000;

/**
 * The cursors of the others in a presence channel, and the props of the area that sends one's own: as sampled paths,
 * at most eight times a second, and nothing while one is alone, the page is hidden, `share` is false, or there are more
 * than a thousand people and it is not true.
 *
 * @example
 * const { cursors, onPath, getAreaProps } = useCursors<{ name: string }>('presence-board');
 * useEffect(() => onPath((path) => draw(path)), [onPath]);
 * return <div {...getAreaProps({ className: 'board' })}>{cursors.map(({ key, member }) => <Pointer key={key} of={member} />)}</div>;
 */
export const useCursors: UseCursors = <I>(
  channel: MaybeChannel,
  options: UseCursorsOptions = {},
): UseCursorsResult<I> => {
  const { space = null, includeOwnTabs = false, onShareChange } = options;
  const isCrowd = useIsCrowd(channel);
  const { share = !isCrowd } = options;
  useNews(share, onShareChange);
  const own = useOwnCursor(channel, space, { ...options, share }); // takes itself away before the channel is let go
  const tracks = useCursorTracks(channel, space, options);
  const owners = useSyncExternalStore(tracks.onOwners, tracks.owners, () => noOwners);
  const members = usePresence<readonly (Member<I> | undefined)[], I>(channel, (presence) =>
    owners.map(({ userId }) => memberIndex(presence.members).get(userId) as Member<I> | undefined),
  );
  const strangers = useStrangers(owners, members);
  const cursors = useMemo(
    () =>
      owners.flatMap(({ key, userId }, at) => {
        const member =
          members[at] ??
          (strangers.has(key) ? ({ id: userId, info: undefined, isMe: false } as Member<I>) : undefined);
        return member === undefined || (member.isMe && !includeOwnTabs) ? [] : [{ key, member }];
      }),
    [owners, members, strangers, includeOwnTabs],
  );
  const { pathOf, onPath } = tracks;
  return useMemo(
    () => ({ cursors, pathOf, onPath, isCrowd, ...own }),
    [cursors, pathOf, onPath, isCrowd, own],
  );
};

/** Whose info has not come within a second of their cursor: they are shown without it. */
function useStrangers(owners: readonly CursorOwner[], members: readonly unknown[]): ReadonlySet<string> {
  const { clock } = useEngine();
  const [strangers, setStrangers] = useState(nobody);
  const unknown = owners.filter(({ key }, at) => members[at] === undefined && !strangers.has(key));
  const dueAt = Math.min(...unknown.map(({ since }) => since + strangerAfterMs));
  const latest = useLatest(owners);
  useEffect(() => {
    if (dueAt === Infinity) return;
    const timer = clock.setTimeout(() => {
      const late = latest.current.filter(({ since }) => since + strangerAfterMs <= clock.now());
      setStrangers(new Set(late.map(({ key }) => key)));
    }, dueAt - clock.now());
    return () => clock.clearTimeout(timer);
  }, [clock, dueAt, latest]);
  return strangers;
}

function useCursorTracks(
  channel: MaybeChannel,
  space: string | null,
  { bounds = parts, maxCursors = 50, ttlMs = 60_000 }: UseCursorsOptions,
): CursorTracks {
  const engine: Engine = useEngine();
  const latest = useLatest({ bounds, mostCursors: maxCursors, ttlMs });
  const tracks = useMemo(() => createCursorTracks(engine.clock), [engine]);
  useEffect(() => {
    if (!channel) return;
    const held = engine.subscribe(channel, { onLeave: ({ id }) => tracks.gone(id) });
    held.on('client-cursor', (data, { userId }) => tracks.hear(data, userId, { space, ...latest.current }));
    return () => {
      held.release();
      tracks.clear();
    };
  }, [engine, channel, space, tracks, latest]);
  return tracks;
}

type OwnCursor = Pick<UseCursorsResult, 'getAreaProps' | 'move' | 'leave'>;

function useOwnCursor(
  channel: MaybeChannel,
  space: string | null,
  { share = true, intervalMs = leastIntervalMs, touch = 'press', place = inParts }: UseCursorsOptions,
): OwnCursor {
  const engine: Engine = useEngine();
  const latest = useLatest(Math.max(leastIntervalMs, intervalMs));
  const latestPlace = useLatest((event: PointerEvent<HTMLElement>) =>
    touch === 'off' && event.pointerType === 'touch' ? null : place(event),
  );
  const sender = useRef<CursorSender | null>(null);
  useEffect(() => {
    if (!channel || !share) return;
    const own = createCursorSender(engine, channel, space, () => latest.current);
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') own.leave();
    };
    sender.current = own;
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      sender.current = null;
      own.dispose();
    };
  }, [engine, channel, space, share, latest]);
  const leave = useCallback(() => sender.current?.leave(), []);
  const move = useCallback((x: number, y: number, pressed = false) => {
    if (document.visibilityState !== 'hidden') sender.current?.move(x, y, pressed);
  }, []);
  const getAreaProps = useCallback(
    <Props extends object>(props: Props & CursorAreaProps = {} as Props) => ({
      ...props,
      ...areaHandlers(props, (event) => latestPlace.current(event), move, leave),
    }),
    [move, leave, latestPlace],
  );
  return useMemo(() => ({ move, leave, getAreaProps }), [move, leave, getAreaProps]);
}

const inParts = (event: PointerEvent<HTMLElement>): CursorPlace | null => partsIn(event, event.currentTarget);

function areaHandlers(
  theirs: CursorAreaProps,
  place: NonNullable<UseCursorsOptions['place']>,
  move: OwnCursor['move'],
  leave: OwnCursor['leave'],
): { readonly [Key in keyof CursorAreaProps]-?: PointerHandler } {
  const follow: PointerHandler = (event) => {
    const at = place(event);
    if (at !== null) move(at.x, at.y, event.buttons > 0);
  };
  const both =
    (first: PointerHandler | undefined, then: PointerHandler): PointerHandler =>
    (event) => {
      first?.(event);
      then(event);
    };
  return {
    onPointerMove: both(theirs.onPointerMove, follow),
    onPointerDown: both(theirs.onPointerDown, follow),
    onPointerUp: both(theirs.onPointerUp, follow),
    onPointerLeave: both(theirs.onPointerLeave, leave),
  };
}
