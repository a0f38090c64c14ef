import { mayBeJson, parseJson } from '../lib/json.js';
import { notify } from '../lib/listeners.js';
import type { EventMessage } from '../protocol/messages.js';

/** What comes with an event's data. */
export interface EventMeta {
  readonly channel: string;
  readonly event: string;
  /** Who sent it, as the server says: client events on presence channels only. */
  readonly userId: string | null;
  /** The data as it came, before decoding. */
  readonly raw: unknown;
}

/** Hears one event of one channel. */
export type EventHandler<Data = unknown> = (data: Data, meta: EventMeta) => void;

type Handlers = Set<EventHandler>;

/** Who listens to what. Listening holds no subscription. */
export interface EventListeners {
  on(channel: string, event: string, handler: EventHandler): () => void;
  onAny(handler: EventHandler): () => void;
  /** Reads the payload once, and only if somebody listens. */
  emit(message: EventMessage, channel: string): void;
  clear(): void;
}

/** Text is JSON where it parses; a text that cannot be JSON is not tried. */
export function readPayload(data: unknown): unknown {
  if (typeof data !== 'string' || !mayBeJson(data)) return data;
  const value = parseJson(data);
  return value === undefined ? data : value;
}

export function createEventListeners(report: (error: unknown) => void): EventListeners {
  const byChannel = new Map<string, Map<string, Handlers>>();
  const any: Handlers = new Set();

  function handlersOf(channel: string, event: string): Handlers {
    const events = byChannel.get(channel) ?? new Map<string, Handlers>();
    byChannel.set(channel, events);
    const handlers = events.get(event) ?? new Set();
    events.set(event, handlers);
    return handlers;
  }

  function remove(channel: string, event: string, handler: EventHandler): void {
    const events = byChannel.get(channel);
    const handlers = events?.get(event);
    handlers?.delete(handler);
    if (handlers?.size === 0) events?.delete(event);
    if (events?.size === 0) byChannel.delete(channel);
  }

  return {
    on(channel, event, handler) {
      const own: EventHandler = (data, meta) => {
        handler(data, meta);
      }; // the same function may be given twice
      handlersOf(channel, event).add(own);
      return () => {
        remove(channel, event, own);
      };
    },
    onAny(handler) {
      any.add(handler);
      return () => {
        any.delete(handler);
      };
    },
    emit({ event, data: raw, userId }, channel) {
      const handlers = byChannel.get(channel)?.get(event);
      if (handlers === undefined && any.size === 0) return;
      const data = readPayload(raw);
      const meta: EventMeta = { channel, event, userId, raw };
      const call = (handler: EventHandler): void => {
        handler(data, meta);
      };
      if (handlers !== undefined) notify(handlers, call, report);
      if (any.size > 0) notify(any, call, report);
    },
    clear() {
      byChannel.clear();
      any.clear();
    },
  };
}
