// An application that registered nothing: any text is a channel, and data are what one says they are.
import { useChannel, useEvent, useEventLog, useEventReducer, usePresence, useTrigger } from 'copresent';
import { createEngine } from 'copresent/engine';

interface Order {
  readonly total: number;
}

export function useAnything(name: string): readonly unknown[] {
  useEvent(name, 'created', (order: Order) => order.total);
  useEvent<Order>(name, ['created', 'paid'], ({ total }) => total);
  useEvent(name, {
    created: (order: Order) => order.total,
    said: (text: string) => text,
    any: (data) => data,
  });
  useTrigger<number>(name, 'client-slide', { throttle: 100, coalesce: (one, other) => one + other })(1);
  const total = useEventReducer(name, { created: (sum: number, order: Order) => sum + order.total }, 0);
  const { others } = usePresence<{ name: string }>(name);
  const { trigger } = useChannel(name);
  trigger('client-wave', { hand: 'left' });
  createEngine({ appKey: 'app-key', cluster: 'eu' }).on(name, 'created', (data) => data);
  // @ts-expect-error: a number is no name
  useChannel(7);
  return [useEventLog<Order>(name, 'created')[0]?.total, total.toFixed(), others[0]?.info.name.length];
}
