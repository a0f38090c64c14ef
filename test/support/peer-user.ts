import { expect, onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions, type RealtimeError } from '../../src/engine.js';
import type { ChannelSnapshot, Resync, Subscription } from '../../src/engine.js';
import { webSocket } from '../../src/node.js';
import { sign } from './test-server.js';

/** An engine on a real WebSocket, with all that it was told. */
export interface PeerUser {
  readonly engine: Engine;
  /** Channel, event, data and sender of every event. */
  readonly heard: readonly [channel: string, event: string, data: unknown, userId: string | null][];
  /** `join bob`, `leave bob`. */
  readonly told: readonly string[];
  readonly resyncs: readonly Resync[];
  readonly errors: readonly RealtimeError[];
  /** Holds a channel; resolves when it is subscribed. */
  subscribe(channel: string): Promise<Subscription>;
  subscription(channel: string): Subscription | undefined;
}

interface PeerUserOptions extends Partial<EngineOptions> {
  /** What its signatures call it, where that is no text. */
  readonly id?: string | number;
}

/** A user of the server on that port, whose signatures are those of the app `app-key`; ends with the test. */
export function openPeerUser(port: number, name: string, options: PeerUserOptions = {}): PeerUser {
  const { id = name, ...more } = options;
  const heard: [string, string, unknown, string | null][] = [];
  const told: string[] = [];
  const resyncs: Resync[] = [];
  const errors: RealtimeError[] = [];
  const holds = new Map<string, Subscription>();
  const channelData = JSON.stringify({ user_id: id, user_info: { name } });
  const engine = createEngine({
    appKey: 'app-key',
    url: `ws://127.0.0.1:${port}`,
    transport: webSocket(),
    linger: 0,
    auth: ({ socketId, channel }) =>
      channel.startsWith('presence-')
        ? { auth: sign(socketId, channel, channelData), channel_data: channelData }
        : { auth: sign(socketId, channel) },
    onError: (error) => {
      errors.push(error);
    },
    ...more,
  });
  engine.onAny((data, { channel, event, userId }) => {
    heard.push([channel, event, data, userId]);
  });
  onTestFinished(() => {
    engine.dispose();
  });
  return {
    engine,
    heard,
    told,
    resyncs,
    errors,
    subscription: (channel) => holds.get(channel),
    async subscribe(channel) {
      const hold = engine.subscribe(channel, {
        onJoin: (member) => told.push(`join ${member.id}`),
        onLeave: (member) => told.push(`leave ${member.id}`),
        onResync: (resync) => resyncs.push(resync),
      });
      holds.set(channel, hold);
      await hold.ready;
      return hold;
    },
  };
}

/** For a machine that is busy with others. */
const patience = { timeout: 20_000, interval: 20 };

/** Waits for what comes over a real network. */
export async function until(isSo: () => boolean | undefined | Promise<boolean>): Promise<void> {
  await expect.poll(isSo, patience).toBe(true);
}

export const subscriptionOf = ({ engine }: PeerUser, channel: string): ChannelSnapshot | undefined =>
  engine.store.getState().channels.get(channel);

/** Waits until a user sees exactly these members, in any order. */
export async function joined(user: PeerUser, channel: string, ids: readonly string[]): Promise<void> {
  const seen = (): string[] =>
    (subscriptionOf(user, channel)?.presence?.members ?? []).map(({ id }) => id).sort();
  await expect.poll(seen, patience).toEqual([...ids].sort());
}
