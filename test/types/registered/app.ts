// What an application that registered its channels may write, and what it may not: it compiles, or a test fails.
import {
  useChannel,
  useChannels,
  useCursors,
  useEngine,
  useEvent,
  useEventLog,
  useEventReducer,
  useMyState,
  usePresence,
  usePresenceCount,
  usePresenceEvents,
  usePresenceMember,
  useReactions,
  useTrigger,
  useTyping,
  type Member,
} from 'copresent';
import { createEngine, type Engine } from 'copresent/engine';
import type { Order } from './channels.js';

type Same<One, Other> = 0 extends 1 & One
  ? false // `any` is the same as nothing
  : [One] extends [Other]
    ? [Other] extends [One]
      ? true
      : false
    : false;
/** Compiles only where the value is of that very type. */
declare function same<Other>(): <One>(value: One, proof: Same<One, Other>) => void;

declare const id: string;
declare const maybeId: string | undefined;
declare const which: 'presence-room.1' | 'lobby';

export function useNames(): void {
  useChannel('lobby');
  useChannel(`presence-room.${id}`);
  useChannel(maybeId && `private-order-${maybeId}`);
  useChannel(maybeId === undefined ? null : `private-order-${maybeId}`);
  useChannel(which);
  useChannels(['lobby', `presence-room.${id}`, null]);
  // @ts-expect-error: there is no such channel
  useChannel('loby');
  // @ts-expect-error: nor one of any name
  useChannel(id);
  // @ts-expect-error: nor a pattern with another beginning
  useChannel(`presence-hall.${id}`);
  // @ts-expect-error: nor in a list
  useChannels(['lobby', 'nowhere']);
}

export function useEvents(): void {
  useEvent('lobby', 'said', (text, { userId }) => {
    same<string>()(text, true);
    same<string | null>()(userId, true);
  });
  useEvent(`private-order-${id}`, 'created', (order) => same<Order>()(order, true));
  useEvent(`private-order-${id}`, ['created', 'paid'], (data) => same<Order | { at: string }>()(data, true));
  useEvent(`private-order-${id}`, {
    created: (order) => same<Order>()(order, true),
    paid: ({ at }) => same<string>()(at, true),
  });
  useEvent(`presence-room.${id}`, 'client-wave', ({ hand }) => same<'left' | 'right'>()(hand, true));
  useEvent(`presence-room.${id}`, 'client-slide', ({ at }) => same<number>()(at, true));
  useEvent(`presence-room.${id}`, 'renamed', ({ title }) => same<string>()(title, true));
  useEvent('presence-room.1', 'client-dated', ({ at }) => same<Date>()(at, true));
  // @ts-expect-error: there is no such event
  useEvent('lobby', 'sung', () => undefined);
  // @ts-expect-error: it is another channel's
  useEvent('lobby', 'created', () => undefined);
  // @ts-expect-error: nor in a list
  useEvent(`private-order-${id}`, ['created', 'sung'], () => undefined);
  // @ts-expect-error: nor in a map
  useEvent(`private-order-${id}`, { sung: () => undefined });
  // @ts-expect-error: a text is no number
  useEvent('lobby', 'said', (text: number) => text);
  // @ts-expect-error: a bare channel has no events
  useEvent('presence-bare', 'said', () => undefined);
}

export function useLogs(): void {
  const log = useEventLog(`private-order-${id}`, 'created', { limit: 5 });
  same<readonly Order[]>()(log, true);
  const total = useEventReducer(
    `private-order-${id}`,
    { created: (sum: number, order) => sum + order.total },
    0,
  );
  same<number>()(total, true);
  // @ts-expect-error: there is no such event
  useEventLog('lobby', 'created');
  // @ts-expect-error: nor for a reducer
  useEventReducer('lobby', { created: (sum: number) => sum }, 0);
}

