import { isDevelopment } from '../lib/dev.js';
import { channelNameFault, isChannelName, isPortableName } from '../protocol/channel-name.js';
import type { EngineOptions } from './options.js';

/** A mistake of the programmer: a sentence, and in production builds a word. */
function mistake(word: string, sentence: string): TypeError {
  return new TypeError(`copresent: ${sentence || word}`);
}

/** @throws TypeError for options without which there is no engine */
export function assertOptions({ appKey, url, cluster, transport }: EngineOptions): void {
  if (typeof appKey !== 'string' || appKey === '') {
    throw mistake('appKey', isDevelopment ? '`appKey` is missing: it is the public key of the app.' : '');
  }
  if (!url && !cluster && !transport) {
    throw mistake('url', isDevelopment ? 'say where the server is: `url`, `cluster` or `transport`.' : '');
  }
  const isUsable = (text: string): boolean =>
    URL.canParse(text) && (transport !== undefined || /^(ws|http)s?:/.test(text));
  if (isDevelopment && url && !isUsable(url)) {
    throw mistake('url', `\`url\` must be absolute, such as wss://example.com, not "${url}".`);
  }
}

/** @throws TypeError for a name that no server takes */
export function assertChannelName(name: unknown): asserts name is string {
  if (isChannelName(name)) return;
  const sentence = isDevelopment && `the channel name ${JSON.stringify(name)} ${channelNameFault(name)}.`;
  throw mistake('channel', sentence || '');
}

/** In development, says so where a name is beyond what every server takes. */
export function warnOfChannelName(name: string): void {
  if (isDevelopment && !isPortableName(name)) {
    console.warn(`copresent: not every server takes the channel name "${name}".`);
  }
}

/** @throws TypeError for a client event without its prefix */
export function assertEventName(event: unknown): void {
  if (typeof event === 'string' && event.startsWith('client-')) return;
  throw mistake('event', isDevelopment ? `${JSON.stringify(event)} does not begin with "client-".` : '');
}
