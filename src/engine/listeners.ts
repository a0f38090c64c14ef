import { mayBeJson, parseJson } from '../lib/json.js';
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

/** Replaced, never changed: whoever is being called may listen or stop listening. */
type Handlers = readonly EventHandler[];

/** Who listens to what. Listening holds no subscription. */
export interface EventListeners {
  on(channel: string, event: string, handler: EventHandler): () => void;
  onAny(handler: EventHandler): () => void;
  /** Reads the payload once, and only if somebody listens. */
  emit(message: EventMessage, channel: string): void;
  clear(): void;
}

/** Text is JSON where it parses; a text that cannot be JSON is not tried. */
function readPayload(data: unknown): unknown {
  if (typeof data !== 'string' || !mayBeJson(data)) return data;
  const value = parseJson(data);
  return value === undefined ? data : value;
}

export function createEventListeners(report: (error: unknown) => void): EventListeners {
  const byChannel = new Map<string, Map<string, Handlers>>();
  let any: Handlers = [];

  function add(channel: string, event: string, handler: EventHandler): void {
    const events = byChannel.get(channel) ?? new Map<string, Handlers>();
    byChannel.set(channel, events);
    events.set(event, [...(events.get(event) ?? []), handler]);
  }

  function remove(channel: string, event: string, handler: EventHandler): void {
    const events = byChannel.get(channel);
    const rest = without(events?.get(event) ?? [], handler);
    if (rest.length > 0) events?.set(event, rest);
    else events?.delete(event);
    if (events?.size === 0) byChannel.delete(channel);
  }

  function call(handlers: Handlers, data: unknown, meta: EventMeta): void {
    for (const handler of handlers) {
      try {
        handler(data, meta);
      } catch (error) {
        report(error);
      }
    }
  }

  return {
    on(channel, event, handler) {
      const own = distinct(handler);
      add(channel, event, own);
      return () => {
        remove(channel, event, own);
      };
    },
    onAny(handler) {
      const own = distinct(handler);
      any = [...any, own];
      return () => {
        any = without(any, own);
      };
    },
    emit({ event, data: raw, userId }, channel) {
      const handlers = byChannel.get(channel)?.get(event);
      if (handlers === undefined && any.length === 0) return;
      const data = readPayload(raw);
      const meta: EventMeta = { channel, event, userId, raw };
      if (handlers !== undefined) call(handlers, data, meta);
      call(any, data, meta);
    },
    clear() {
      byChannel.clear();
      any = [];
    },
  };
}

/** The same function may be given twice, and is then called twice. */
function distinct(handler: EventHandler): EventHandler {
  return (data, meta) => {
    handler(data, meta);
  };
}

function without(handlers: Handlers, gone: EventHandler): Handlers {
  return handlers.filter((handler) => handler !== gone);
}