export function usePeople(): void {
  const { me, others } = usePresence(`presence-room.${id}`);
  same<Member<{ name: string }> | null>()(me, true);
  same<readonly Member<{ name: string }>[]>()(others, true);
  const names = usePresence('presence-room.7', ({ members }) => members.map(({ info }) => info.name));
  same<string[]>()(names, true);
  const bare = usePresence('presence-bare').others[0]?.info;
  same<unknown>()(bare, true);
  const badge = usePresenceMember(`presence-room.${id}.staff`, 'bo')?.info.badge;
  same<number | undefined>()(badge, true); // the narrower of two patterns that fit

  same<number>()(usePresenceCount(`presence-room.${id}`), true);
  usePresenceEvents('presence-room.1', { onJoin: ({ info }) => same<{ name: string }>()(info, true) });
  const { typing } = useTyping('presence-room.1');
  same<{ name: string }>()(typing[0]!.info, true);
  const { cursors } = useCursors('presence-room.1');
  same<{ name: string }>()(cursors[0]!.member.info, true);
  const { mine } = useMyState('presence-room.1', { page: 1 });
  same<{ page: number }>()(mine, true);
  const { react } = useReactions('presence-room.1', { allow: ['up', 'party'] });
  react('up');
  // @ts-expect-error: it is not allowed
  react('down');
  // @ts-expect-error: no presence channel
  usePresence('lobby');
  // @ts-expect-error: no presence channel
  usePresence(`private-order-${id}`);
  // @ts-expect-error: no presence channel
  usePresenceMember('lobby', 'bo');
  // @ts-expect-error: no presence channel
  usePresenceCount('lobby');
  // @ts-expect-error: no presence channel
  usePresenceEvents('lobby', {});
  // @ts-expect-error: no presence channel
  useTyping('lobby');
  // @ts-expect-error: no presence channel
  useCursors('lobby');
  // @ts-expect-error: no presence channel
  useMyState('lobby', 1);
  // @ts-expect-error: nor one that is not there
  usePresence('presence-hall');
}

export function useSending(): void {
  const wave = useTrigger(`presence-room.${id}`, 'client-wave');
  wave({ hand: 'left' });
  // @ts-expect-error: no such hand
  wave({ hand: 'third' });
  // @ts-expect-error: it carries data
  wave();
  useTrigger('presence-room.1', 'client-ping')();
  useTrigger('presence-room.1', 'client-dated')({ at: '2026-01-01' }); // what the schema takes, not what it gives
  // @ts-expect-error: as it is on the wire
  useTrigger('presence-room.1', 'client-dated')({ at: new Date() });
  useTrigger('presence-room.1')('client-slide', { at: 1 });
  // @ts-expect-error: another event's data
  useTrigger('presence-room.1')('client-slide', { hand: 'left' });
  // @ts-expect-error: the server's events are the server's to send
  useTrigger('presence-room.1', 'renamed');
  // @ts-expect-error: there is no such event
  useTrigger('lobby', 'client-wave');
  useTrigger('presence-room.1', 'client-slide', {
    throttle: 100,
    coalesce: (waiting, next) => ({ at: waiting.at + next.at }),
  });
  const { trigger } = useChannel('presence-room.1');
  trigger('client-wave', { hand: 'right' });
  // @ts-expect-error: wrong data
  trigger('client-wave', 1);
  trigger('client-wave', { hand: 'left' }, { priority: 'low' });
  useTrigger('presence-room.1', 'client-slide', { priority: 'high' })({ at: 1 });
  // @ts-expect-error: no such priority
  trigger('client-wave', { hand: 'left' }, { priority: 'highest' });
}

export function useEngines(): void {
  const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001' });
  same<Engine>()(engine, true);
  same<Engine>()(useEngine(), true);
  const held = engine.subscribe(`presence-room.${id}`, { linger: 5 });
  held.on('renamed', ({ title }) => same<string>()(title, true));
  held.trigger('client-wave', { hand: 'left' });
  held.trigger('client-ping');
  engine.on('lobby', 'said', (text) => same<string>()(text, true));
  engine.trigger('presence-room.1', 'client-slide', { at: 1 });
  engine.trigger('presence-room.1', 'client-ping', undefined, { priority: 'high' });
  engine.onAny((data, { channel }) => same<string>()(channel, true));
  // @ts-expect-error: there is no such channel
  engine.subscribe('loby');
  // @ts-expect-error: nor such an event
  engine.on('lobby', 'sung', () => undefined);
  // @ts-expect-error: nor such data
  engine.trigger('presence-room.1', 'client-slide', { at: 'one' });
  // @ts-expect-error: nor on a hold
  held.on('created', () => undefined);
}
