import { isRecord, parseJson } from '../lib/json.js';
import { channelKind } from '../protocol/channel-name.js';
import { isEncryptedChannel } from '../protocol/channel-traits.js';
import type { App } from './apps.js';
import {
  found,
  headerOf,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  type OrResponse,
  refused,
  textResponse,
} from './http-message.js';
import type { Hub } from './hub.js';
import { jsonText, quoted } from './json-text.js';
import { sharedSecret } from './shared-secret.js';
import { userIdFault, watchlistFault } from './sign-in.js';
import { signChannel, signUser } from './signing.js';
import { nameFault } from './subscribe.js';

type Fields = ReadonlyMap<string, unknown>;

/** Who asks, by their own word: good enough for development, where there is nobody to lie to. */
interface NamedUser {
  readonly id: string | number;
  /** Undefined where nothing is told. */
  readonly info: unknown;
  /** Undefined where nobody is watched. */
  readonly watchlist: unknown;
}

/** A form, as pusher-js posts it, or a JSON object. */
function readFields(request: HttpRequest): OrResponse<Fields> {
  const isJson = headerOf(request, 'content-type').includes('json') || /^\s*\{/.test(request.body);
  if (!isJson) return found(new Map<string, unknown>(new URLSearchParams(request.body)));
  const value = parseJson(request.body);
  return isRecord(value)
    ? found(new Map(Object.entries(value)))
    : refused(400, 'The body must be a form or a JSON object.');
}

function appOf(hub: Hub, fields: Fields): OrResponse<App> {
  const key = fields.get('app_key') ?? fields.get('key');
  const app = typeof key === 'string' ? hub.apps.byKey(key) : hub.apps.all[0];
  return app === undefined ? refused(400, `app_key ${quoted(String(key))} is no app's key.`) : found(app);
}

/** In a form everything is text, so what may be an object arrives as JSON. */
function structured(value: unknown, field: string): OrResponse<unknown> {
  if (typeof value !== 'string') return found(value);
  const parsed = value === '' ? undefined : parseJson(value);
  return parsed === undefined && value !== '' ? refused(400, `${field} must be JSON text.`) : found(parsed);
}

const isUserId = (id: unknown): id is string | number =>
  (typeof id === 'string' && id !== '' && id.length <= 128) || Number.isFinite(id);

/** `user_id` with `user_info` and `watchlist`, or one `user` with `id`, `info` and `watchlist`. Null where nobody is named. */
function readUser(fields: Fields): OrResponse<NamedUser | null> {
  const whole = structured(fields.get('user'), 'user');
  if (!whole.ok) return whole;
  const user = isRecord(whole.value) ? whole.value : {};
  const id = fields.get('user_id') ?? user['id'] ?? null;
  if (id === null || id === '') return found(null);
  if (!isUserId(id)) return refused(400, 'user_id must be a string of 1 to 128 characters, or a number.');
  const info = structured(fields.get('user_info'), 'user_info');
  if (!info.ok) return info;
  const watchlist = structured(fields.get('watchlist'), 'watchlist');
  return watchlist.ok
    ? found({ id, info: info.value ?? user['info'], watchlist: watchlist.value ?? user['watchlist'] })
    : watchlist;
}

function readSocketId(fields: Fields): OrResponse<string> {
  const socketId = fields.get('socket_id');
  return typeof socketId === 'string' && /^\d+\.\d+$/.test(socketId)
    ? found(socketId)
    : refused(400, 'socket_id must be the socket id of the connection, such as "123.456".');
}

/** What both questions have in common. */
function readAsked(
  hub: Hub,
  request: HttpRequest,
): OrResponse<{ readonly fields: Fields; readonly app: App; readonly socketId: string }> {
  const fields = readFields(request);
  if (!fields.ok) return fields;
  const app = appOf(hub, fields.value);
  if (!app.ok) return app;
  const socketId = readSocketId(fields.value);
  return socketId.ok ? found({ fields: fields.value, app: app.value, socketId: socketId.value }) : socketId;
}

function readChannel(fields: Fields): OrResponse<string> {
  const name = fields.get('channel_name');
  if (typeof name !== 'string') return refused(400, 'channel_name is missing.');
  const fault = nameFault(name);
  if (fault !== null) return refused(400, `channel_name: ${fault}`);
  return channelKind(name) === 'public'
    ? refused(400, 'channel_name is that of a public channel, which needs no authorisation.')
    : found(name);
}

/** On encrypted channels with the channel's key, which the client keeps to itself. */
function privateAnswer(app: App, socketId: string, channel: string): HttpResponse {
  const auth = signChannel(app, socketId, channel);
  if (!isEncryptedChannel(channel)) return jsonResponse({ auth });
  const masterKey = app.encryptionMasterKeyBase64;
  return masterKey === null
    ? textResponse(403, 'Forbidden: an encrypted channel needs an encryptionMasterKeyBase64 of its app.')
    : jsonResponse({ auth, shared_secret: sharedSecret(masterKey, channel) });
}

function presenceAnswer(app: App, socketId: string, channel: string, user: NamedUser): HttpResponse {
  const channelData = jsonText({ user_id: user.id, user_info: user.info });
  if (channelData === null) return textResponse(400, 'user_info is nested too deeply.');
  const auth = signChannel(app, socketId, channel, channelData);
  return jsonResponse({ auth, channel_data: channelData });
}

/** POST /pusher/auth: signs whatever is asked, for whoever is named. For development. */
export function postChannelAuth(hub: Hub, request: HttpRequest): HttpResponse {
  const asked = readAsked(hub, request);
  if (!asked.ok) return asked.response;
  const { fields, app, socketId } = asked.value;
  const channel = readChannel(fields);
  if (!channel.ok) return channel.response;
  if (channelKind(channel.value) === 'private') return privateAnswer(app, socketId, channel.value);
  const user = readUser(fields);
  if (!user.ok) return user.response;
  if (user.value !== null) return presenceAnswer(app, socketId, channel.value, user.value);
  return hub.signedInUser(app.id, socketId) === null
    ? textResponse(403, 'Forbidden: a presence channel needs a user_id that says who the user is.')
    : privateAnswer(app, socketId, channel.value); // the sign-in says who they are
}

/** POST /pusher/user-auth: signs whoever is named in. For development. */
export function postUserAuth(hub: Hub, request: HttpRequest): HttpResponse {
  const asked = readAsked(hub, request);
  if (!asked.ok) return asked.response;
  const { fields, app, socketId } = asked.value;
  const user = readUser(fields);
  if (!user.ok) return user.response;
  if (user.value === null)
    return textResponse(403, 'Forbidden: signing in needs a user_id that says who the user is.');
  const { info, watchlist } = user.value;
  const id = String(user.value.id);
  const idFault = userIdFault(id);
  if (idFault !== null) return textResponse(400, `user_id ${idFault}.`);
  const listFault = watchlist === undefined ? null : watchlistFault(watchlist);
  if (listFault !== null) return textResponse(400, `watchlist ${listFault}.`);
  const userData = jsonText({ id, user_info: info, watchlist });
  if (userData === null) return textResponse(400, 'user_info is nested too deeply.');
  return jsonResponse({ auth: signUser(app, socketId, userData), user_data: userData });
}
