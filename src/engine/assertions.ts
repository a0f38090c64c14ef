import { isDevelopment } from '../lib/dev.js';
import { channelNameFault, isPortableName } from '../protocol/channel-name.js';
import type { EngineOptions } from './options.js';

/** @throws TypeError for options without which there is no engine */
export function assertOptions(options: EngineOptions): void {
  if (typeof options.appKey !== 'string' || options.appKey === '') {
    throw new TypeError('copresent: `appKey` is missing: it is the public key of the app on the server.');
  }
  if (options.url === undefined && options.cluster === undefined && options.transport === undefined) {
    throw new TypeError('copresent: say where the server is: `url`, `cluster` or `transport`.');
  }
}

/** @throws TypeError for a name that no server takes */
export function assertChannelName(name: unknown): asserts name is string {
  const fault = channelNameFault(name);
  if (fault !== null) throw new TypeError(`copresent: the channel name ${JSON.stringify(name)} ${fault}.`);
  if (isDevelopment && !isPortableName(name as string)) {
    console.warn(`copresent: not every server takes the channel name "${String(name)}".`);
  }
}

/** @throws TypeError for a client event without its prefix */
export function assertEventName(event: unknown): void {
  if (typeof event === 'string' && event.startsWith('client-')) return;
  const text = `copresent: a client event's name begins with "client-"; ${JSON.stringify(event)} does not.`;
  throw new TypeError(text);
}
