// A library in an application that registered other channels: the factory's hooks know the factory's.
import { createRealtime } from 'copresent';
import { createEngine, defineChannels, type } from 'copresent/engine';

const { RealtimeProvider, useEvent, usePresence, useTrigger, useEngine } = createRealtime(
  defineChannels({
    'presence-desk.{id}': {
      member: type<{ desk: number }>(),
      clientEvents: { 'client-bell': type<number>() },
    },
  }),
);

export function useDesk(id: string): number[] {
  useEvent(`presence-desk.${id}`, 'client-bell', (times) => times.toFixed());
  useTrigger(`presence-desk.${id}`, 'client-bell')(2);
  useEngine().trigger('presence-desk.1', 'client-bell', 1);
  // @ts-expect-error: the application's channels are not the library's
  usePresence('presence-room.1');
  // @ts-expect-error: a number
  useTrigger('presence-desk.1', 'client-bell')('twice');
  return usePresence(`presence-desk.${id}`, ({ members }) => members.map(({ info }) => info.desk));
}

// @ts-expect-error: neither options nor an engine
export const nothing = RealtimeProvider({});
export const own = RealtimeProvider({ options: { appKey: 'app-key', url: 'ws://127.0.0.1:6001' } });
const engine = createEngine({ appKey: 'app-key', url: 'ws://127.0.0.1:6001' });
// @ts-expect-error: an engine of the application's channels is not one of the library's
export const theirs = RealtimeProvider({ engine });

const loose = createRealtime();
export const useLoose = (): unknown =>
  loose.usePresence<{ name: string }>('presence-any').others[0]?.info.name;
