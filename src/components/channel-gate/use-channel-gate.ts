'use client';
import { useEffect, useRef, useState } from 'react';
import type { RealtimeError } from '../../errors.js';
import { useChannel } from '../../react/use-channel.js';
import type { MaybeChannel, NameOrNone } from '../../react/use-channel-state.js';
import { useConnection } from '../../react/use-connection.js';
import { useLatest } from '../../react/use-latest.js';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import type { ChannelStatus, ConnectionStatus } from '../../store/state.js';
import type { GateState } from './channel-gate-strings.js';

/** Options of {@link useChannelGate}. */
export interface UseChannelGateOptions {
  /** The application's server does not know the user (any more): once each time. */
  readonly onUnauthenticated?: (() => void) | undefined;
}

/** What {@link useChannelGate} gives. */
export interface ChannelGateResult {
  readonly state: GateState;
  readonly error: RealtimeError | null;
  /** Another attempt comes by itself. */
  readonly retrying: boolean;
  /** Tries again now, where the last attempt failed. */
  readonly retry: () => void;
}

/**
 * How it stands with a channel that has to be entered, in words that tell what to do.
 *
 * @example
 * const { state, retry } = useChannelGate('private-doc-7', { onUnauthenticated: signIn });
 */
export function useChannelGate(
  channel: NameOrNone<RegisteredChannelName>,
  options: UseChannelGateOptions = {},
): ChannelGateResult {
  const { status, error, retry } = useChannel(channel);
  const connection = useConnection((snapshot) => snapshot.status);
  const [seen, setSeen] = useState<{ channel: MaybeChannel; ready: boolean }>({ channel, ready: false });
  if (seen.channel !== channel) setSeen({ channel, ready: status === 'subscribed' });
  else if (status === 'subscribed' && !seen.ready) setSeen({ channel, ready: true });
  const state = gateState({ status, error, connection, wasReady: seen.ready && seen.channel === channel });
  const latest = useLatest(options);
  const told = useRef(false); // StrictMode asks twice
  useEffect(() => {
    const isNews = state === 'unauthenticated' && !told.current;
    told.current = state === 'unauthenticated';
    if (isNews) latest.current.onUnauthenticated?.();
  }, [state, channel, latest]);
  return { state, error, retrying: status === 'retrying', retry };
}

interface Standing {
  readonly status: ChannelStatus;
  readonly error: RealtimeError | null;
  readonly connection: ConnectionStatus;
  /** It was open before. */
  readonly wasReady: boolean;
}

/** The first thing that is to be known of a channel. */
export function gateState({ status, error, connection, wasReady }: Standing): GateState {
  if (status === 'subscribed') return 'ready';
  if (status === 'failed') return refusalOf(error, wasReady);
  if (connection === 'closed') return 'closed';
  if (wasReady) return 'stale';
  if (status === 'authorizing' || status === 'subscribing') return status;
  return status === 'retrying' && error !== null && error.code !== 'connection-lost'
    ? refusalOf(error, wasReady)
    : 'waiting-connection';
}

/** The server's code where nobody signed in in time, and where the application ends somebody's session. */
const unauthorized = 4009;

function refusalOf(error: RealtimeError | null, wasReady: boolean): GateState {
  const { code, status, wireCode } = error ?? {};
  if (wireCode === unauthorized) return wasReady ? 'denied' : 'unauthenticated';
  if (status === 401 || status === 419) return 'unauthenticated';
  if (code === 'authorization-denied' || code === 'subscription-refused') return 'denied';
  if (code === 'over-limit') return 'over-limit';
  return 'auth-error';
}
