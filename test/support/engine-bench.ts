import { createEngine, type Engine } from '../../src/create-engine.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { RealtimeError } from '../../src/errors.js';
import type { ChannelSnapshot, ConnectionSnapshot, PresenceSnapshot } from '../../src/store/state.js';
import { createManualHints, type ManualHints } from '../../src/testing/manual-hints.js';
import { createVirtualClock, type VirtualClock } from '../../src/testing/virtual-clock.js';
import { handWire, type HandLine, type HandWire } from './hand-wire.js';

/** The server's frames, as texts. */
export const says = {
  greeting: (socketId = '1.1', seconds: number | null = 120) =>
    JSON.stringify({
      event: 'pusher:connection_established',
      data: JSON.stringify({
        socket_id: socketId,
        ...(seconds === null ? {} : { activity_timeout: seconds }),
      }),
    }),
  pong: () => '{"event":"pusher:pong","data":"{}"}',
  subscribed: (channel: string, data: unknown = '{}') =>
    JSON.stringify({ event: 'pusher_internal:subscription_succeeded', data, channel }),
  present: (channel: string, people: Record<string, unknown>) => {
    const ids = Object.keys(people);
    const presence = { count: ids.length, ids, hash: people };
    return says.subscribed(channel, JSON.stringify({ presence }));
  },
  error: (code: number | null, message: string, channel?: string) =>
    JSON.stringify({ event: 'pusher:error', data: { code, message }, channel }),
  subscriptionError: (channel: string, data: object) =>
    JSON.stringify({ event: 'pusher:subscription_error', channel, data }),
  joined: (channel: string, id: unknown, info?: unknown) =>
    JSON.stringify({
      event: 'pusher_internal:member_added',
      channel,
      data: JSON.stringify({ user_id: id, user_info: info }),
    }),
  left: (channel: string, id: unknown) =>
    JSON.stringify({
      event: 'pusher_internal:member_removed',
      channel,
      data: JSON.stringify({ user_id: id }),
    }),
  event: (channel: string, event: string, data: unknown) => JSON.stringify({ event, channel, data }),
};

/** The frames of a line that carry this event, decoded. */
export function framesOf(line: HandLine, event: string): Record<string, unknown>[] {
  return line.sent
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .filter((frame) => frame['event'] === event);
}

/** An engine whose clock, chance, network and server are the test's. */
export interface EngineBench {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly hints: ManualHints;
  readonly wire: HandWire;
  /** What `onError` heard. */
  readonly errors: RealtimeError[];
  readonly connection: ConnectionSnapshot;
  channel(name: string): ChannelSnapshot | undefined;
  presence(name: string): PresenceSnapshot;
  /** The next random numbers. */
  roll(value: number): void;
  /** Opens the last line and greets on it. */
  greet(socketId?: string, seconds?: number | null): HandLine;
  /** The connection is lost, and comes back with this socket id. */
  bounce(socketId?: string): Promise<HandLine>;
  /** The channels that were subscribed on the last line, in order. */
  subscribes(): unknown[];
}

/** Authorises everything at once, as `KEY:socket:channel`. */
export const signsAll: NonNullable<EngineOptions['auth']> = ({ socketId, channel }) => ({
  auth: `app-key:${socketId}:${channel}`,
  ...(channel.startsWith('presence-') ? { channel_data: '{"user_id":"me","user_info":{"name":"Me"}}' } : {}),
});

export function engineBench(options: Partial<EngineOptions> = {}, wire: HandWire = handWire()): EngineBench {
  const clock = createVirtualClock();
  const hints = createManualHints();
  const errors: RealtimeError[] = [];
  let chance = 0.5;
  const engine = createEngine({
    appKey: 'app-key',
    transport: wire,
    clock,
    networkHints: hints,
    random: () => chance,
    auth: signsAll,
    onError: (error) => {
      errors.push(error);
    },
    ...options,
  });

  const bench: EngineBench = {
    engine,
    clock,
    hints,
    wire,
    errors,
    get connection() {
      return engine.store.getState().connection;
    },
    channel: (name) => engine.store.getState().channels.get(name),
    presence(name) {
      const presence = bench.channel(name)?.presence;
      if (!presence) throw new Error(`"${name}" has no presence.`);
      return presence;
    },
    roll(value) {
      chance = value;
    },
    greet(socketId, seconds) {
      const line = wire.last;
      line.open();
      line.say(says.greeting(socketId, seconds));
      return line;
    },
    async bounce(socketId = '2.2') {
      wire.last.end(1006);
      await clock.advance(700);
      return bench.greet(socketId);
    },
    subscribes: () =>
      framesOf(wire.last, 'pusher:subscribe').map((frame) => (frame['data'] as { channel: unknown }).channel),
  };
  return bench;
}
