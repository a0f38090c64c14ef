'use client';
import { useEffect, useState } from 'react';
import type { RealtimeError } from '../../errors.js';
import { useConnection } from '../../react/use-connection.js';
import { useEngine } from '../../react/provider.js';
import type { ConnectionStatus } from '../../store/state.js';
import { useConnectionDisplay } from '../connection-status/use-connection-display.js';
import { useTimings } from '../foundations/settings.js';
import { bannerTimings } from '../foundations/timings.js';
import type { BannerState } from './connection-banner-strings.js';

/** Options of {@link useConnectionBanner}. */
export interface UseConnectionBannerOptions {
  /** A loss is told after this long, in milliseconds. @default `timings.banner.lostAfterMs`, 5000 */
  readonly showAfterMs?: number | undefined;
  /** That there is no network, after this long. @default `timings.banner.offlineAfterMs`, 1000 */
  readonly offlineAfterMs?: number | undefined;
  /** In the place of `engine.reconnect()`. */
  readonly onRetry?: (() => void) | undefined;
}

/** What a banner has to tell. */
export interface ConnectionBannerResult {
  /** Null: nothing. */
  readonly state: BannerState | null;
  /** It was lost four times within a minute. */
  readonly unstable: boolean;
  /** When the next attempt begins; null while one is under way, and where none is scheduled. */
  readonly retryAt: number | null;
  readonly error: RealtimeError | null;
  /** An attempt was asked for, or is under way. */
  readonly busy: boolean;
  /** Tries again now; does nothing while it is busy. */
  readonly retry: () => void;
}

/**
 * What is to be told of the provider's connection: a loss when it has lasted, its end at once, and for a moment that
 * all is well again.
 *
 * @example
 * const { state, retry } = useConnectionBanner();
 * if (state === 'reconnecting') return <button onClick={retry}>Retry now</button>;
 */
export function useConnectionBanner(options: UseConnectionBannerOptions = {}): ConnectionBannerResult {
  const connection = useConnection();
  const engine = useEngine();
  const { unstable } = useConnectionDisplay(connection);
  const times = useTimings('banner', bannerTimings);
  const { showAfterMs = times.lostAfterMs, offlineAfterMs = times.offlineAfterMs, onRetry } = options;
  const { status, retryAt, error } = connection;
  const state = useBannerState(status, {
    reconnecting: showAfterMs,
    offline: offlineAfterMs,
    restored: times.restoredForMs,
  });
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), times.minBusyMs);
    return () => clearTimeout(timer);
  }, [asked, times.minBusyMs]);
  const busy = asked || (retryAt === null && (state === 'reconnecting' || state === 'unavailable'));
  const retry = (): void => {
    if (busy) return;
    setAsked(true);
    if (onRetry) onRetry();
    else engine.reconnect();
  };
  const isUnstable = unstable && (state === null || state === 'reconnecting' || state === 'restored');
  return {
    state: isUnstable ? 'reconnecting' : state,
    unstable: isUnstable,
    retryAt,
    error,
    busy,
    retry,
  };
}

type Delays = Readonly<Record<'reconnecting' | 'offline' | 'restored', number>>;

/** What there is to tell of a status; null: nothing. */
function toTell(status: ConnectionStatus): Exclude<BannerState, 'restored'> | null {
  const isTold =
    status === 'reconnecting' || status === 'offline' || status === 'unavailable' || status === 'failed';
  return isTold ? status : null;
}

/** Only the first word of a loss waits; a pending one is dropped when the connection is back, and each loss starts over. */
function useBannerState(status: ConnectionStatus, delays: Delays): BannerState | null {
  const [shown, setShown] = useState<BannerState | null>(null);
  const wanted = toTell(status);
  const isTelling = shown !== null && shown !== 'restored';
  const afterMs = wanted === 'reconnecting' || wanted === 'offline' ? delays[wanted] : 0;
  if (wanted !== null && wanted !== shown && (isTelling || afterMs === 0)) setShown(wanted);
  if (wanted === null && isTelling) setShown(status === 'connected' ? 'restored' : null);
  useEffect(() => {
    if (wanted === null || isTelling) return;
    const timer = setTimeout(() => setShown(wanted), afterMs);
    return () => clearTimeout(timer);
  }, [wanted, isTelling, afterMs]);
  useEffect(() => {
    if (shown !== 'restored' || wanted !== null) return;
    const timer = setTimeout(() => setShown(null), delays.restored);
    return () => clearTimeout(timer);
  }, [shown, wanted, delays.restored]);
  return wanted !== null && shown === 'restored' ? null : shown;
}
