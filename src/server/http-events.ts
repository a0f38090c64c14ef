import { isRecord, parseJson } from '../lib/json.js';
import { type App, isOver } from './apps.js';
import { channelAttributes, readInfo } from './http-channels.js';
import {
  found,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  type OrResponse,
  refused,
  textResponse,
} from './http-message.js';
import type { Hub } from './hub.js';
import { quoted } from './json-text.js';
import type { Publication } from './publish.js';

/** An event that was asked for, and what its answer should tell of its channels. */
interface Order {
  readonly publication: Publication;
  readonly info: readonly string[];
}

const mostInBatch = 10;

function channelsOf(fields: Readonly<Record<string, unknown>>): OrResponse<readonly string[]> {
  const { channel, channels } = fields;
  if (channels === undefined) {
    return typeof channel === 'string' ? found([channel]) : refused(400, 'channels must be a list of names.');
  }
  return Array.isArray(channels) && channels.every((name): name is string => typeof name === 'string')
    ? found(channels)
    : refused(400, 'channels must be a list of names, each a string.');
}

function socketIdFault(socketId: unknown): string | null {
  if (socketId === undefined || socketId === null) return null;
  return typeof socketId === 'string' && /^\d+\.\d+$/.test(socketId)
    ? null
    : 'socket_id must be a socket id, such as "123.456".';
}

function readOrder(fields: unknown): OrResponse<Order> {
  if (!isRecord(fields)) return refused(400, 'An event must be a JSON object.');
  const { name, data, socket_id: socketId } = fields;
  if (typeof name !== 'string') return refused(400, 'name must be a string: the name of the event.');
  if (typeof data !== 'string') return refused(400, 'data must be a string: encode objects as JSON first.');
  const fault = socketIdFault(socketId);
  if (fault !== null) return refused(400, fault);
  const channels = channelsOf(fields);
  if (!channels.ok) return channels;
  const info = readInfo(fields['info']);
  if (!info.ok) return info;
  const exclusion = typeof socketId === 'string' ? { socketId } : {};
  const publication = { channels: channels.value, event: name, data, ...exclusion };
  return found({ publication, info: info.value });
}

function attributesByChannel(hub: Hub, app: App, { publication, info }: Order): Record<string, unknown> {
  return Object.fromEntries(
    publication.channels.map((name) => [name, channelAttributes(hub.channel(app.id, name), name, info)]),
  );
}

/** POST /events */
export function postEvent(hub: Hub, app: App, request: HttpRequest): HttpResponse {
  const order = readOrder(parseJson(request.body));
  if (!order.ok) return order.response;
  const result = hub.publish(app.id, order.value.publication);
  if (!result.ok) return textResponse(result.status, result.message);
  return jsonResponse(
    order.value.info.length === 0 ? {} : { channels: attributesByChannel(hub, app, order.value) },
  );
}

function readBatch(body: string): OrResponse<readonly Order[]> {
  const fields = parseJson(body);
  const batch = isRecord(fields) ? fields['batch'] : undefined;
  if (!Array.isArray(batch)) return refused(400, 'batch must be a list of events.');
  if (isOver(batch.length, mostInBatch)) {
    return refused(400, `batch may hold ${mostInBatch} events, not ${batch.length}.`);
  }
  const orders: Order[] = [];
  for (const [index, item] of (batch as readonly unknown[]).entries()) {
    const order = readOrder(item);
    if (!order.ok) return refused(order.response.status, `batch[${index}]: ${order.response.body.trimEnd()}`);
    orders.push(order.value);
  }
  return found(orders);
}

/** POST /batch_events: all are checked before the first is published. */
export function postBatch(hub: Hub, app: App, request: HttpRequest): HttpResponse {
  const orders = readBatch(request.body);
  if (!orders.ok) return orders.response;
  for (const [index, { publication }] of orders.value.entries()) {
    const result = hub.check(app.id, publication);
    if (!result.ok) return textResponse(result.status, `batch[${index}]: ${result.message}`);
  }
  for (const { publication } of orders.value) hub.publish(app.id, publication);
  if (orders.value.every(({ info }) => info.length === 0)) return jsonResponse({});
  const batch = orders.value.map(({ publication, info }) => {
    const name = publication.channels[0] ?? '';
    return channelAttributes(hub.channel(app.id, name), name, info);
  });
  return jsonResponse({ batch });
}

/** POST /users/:id/terminate_connections */
export function postTerminate(hub: Hub, app: App, userId: string): HttpResponse {
  if (userId === '') return textResponse(400, `A user id must not be empty: ${quoted(userId)}.`);
  hub.terminateUser(app.id, userId);
  return jsonResponse({});
}
