import { clientName, version } from '../protocol/client-identity.js';
import type { EngineOptions } from './options.js';

/**
 * The address of the connection (PROTOCOL 2.1): `/app/KEY?protocol=7…` is appended where the key is in the URL.
 * @returns a function; `secure` turns `ws:` into `wss:`
 * @throws TypeError for a `url` that is none
 */
export function addressOf(
  { appKey, cluster, url = cluster ? `wss://ws-${cluster}.pusher.com` : 'memory://local' }: EngineOptions,
  keyIn: 'url' | 'first-message',
): (secure: boolean) => string {
  const address = new URL(url.replace(/^http/, 'ws'));
  if (keyIn === 'url') {
    address.pathname = address.pathname.replace(/\/?$/, `/app/${encodeURIComponent(appKey)}`);
    const { searchParams } = address;
    searchParams.set('protocol', '7');
    searchParams.set('client', clientName);
    searchParams.set('version', version);
  }
  return (secure) => (secure ? address.href.replace(/^ws:/, 'wss:') : address.href);
}
