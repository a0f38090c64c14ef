'use client';

import { useEffect } from 'react';
import type { UserSnapshot } from '../store/state.js';
import { useEngine } from './provider.js';
import type { UseEventHandler } from './use-event.js';
import { useLatest } from './use-latest.js';
import { useUserState } from './use-user-state.js';

const channelOf = ({ channel }: UserSnapshot): string | null => channel;

/**
 * Hears an event that the application's server sends to the signed-in user, whatever channels they are in
 * (PROTOCOL 2.3). The handler of the latest render is called; it may be written inline.
 *
 * @example
 * useUserEvent('invited', ({ room }: { room: string }) => showInvitation(room));
 */
export function useUserEvent<Data = unknown>(event: string, handler: UseEventHandler<Data>): void {
  const engine = useEngine();
  const channel = useUserState(channelOf);
  const latest = useLatest(handler);
  useEffect(() => {
    if (channel === null) return;
    return engine.on(channel, event, (data, meta) => {
      latest.current(data as Data, meta);
    });
  }, [engine, channel, event, latest]);
}
