import { channelKind } from '../protocol/channel-name.js';
import { isCacheChannel } from '../protocol/channel-traits.js';
import type { App } from './apps.js';
import {
  found,
  type HttpResponse,
  jsonResponse,
  type OrResponse,
  refused,
  textResponse,
} from './http-message.js';
import type { ChannelInfo, Hub } from './hub.js';
import { quoted } from './json-text.js';
import { nameFault } from './subscribe.js';

type Query = ReadonlyMap<string, string>;

const counts: readonly string[] = ['user_count', 'subscription_count'];

/** Reads `info`: the attributes that are asked for, separated by commas. */
export function readInfo(info: unknown, known = counts): OrResponse<readonly string[]> {
  if (info === undefined || info === null || info === '') return found([]);
  if (typeof info !== 'string') return refused(400, 'info must be a string: attributes separated by commas.');
  const names = info.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  return unknown === undefined
    ? found(names)
    : refused(400, `info may ask for ${known.join(', ')}, not for ${quoted(unknown)}.`);
}

/** What is told of a channel; `user_count` only where there are users. */
export function channelAttributes(
  channel: ChannelInfo | null,
  name: string,
  info: readonly string[],
): Record<string, number> {
  return {
    ...(info.includes('user_count') && channelKind(name) === 'presence'
      ? { user_count: channel?.userCount ?? 0 }
      : {}),
    ...(info.includes('subscription_count') ? { subscription_count: channel?.subscriptionCount ?? 0 } : {}),
  };
}

/** GET /channels */
export function getChannels(hub: Hub, app: App, query: Query): HttpResponse {
  const info = readInfo(query.get('info'));
  if (!info.ok) return info.response;
  const prefix = query.get('filter_by_prefix') ?? '';
  if (info.value.includes('user_count') && !prefix.startsWith('presence-')) {
    return textResponse(400, 'user_count needs a filter_by_prefix that begins with presence-.');
  }
  const channels = hub.channels(app.id).filter(({ name }) => name.startsWith(prefix));
  return jsonResponse({
    channels: Object.fromEntries(
      channels.map((channel) => [channel.name, channelAttributes(channel, channel.name, info.value)]),
    ),
  });
}

/** `ttl` is in seconds. */
function cacheAttribute(hub: Hub, app: App, name: string): { data: string; ttl: number } | null {
  const cached = hub.cachedEvent(app.id, name);
  return cached === null ? null : { data: cached.data, ttl: Math.ceil(cached.remainingMs / 1000) };
}

/** GET /channels/:name */
export function getChannel(hub: Hub, app: App, name: string, query: Query): HttpResponse {
  const fault = nameFault(name);
  if (fault !== null) return textResponse(400, fault);
  const info = readInfo(query.get('info'), [...counts, 'cache']);
  if (!info.ok) return info.response;
  if (info.value.includes('user_count') && channelKind(name) !== 'presence') {
    return textResponse(400, 'user_count can be asked for presence channels only.');
  }
  if (info.value.includes('cache') && !isCacheChannel(name)) {
    return textResponse(400, 'cache can be asked for cache channels only.');
  }
  const channel = hub.channel(app.id, name);
  return jsonResponse({
    occupied: channel !== null,
    ...channelAttributes(channel, name, info.value),
    ...(info.value.includes('cache') ? { cache: cacheAttribute(hub, app, name) } : {}),
  });
}

/** GET /channels/:name/users */
export function getUsers(hub: Hub, app: App, name: string): HttpResponse {
  const fault = nameFault(name);
  if (fault !== null) return textResponse(400, fault);
  if (channelKind(name) !== 'presence') return textResponse(400, 'Only presence channels have users.');
  return jsonResponse({ users: hub.users(app.id, name).map((id) => ({ id })) });
}
