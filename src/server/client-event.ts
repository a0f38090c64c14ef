import { channelKind } from '../protocol/channel-name.js';
import { isEncryptedChannel } from '../protocol/channel-traits.js';
import { type App, isOver } from './apps.js';
import type { ClientEventFrame } from './client-frame.js';
import type { HubChannel, Subscriber } from './hub-channel.js';
import { jsonText, quoted, utf8Length } from './json-text.js';

/** May this client event pass? `code` is 4301 where a limit was the reason. */
export type ClientEventDecision =
  | { readonly ok: true; readonly channel: HubChannel; readonly dataJson: string | null }
  | { readonly ok: false; readonly code: number | null; readonly message: string };

/** Longest name of an event. */
export const longestEventName = 200;

const overLimit = 4301;

function refuse(message: string, code: number | null = null): ClientEventDecision {
  return { ok: false, code, message: `Client event rejected - ${message}` };
}

/** Checks all but the rate: an event that is refused for another reason costs none of it. */
export function decideClientEvent(
  app: App,
  sender: Subscriber,
  frame: ClientEventFrame,
  channel: HubChannel | undefined,
): ClientEventDecision {
  const named = quoted(frame.channel);
  if (!app.clientEvents) return refuse('client events are not enabled for this app');
  if (channelKind(frame.channel) === 'public')
    return refuse('only supported on private and presence channels');
  if (isEncryptedChannel(frame.channel)) return refuse('not supported on encrypted channels');
  if (channel?.has(sender) !== true) return refuse(`this connection is not subscribed to ${named}`);
  if (frame.event.length > longestEventName) {
    return refuse(`the name of an event may have ${longestEventName} characters`, overLimit);
  }
  const dataJson = frame.data === undefined ? null : jsonText(frame.data);
  if (dataJson === null && frame.data !== undefined) return refuse('its data is nested too deeply');
  if (isOver(utf8Length(dataJson ?? ''), app.limits.eventBytes)) {
    return refuse(`the data of an event may have ${app.limits.eventBytes} bytes`, overLimit);
  }
  return { ok: true, channel, dataJson };
}
