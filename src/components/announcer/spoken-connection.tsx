'use client';
import { useEffect, useRef } from 'react';
import { useConnection } from '../../react/use-connection.js';
import { connectionBannerStrings, type BannerState } from '../connection-banner/connection-banner-strings.js';
import { isSignedOut } from '../connection-banner/is-signed-out.js';
import { useCalmStatus } from '../connection-status/use-calm-status.js';
import type { ConnectionStatus } from '../../store/state.js';
import { useSettings, useTimings, useWords } from '../foundations/settings.js';
import { degradedTimings } from '../foundations/timings.js';

/** Says once that the connection is lost, and that it is back where its loss was said. */
export function SpokenConnection(): null {
  const connection = useConnection();
  const { badgeAfterMs } = useTimings('degraded', degradedTimings);
  // as if it came before any loss: one of a moment ago may be a blip
  const status = useCalmStatus(connection.status, badgeAfterMs, 'idle');
  const { announce } = useSettings();
  const words = useWords('connectionBanner', connectionBannerStrings);
  const said = useRef(new Set<BannerState>());
  const state = stateOf(status);
  const signedOut = isSignedOut(connection.error);
  const text = state && words.spoken({ state, signedOut });
  useEffect(() => {
    const { current: told } = said;
    if (state === null || text === null || told.has(state)) return;
    if (state === 'restored') {
      if (told.size > 0) announce?.(text, { group: 'connection', key: 'connection' });
      told.clear();
      return;
    }
    told.add(state);
    announce?.(text, {
      group: 'connection',
      key: 'connection',
      priority: state === 'failed' ? 'assertive' : 'polite',
    });
  }, [announce, state, text]);
  return null;
}

function stateOf(status: ConnectionStatus): BannerState | null {
  if (status === 'connected') return 'restored';
  if (status === 'unavailable' || status === 'reconnecting') return 'reconnecting';
  return status === 'offline' || status === 'failed' ? status : null;
}
