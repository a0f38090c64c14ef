import { expect } from 'vitest';
import { RealtimeError } from '../../src/errors.js';
import type { EngineBench } from './engine-bench.js';

const connectionStatuses = new Set([
  'idle',
  'connecting',
  'connected',
  'reconnecting',
  'offline',
  'unavailable',
  'failed',
  'closed',
]);
const channelStatuses = new Set(['idle', 'authorizing', 'subscribing', 'subscribed', 'retrying', 'failed']);

function expectSanePresence(bench: EngineBench, name: string): void {
  const presence = bench.channel(name)?.presence;
  if (!presence) return;
  const ids = presence.members.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => typeof id !== 'string' || id === '')).toEqual([]);
  expect(presence.members.filter(({ isMe }) => isMe).length).toBeLessThanOrEqual(1);
  if (presence.me !== null) expect(presence.members).toContain(presence.me);
}

/** Holds at every moment, whatever the server, the network and the application do. */
export function expectSane(bench: EngineBench): void {
  const { connection, wire } = bench;
  const isConnected = connection.status === 'connected';
  expect(connectionStatuses).toContain(connection.status);
  expect(connection.socketId !== null).toBe(isConnected);
  expect(connection.error === null || connection.error instanceof RealtimeError).toBe(true);
  if (isConnected)
    expect([connection.error, connection.retryAt, connection.attempt]).toEqual([null, null, 0]);
  if (connection.status === 'failed') expect(connection.error).not.toBeNull();
  expect(wire.mostOpenLines).toBeLessThanOrEqual(1);
  for (const [name, channel] of bench.engine.store.getState().channels) {
    expect(channel.name).toBe(name);
    expect(channelStatuses).toContain(channel.status);
    const { status, error } = channel;
    if (status === 'authorizing' || status === 'subscribing' || status === 'subscribed')
      expect([name, status, connection.status]).toEqual([name, status, 'connected']);
    if (status === 'failed' || status === 'retrying') expect(error).toBeInstanceOf(RealtimeError);
    if (status === 'subscribed') expect(error).toBeNull();
    expectSanePresence(bench, name);
  }
}
