import { isRecord, parseJson } from '../lib/json.js';
import type { Authorization } from '../engine/options.js';
import type { Hub } from '../server/hub.js';

/** Who somebody is: what the application's server would sign. */
export interface LabUser {
  readonly id: string | number;
  readonly info?: unknown;
  /** The ids of those whom a user who signs in hears come and go. */
  readonly watchlist?: readonly string[];
}

/** A frame that an actor was sent; `data` is decoded where it is JSON. */
export interface ActorMessage {
  readonly event: string;
  readonly channel: string | null;
  readonly data: unknown;
  readonly userId: string | null;
}

/**
 * A user who does what a script says, straight at the hub: without an engine, a transport or latency. What it says
 * has been dealt with when a call returns.
 */
export interface Actor {
  readonly user: LabUser;
  readonly socketId: string;
  /** False once the server has ended its connection. */
  readonly connected: boolean;
  /** The last 1,000 frames it was sent, oldest first. */
  readonly received: readonly ActorMessage[];
  /** @throws Error with the server's words where the subscription is refused */
  join(channel: string): void;
  leave(channel: string): void;
  /** Sends a client event. @throws Error with the server's words where it is refused */
  send(channel: string, event: string, data?: unknown): void;
  /** Hears every frame from now on; gives the way to stop. */
  onMessage(listener: (message: ActorMessage) => void): () => void;
  /** Goes: leaves every channel and ends its connection. */
  dispose(): void;
}

/** How an actor gets its connection and signatures. */
export interface ActorContext {
  readonly hub: Hub;
  readonly appKey: string;
  authorize(user: LabUser, socketId: string, channel: string): Authorization | null;
}

const mostKept = 1_000;

function readMessage(text: string): ActorMessage {
  const parsed = parseJson(text);
  const frame = isRecord(parsed) ? parsed : {};
  const { event, channel, data, user_id: userId } = frame;
  return {
    event: typeof event === 'string' ? event : '',
    channel: typeof channel === 'string' ? channel : null,
    data: typeof data === 'string' ? (parseJson(data) ?? data) : data,
    userId: typeof userId === 'string' ? userId : null,
  };
}

/** The server's words, where a message is a refusal. */
function refusalIn({ event, data }: ActorMessage): string | null {
  if (!isRecord(data)) return null;
  if (event === 'pusher:error') return String(data['message']);
  return event === 'pusher:subscription_error' ? String(data['error']) : null;
}

export function createActor(user: LabUser, { hub, appKey, authorize }: ActorContext): Actor {
  const received: ActorMessage[] = [];
  const listeners = new Set<(message: ActorMessage) => void>();
  let socketId = '';
  let ending: string | null = null;
  let refusals: string[] = [];

  function hear(text: string): void {
    const message = readMessage(text);
    received.push(message);
    if (received.length > mostKept) received.shift();
    const refusal = refusalIn(message);
    if (refusal !== null) refusals.push(refusal);
    if (message.event === 'pusher:connection_established' && isRecord(message.data)) {
      socketId = String(message.data['socket_id']);
    }
    if (message.event === 'pusher:ping') connection.receive('{"event":"pusher:pong","data":{}}');
    for (const listener of [...listeners]) listener(message);
  }

  const connection = hub.connect(
    {
      send: hear,
      close(code, reason) {
        ending ??= `${code} ${reason}`;
      },
    },
    { key: appKey, protocol: '7' },
  );

  function say(message: object): void {
    if (ending !== null) throw new Error(`Actor ${user.id} is not connected: ${ending}.`);
    refusals = [];
    connection.receive(JSON.stringify(message));
    const [refusal] = refusals;
    if (refusal !== undefined) throw new Error(`Actor ${user.id} was refused: ${refusal}`);
  }

  return {
    user,
    received,
    get socketId() {
      return socketId;
    },
    get connected() {
      return ending === null;
    },
    join(channel) {
      say({ event: 'pusher:subscribe', data: { channel, ...authorize(user, socketId, channel) } });
    },
    leave(channel) {
      say({ event: 'pusher:unsubscribe', data: { channel } });
    },
    send(channel, event, data = {}) {
      say({ event, channel, data });
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      ending ??= 'it was disposed';
      connection.closed();
      listeners.clear();
    },
  };
}
