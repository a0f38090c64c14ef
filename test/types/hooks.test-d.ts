import { describe, expectTypeOf, test } from 'vitest';
import {
  useChannel,
  useChannelReady,
  useChannels,
  useConnection,
  useConnectionEvents,
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
  useUser,
  useUserEvent,
  useWatchlist,
  type ChannelStatus,
  type ConnectionSnapshot,
  type ConnectionStatus,
  type Engine,
  type EventMeta,
  type MaybeChannel,
  type Member,
  type Presence,
  type RealtimeError,
  type RealtimeProviderProps,
  type Resync,
  type Send,
  type SendEvent,
  type TriggerResult,
  type UseChannelResult,
  type UseChannelsResult,
  type UseConnectionResult,
  type UseCursorsResult,
  type UseEventHandler,
  type UseEventLogResult,
  type UseMyStateResult,
  type UsePresenceMemberResult,
  type UsePresenceResult,
  type UseReactionsResult,
  type UseTypingResult,
  type UseUserResult,
  type UseWatchlistResult,
} from '../../src/index.js';

interface Person {
  readonly name: string;
}

interface Order {
  readonly total: number;
}

declare const orderId: number | undefined;

describe('the types of the hooks', () => {
  test('[RX100] every hook gives a type that is exported', () => {
    expectTypeOf(useEngine).returns.toEqualTypeOf<Engine>();
    expectTypeOf(useConnection()).toEqualTypeOf<UseConnectionResult>();
    expectTypeOf<UseConnectionResult>().toEqualTypeOf<ConnectionSnapshot>();
    expectTypeOf(useChannel).returns.toEqualTypeOf<UseChannelResult>();
    expectTypeOf(usePresence('presence-room')).toEqualTypeOf<UsePresenceResult>();
    expectTypeOf<UsePresenceResult<Person>>().toEqualTypeOf<Presence<Person>>();
    expectTypeOf(useTrigger('room')).toEqualTypeOf<SendEvent>();
    expectTypeOf(useTrigger('room', 'client-wave')).toEqualTypeOf<Send>();
    expectTypeOf(useEvent).returns.toBeVoid();
    expectTypeOf(useChannels).returns.toEqualTypeOf<UseChannelsResult>();
    expectTypeOf(useEventLog<Order>('orders', 'created')).toEqualTypeOf<UseEventLogResult<Order>>();
    expectTypeOf(useEventReducer('orders', { created: (sum: number) => sum }, 0)).toBeNumber();
    expectTypeOf(usePresenceMember<Person>('presence-room', 'bo')).toEqualTypeOf<
      UsePresenceMemberResult<Person>
    >();
    expectTypeOf(usePresenceCount).returns.toBeNumber();
    expectTypeOf(usePresenceEvents).returns.toBeVoid();
    expectTypeOf(useConnectionEvents).returns.toBeVoid();
    expectTypeOf(useChannelReady).returns.toBeVoid();
    expectTypeOf(useTyping<Person>('presence-room')).toEqualTypeOf<UseTypingResult<Person>>();
    expectTypeOf(useUser<Person>()).toEqualTypeOf<UseUserResult<Person>>();
    expectTypeOf(useUser().info).toBeUnknown();
    expectTypeOf(useUser<Person>().error).toEqualTypeOf<RealtimeError | null>();
    expectTypeOf(useUserEvent).returns.toBeVoid();
    useUserEvent('invited', (order: Order, { userId }) => {
      expectTypeOf(order).toEqualTypeOf<Order>();
      expectTypeOf(userId).toEqualTypeOf<string | null>();
    });
    expectTypeOf(useWatchlist()).toEqualTypeOf<UseWatchlistResult>();
    expectTypeOf(useWatchlist().online).toEqualTypeOf<readonly string[]>();
    expectTypeOf(useCursors<Person>('presence-room')).toEqualTypeOf<UseCursorsResult<Person>>();
    expectTypeOf(useReactions('presence-room', { allow: ['up'] })).toEqualTypeOf<UseReactionsResult<'up'>>();
    expectTypeOf(useMyState('presence-room', 1)).toEqualTypeOf<UseMyStateResult<number>>();
  });

  test('[RX109] what hooks give to elements keeps the props that it was given', () => {
    const { getInputProps } = useTyping('presence-room');
    expectTypeOf(getInputProps({ value: 'x' }).value).toBeString();
    expectTypeOf(getInputProps().onInput).toBeFunction();
    const { getAreaProps } = useCursors('presence-room');
    expectTypeOf(getAreaProps({ className: 'x' }).className).toBeString();
    expectTypeOf(getAreaProps().onPointerMove).toBeFunction();
    // @ts-expect-error: a handler is a function
    getInputProps({ onInput: 'x' });
    expectTypeOf(useMyState('presence-room', 1).states.get('bo')).toBeUnknown();
  });

  test('[RX101] a selector gives its own type, and is given the whole', () => {
    expectTypeOf(useConnection((connection) => connection.status)).toEqualTypeOf<ConnectionStatus>();
    expectTypeOf(useConnection(({ socketId }) => ({ socketId }))).toEqualTypeOf<{
      socketId: string | null;
    }>();
    expectTypeOf(usePresence('presence-room', (presence) => presence.count)).toEqualTypeOf<number>();
    usePresence('presence-room', (presence) => {
      expectTypeOf(presence).toEqualTypeOf<Presence>();
    });
    useConnection(
      ({ attempt }) => attempt,
      (one, other) => {
        expectTypeOf([one, other]).toEqualTypeOf<number[]>();
        return one === other;
      },
    );
    usePresence(
      'presence-room',
      ({ members }) => members.map(({ id }) => id),
      (one, other) => {
        expectTypeOf(one).toEqualTypeOf<string[]>();
        return one.length === other.length;
      },
    );
  });

  test('[RX102] what members carry is named once, on the hook or on the selector’s parameter', () => {
    const { me, others, members } = usePresence<Person>('presence-room');
    expectTypeOf(me).toEqualTypeOf<Member<Person> | null>();
    expectTypeOf(others).toEqualTypeOf<readonly Member<Person>[]>();
    expectTypeOf(members).toEqualTypeOf<readonly Member<Person>[]>();
    const names = usePresence('presence-room', (presence: Presence<Person>) =>
      presence.others.map(({ info }) => info.name),
    );
    expectTypeOf(names).toEqualTypeOf<string[]>();
    expectTypeOf(usePresence('presence-room').members[0]!.info).toBeUnknown();
  });

  test('[RX103] an event’s data is unknown until it is said what it is', () => {
    useEvent('orders', 'created', (data, meta) => {
      expectTypeOf(data).toBeUnknown();
      expectTypeOf(meta).toEqualTypeOf<EventMeta>();
      expectTypeOf(meta.userId).toEqualTypeOf<string | null>();
    });
    useEvent<Order>('orders', 'created', ({ total }) => {
      expectTypeOf(total).toBeNumber();
    });
    useEvent('orders', 'created', (order: Order) => {
      expectTypeOf(order.total).toBeNumber();
    });
    expectTypeOf<UseEventHandler<Order>>().toEqualTypeOf<(data: Order, meta: EventMeta) => void>();
  });

  test('[RX104] a sender takes the data that it is for', () => {
    const wave = useTrigger<{ hand: 'left' | 'right' }>('presence-room', 'client-wave');
    expectTypeOf(wave).returns.toEqualTypeOf<TriggerResult>();
    wave({ hand: 'left' });
    // @ts-expect-error: no such hand
    wave({ hand: 'third' });
    const result = wave({ hand: 'right' });
    // @ts-expect-error: there is a reason only where it was not sent
    expectTypeOf(result.reason).toBeString();
    if (!result.ok) expectTypeOf(result.reason).toBeString();
    else expectTypeOf(result.queued).toEqualTypeOf<true | undefined>();
  });

  test('[RX105] names may be missing, as short conditions leave them', () => {
    expectTypeOf<MaybeChannel>().toEqualTypeOf<string | null | undefined | false>();
    useChannel(orderId !== undefined && `private-order-${orderId}`);
    useEvent(null, 'created', () => undefined);
    usePresence(undefined);
    useTrigger('');
    // @ts-expect-error: a number is no name
    useChannel(7);
    // @ts-expect-error: nor is an object
    usePresence({ name: 'presence-room' });
  });

  test('[RX106] useChannel gives all that its channel has, and takes its options', () => {
    const channel = useChannel('private-room', {
      enabled: true,
      linger: 500,
      onError: (error) => {
        expectTypeOf(error).toEqualTypeOf<RealtimeError>();
      },
      onResync: (resync) => {
        expectTypeOf(resync).toEqualTypeOf<Resync>();
      },
    });
    expectTypeOf(channel.name).toEqualTypeOf<string | null>();
    expectTypeOf(channel.status).toEqualTypeOf<ChannelStatus>();
    expectTypeOf(channel.error).toEqualTypeOf<RealtimeError | null>();
    expectTypeOf(channel.subscriptionCount).toEqualTypeOf<number | null>();
    expectTypeOf(channel.ready).toEqualTypeOf<Promise<void> | null>();
    expectTypeOf(channel.trigger('client-wave')).toEqualTypeOf<TriggerResult>();
    // @ts-expect-error: results are read-only
    channel.status = 'subscribed';
    // @ts-expect-error: no such option
    useChannel('room', { lingers: 500 });
  });

  test('[RX107] a provider takes options or an engine, never both and never neither', () => {
    const accepts = (props: RealtimeProviderProps): RealtimeProviderProps => props;
    const engine = useEngine();
    accepts({ options: { appKey: 'app-key', url: 'wss://realtime.example' }, enabled: false });
    accepts({ engine });
    // @ts-expect-error: the key is missing
    accepts({ options: { url: 'wss://realtime.example' } });
    // @ts-expect-error: whose engine would that be?
    accepts({ engine, options: { appKey: 'app-key', url: 'wss://realtime.example' } });
    // @ts-expect-error: the caller's engine is the caller's to connect
    accepts({ engine, enabled: false });
    // @ts-expect-error: nothing to work with
    accepts({});
  });

  test('[RX108] every status is in a switch that is closed', () => {
    const word = (status: ConnectionStatus): string => {
      switch (status) {
        case 'idle':
        case 'connecting':
        case 'connected':
        case 'reconnecting':
        case 'offline':
        case 'unavailable':
        case 'failed':
        case 'closed':
          return status;
        default:
          return status satisfies never;
      }
    };
    expectTypeOf(word).returns.toBeString();
  });
});
