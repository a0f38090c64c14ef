import { RealtimeError } from '../errors.js';
import { decode, encode } from '../protocol/codec.js';
import { dialectOf } from '../protocol/dialect.js';
import type { SystemMessage } from '../protocol/messages.js';
import type { Transport } from '../transport/transport.js';
import { createChannels, type Channels } from './channels.js';
import type { ChannelRecord } from './channel-record.js';
import { createClientEvents, type ClientEvents } from './client-events.js';
import { refuse, serverError } from './connection.js';
import { isAtRest, type ConnectionState, type ConnectionStep } from './connection-state.js';
import { createConnector } from './connector.js';
import type { Kernel } from './kernel.js';
import { createEventListeners, type EventListeners } from './listeners.js';

/** What the core tells of itself; the store is made from it. */
export interface CoreHandlers {
  connection(state: ConnectionState, latencyMs: number | null): void;
  channel(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
  user(user: unknown): void;
}

/** The engine without its store: connection, channels, listeners and client events. */
export interface Core {
  readonly channels: Channels;
  readonly clientEvents: ClientEvents;
  readonly listeners: EventListeners;
  readonly state: ConnectionState;
  step(transition: ConnectionStep): void;
}

/** The push service says that the application is disabled, and leaves the line open (PROTOCOL 3.2). */
const disabledCode = -1;

export function createCore(
  kernel: Kernel,
  transport: Transport,
  address: (secure: boolean) => string,
  handlers: CoreHandlers,
): Core {
  const connector = createConnector(kernel, transport, address, { frame, changed });
  kernel.send = connector.send;
  kernel.ping = connector.ping;
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
  const clientEvents = createClientEvents(
    kernel,
    (channel) => channels.records.get(channel)?.state.phase,
    (event) => (extensions ? extensions.outgoing(event) : event),
  );
  const listeners = createEventListeners(kernel.report, (message, next) => {
    if (extensions) extensions.incoming(message, next);
    else next(message);
  });
  const { emit } = listeners;
  const extensions = kernel.options.extensions?.({ kernel, channels, listeners, setUser: handlers.user });
  kernel.member = extensions?.member;

  function publishConnection(): void {
    handlers.connection(connector.state, connector.latencyMs);
  }

  function changed(state: ConnectionState, before: ConnectionState): void {
    const { phase, error } = state;
    const { socketId } = connector.state;
    const dialect = kernel.options.dialect ?? dialectOf(socketId ?? '');
    kernel.socketId = socketId;
    kernel.isPushService = socketId !== null && dialect === 'push-service';
    publishConnection(); // whoever hears it may connect or disconnect right here
    if (error && error !== before.error) kernel.error(error);
    const ended = isAtRest(state);
    if (ended ? !isAtRest(before) : phase !== 'open' && before.phase === 'open') {
      clientEvents.drop();
      const reopening = ended ? null : new RealtimeError('connection-lost', { retryable: true });
      channels.lost(error ?? reopening, ended);
      extensions?.disconnected(error);
    } else if (phase === 'open' && before.phase !== 'open' && connector.state === state) {
      const go = (): void => {
        if (connector.state.socketId === state.socketId) channels.established();
      };
      if (extensions) extensions.connected(go);
      else go();
    }
  }

  function frame(text: string): void {
    const decoded = decode(text);
    if (!decoded.ok) {
      kernel.error(new RealtimeError('malformed-frame', { cause: decoded.reason }));
      return;
    }
    const { message } = decoded;
    const isLive = kernel.socketId !== null;
    if (message.type !== 'event' && isLive && extensions?.system(message)) return;
    switch (message.type) {
      case 'event':
        if (isLive && (message.channel ?? extensions)) emit(message); // of the connection: for extensions
        break;
      case 'pusher:connection_established':
        connector.established(message.id ?? '', message.data['activity_timeout']);
        break;
      case 'pusher:ping':
        if (isLive && !kernel.isPushService) kernel.send(encode.beat('pong'));
        break;
      case 'pusher:pong':
        connector.ponged();
        publishConnection();
        break;
      case 'pusher:error':
        heardError(message);
        break;
      default:
        if (isLive) channels.handle(message); // nothing counts before the greeting
    }
  }

  /** One that names a channel is only an event of that channel (PROTOCOL 2.5); it is told all the same. */
  function heardError({ channel, code: wireCode, text: message }: SystemMessage): void {
    const isLive = kernel.socketId !== null;
    if (channel === null) {
      if (isLive && channels.serverError(message, wireCode)) return;
      const isDisabled = kernel.isPushService && wireCode === disabledCode;
      connector.step(isDisabled ? refuse({ wireCode, message }) : serverError(wireCode, message));
      if (isDisabled) return;
    } else if (isLive) {
      const data = { code: wireCode, message };
      emit({ type: 'event', event: 'pusher:error', channel, data, userId: null });
    }
    if (!isLive) return;
    const isLimit = wireCode === 4301 || wireCode === 4302;
    kernel.error(new RealtimeError(isLimit ? 'over-limit' : 'server-error', { message, wireCode, channel }));
  }

  return {
    channels,
    clientEvents,
    listeners,
    get state() {
      return connector.state;
    },
    step: connector.step,
  };
}
