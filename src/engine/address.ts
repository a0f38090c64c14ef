import { clientName, version } from '../protocol/client-identity.js';
import type { Transport } from '../transport/transport.js';
import type { EngineOptions } from './options.js';

const protocolVersion = 7;

function textOf({ url, cluster }: EngineOptions): string {
  if (url !== undefined) return url.replace(/^http(s?):/, 'ws$1:');
  return cluster === undefined ? 'memory://local' : `wss://ws-${cluster}.pusher.com`;
}

function baseOf(options: EngineOptions, transport: Transport): URL {
  const text = textOf(options);
  try {
    return new URL(text);
  } catch {
    const example = transport.keyIn === 'url' ? 'wss://example.com' : 'tcp://127.0.0.1:6002';
    throw new TypeError(`copresent: \`url\` must be an absolute address such as ${example}, not "${text}".`);
  }
}

/**
 * The address of the connection (PROTOCOL 2.1): `/app/KEY?protocol=7…` is appended where the key is in the URL.
 * @returns a function; `secure` turns `ws:` into `wss:`
 * @throws TypeError for a `url` that is none
 */
export function addressOf(options: EngineOptions, transport: Transport): (secure: boolean) => string {
  const base = baseOf(options, transport);
  if (transport.keyIn === 'url') {
    base.pathname = `${base.pathname.replace(/\/$/, '')}/app/${encodeURIComponent(options.appKey)}`;
    base.searchParams.set('protocol', String(protocolVersion));
    base.searchParams.set('client', clientName);
    base.searchParams.set('version', version);
  }
  return (secure) => (secure ? base.href.replace(/^ws:/, 'wss:') : base.href);
}
