import { RealtimeError } from '../errors.js';
import { decode, encode } from '../protocol/codec.js';
import { dialectOf } from '../protocol/dialect.js';
import type { ServerErrorMessage } from '../protocol/messages.js';
import type { Transport } from '../transport/transport.js';
import { createChannels, type Channels } from './channels.js';
import type { ChannelRecord } from './channel-record.js';
import { createClientEvents, type ClientEvents } from './client-events.js';
import { isAtRest, type ConnectionEvent, type ConnectionState } from './connection-state.js';
import { createConnector } from './connector.js';
import type { Kernel } from './kernel.js';
import { createEventListeners, type EventListeners } from './listeners.js';

/** What the core tells of itself; the store is made from it. */
export interface CoreHandlers {
  connection(state: ConnectionState, latencyMs: number | null): void;
  channel(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
}

/** The engine without its store: connection, channels, listeners and client events. */
export interface Core {
  readonly channels: Channels;
  readonly clientEvents: ClientEvents;
  readonly listeners: EventListeners;
  readonly state: ConnectionState;
  dispatch(event: ConnectionEvent): void;
}

export function createCore(
  kernel: Kernel,
  transport: Transport,
  address: (secure: boolean) => string,
  handlers: CoreHandlers,
): Core {
  const connector = createConnector(kernel, transport, address, { frame, changed });
  kernel.send = connector.send;
  const channels = createChannels(kernel, {
    publish: handlers.channel,
    removed(record) {
      clientEvents.drop(record.name);
      handlers.removed(record);
    },
    subscribed: () => {
      clientEvents.flush();
    },
  });
  const clientEvents = createClientEvents(kernel, (channel) => channels.records.get(channel)?.state.phase);
  const listeners = createEventListeners(kernel.report);

  function publishConnection(): void {
    handlers.connection(connector.state, connector.latencyMs);
  }

  function changed(state: ConnectionState, before: ConnectionState): void {
    const { phase, error } = state;
    const { socketId } = connector.state;
    const dialect = kernel.options.dialect ?? dialectOf(socketId ?? '');
    kernel.live = socketId === null ? null : { socketId, dialect };
    publishConnection(); // whoever hears it may connect or disconnect right here
    if (error && error !== before.error) kernel.error(error);
    const ended = isAtRest(state);
    if (ended ? !isAtRest(before) : phase !== 'open' && before.phase === 'open') {
      clientEvents.drop();
      const reopening = ended ? null : new RealtimeError('connection-lost', { retryable: true });
      channels.lost(error ?? reopening, ended);
    } else if (phase === 'open' && before.phase !== 'open' && connector.state === state) {
      channels.established();
    }
  }

  function frame(text: string, now: number): void {
    const decoded = decode(text);
    if (!decoded.ok) {
      kernel.error(new RealtimeError('malformed-frame', { cause: decoded.reason }));
      return;
    }
    const { message } = decoded;
    switch (message.type) {
      case 'event':
        if (message.channel !== null && kernel.live) listeners.emit(message, message.channel);
        break;
      case 'established':
        connector.established(message.socketId, message.activityTimeoutMs);
        break;
      case 'ping':
        if (kernel.live?.dialect === 'pusher') kernel.send(encode.beat('pong'));
        break;
      case 'pong':
        connector.ponged(now);
        publishConnection();
        break;
      case 'error':
        serverError(message);
        break;
      case 'unknown':
        break;
      default:
        if (kernel.live) channels.handle(message); // nothing counts before the greeting
    }
  }

  /** One that names a channel is only an event of that channel (PROTOCOL 2.5); it is told all the same. */
  function serverError(error: ServerErrorMessage): void {
    const { channel, code: wireCode, message } = error;
    const isLive = kernel.live !== null;
    if (channel === null) {
      if (isLive && channels.serverError(error)) return;
      connector.dispatch({ type: 'server-error', code: wireCode, message });
    }
    if (!isLive) return;
    if (channel !== null) {
      const data = { code: wireCode, message };
      listeners.emit({ type: 'event', event: 'pusher:error', channel, data, userId: null }, channel);
    }
    const isLimit = wireCode !== null && wireCode >= 4300 && wireCode < 4400;
    kernel.error(new RealtimeError(isLimit ? 'over-limit' : 'server-error', { message, wireCode, channel }));
  }

  return {
    channels,
    clientEvents,
    listeners,
    get state() {
      return connector.state;
    },
    dispatch: connector.dispatch,
  };
}
