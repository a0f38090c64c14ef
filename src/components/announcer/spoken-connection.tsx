'use client';
import { useEffect, useRef } from 'react';
import { useConnection } from '../../react/use-connection.js';
import { connectionBannerStrings, type BannerState } from '../connection-banner/connection-banner-strings.js';
import { isSignedOut } from '../connection-banner/is-signed-out.js';
import { useConnectionDisplay } from '../connection-status/use-connection-display.js';
import { useSettings, useWords } from '../foundations/settings.js';

/** Says once that the connection is lost, and that it is back where its loss was said. */
export function SpokenConnection(): null {
  const connection = useConnection();
  const { status } = useConnectionDisplay(connection);
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

function stateOf(status: ReturnType<typeof useConnectionDisplay>['status']): BannerState | null {
  if (status === 'connected') return 'restored';
  if (status === 'unavailable' || status === 'reconnecting') return 'reconnecting';
  return status === 'offline' || status === 'failed' ? status : null;
}
