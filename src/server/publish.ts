import { isEncryptedChannel } from '../protocol/channel-traits.js';
import { userOfChannel } from '../protocol/user-channel.js';
import { type App, isOver } from './apps.js';
import type { AppSpace } from './app-space.js';
import { longestEventName } from './client-event.js';
import { quoted, utf8Length } from './json-text.js';
import { serverFrames } from './server-frames.js';
import { userIdFault } from './sign-in.js';
import { nameFault } from './subscribe.js';

/** An event of the application's own server. */
export interface Publication {
  /** 1 to 100 names; that of an encrypted channel stands alone, because each has a key of its own. */
  readonly channels: readonly string[];
  readonly event: string;
  /** Carried as it is; usually JSON. */
  readonly data: string;
  /** The connection that is not told, usually the one that caused the event. */
  readonly socketId?: string;
}

/** `status` is what the HTTP API answers. */
export type PublishResult =
  { readonly ok: true } | { readonly ok: false; readonly status: 400 | 404 | 413; readonly message: string };

const mostChannels = 100;

const refuse = (status: 400 | 404 | 413, message: string): PublishResult => ({ ok: false, status, message });

function eventFault(event: string): string | null {
  if (event === '') return 'The name of an event must not be empty.';
  if (event.length > longestEventName) return `The name of an event may have ${longestEventName} characters.`;
  return /^pusher(_internal)?:/.test(event)
    ? `The name ${quoted(event)} is reserved for the protocol.`
    : null;
}

function targetFault(name: string): string | null {
  const userId = userOfChannel(name);
  if (userId === null) return nameFault(name);
  const fault = userIdFault(userId);
  return fault === null ? null : `The user id in ${quoted(name)} ${fault}.`;
}

function channelsFault(channels: readonly string[]): string | null {
  if (channels.length === 0) return 'channels must name at least one channel.';
  if (channels.length > mostChannels)
    return `channels may name ${mostChannels} channels, not ${channels.length}.`;
  if (channels.length > 1 && channels.some(isEncryptedChannel))
    return 'channels may name an encrypted channel only alone, because each has a key of its own.';
  for (const name of channels) {
    const fault = targetFault(name);
    if (fault !== null) return fault;
  }
  return null;
}

/** Whether an event can be published; nothing is sent yet. */
export function checkPublication(app: App, { channels, event, data }: Publication): PublishResult {
  const fault = channelsFault(channels) ?? eventFault(event);
  if (fault !== null) return refuse(400, fault);
  const limit = app.limits.eventBytes;
  return isOver(utf8Length(data), limit)
    ? refuse(413, `The data of an event may have ${limit} bytes, and that of ${quoted(event)} has more.`)
    : { ok: true };
}

/** Tells the subscribers and, on cache channels, keeps the event for later ones; each channel once, however often it is named. */
export function deliver(space: AppSpace, { channels, event, data, socketId }: Publication): void {
  for (const name of new Set(channels)) {
    const frame = serverFrames.event(name, event, data);
    space.cache.put(name, { frame, data });
    space.channels.get(name)?.broadcast(frame, socketId ?? null);
  }
}
