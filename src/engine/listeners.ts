import { mayBeJson, parseJson } from '../lib/json.js';
import { listen, notify, type Listening, type ListenersByKey } from '../lib/listeners.js';
import type { EventMessage } from '../protocol/messages.js';
import type { Passage } from './extension.js';

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

/** Who listens to what. Listening holds no subscription. */
export interface EventListeners {
  on(channel: string, event: string, handler: EventHandler): () => void;
  onAny(handler: EventHandler): () => void;
  /** Reads the payload once, and only if somebody listens. */
  emit(message: EventMessage): void;
  clear(): void;
}

/** Text is JSON where it parses; a text that cannot be JSON is not tried. */
export function readPayload({ data, isRead = false }: EventMessage): unknown {
  if (isRead) return data;
  const value = typeof data === 'string' && mayBeJson(data) ? parseJson(data) : data;
  return value === undefined ? data : value;
}

/** @param pass what events pass before they are told */
export function createEventListeners(
  report: (error: unknown) => void,
  pass: Passage<EventMessage>,
): EventListeners {
  const byChannel = new Map<string, ListenersByKey<EventHandler>>();
  const any: ListenersByKey<EventHandler> = new Map();

  function tell(message: EventMessage): void {
    const { event, userId, data, raw = data } = message;
    const channel = message.channel ?? '';
    const payload = readPayload(message);
    const meta: EventMeta = { channel, event, userId, raw };
    const call = ({ listener }: Listening<EventHandler>): void => {
      listener(payload, meta);
    };
    notify(byChannel.get(channel)?.get(event), call, report);
    notify(any.get(''), call, report);
  }

  return {
    on(channel, event, handler) {
      const byEvent: ListenersByKey<EventHandler> =
        byChannel.get(channel) ?? new Map<string, readonly Listening<EventHandler>[]>();
      byChannel.set(channel, byEvent);
      const off = listen(byEvent, event, handler);
      return () => {
        off();
        if (byEvent.size === 0 && byChannel.get(channel) === byEvent) byChannel.delete(channel);
      };
    },
    onAny: (handler) => listen(any, '', handler),
    emit(message) {
      const isHeard = byChannel.get(message.channel ?? '')?.has(message.event);
      if (isHeard || any.size > 0) pass(message, tell);
    },
    clear() {
      byChannel.clear();
      any.clear();
    },
  };
}
