import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { joined, openPeerUser, type PeerUser, subscriptionOf, until } from '../support/peer-user.js';
import {
  hasRedis,
  hasSoketi,
  needsSoketiAndRedis,
  type RunningPeer,
  startRedis,
  startSoketi,
} from '../support/soketi.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let redis: RunningPeer;

beforeAll(async () => {
  if (hasSoketi && hasRedis) redis = await startRedis();
});
afterAll(() => (hasSoketi && hasRedis ? redis.end() : undefined));
beforeEach(needsSoketiAndRedis);

const room = 'presence-room';

/** Two nodes, each behind an address that hands its clients to the other where it is gone. */
async function startCluster(): Promise<{
  readonly nodes: readonly [RunningPeer, RunningPeer];
  readonly ports: readonly [number, number];
}> {
  const nodes = await Promise.all([
    startSoketi({ redisPort: redis.port }),
    startSoketi({ redisPort: redis.port }),
  ]);
  const [first, second] = nodes;
  const proxies = await Promise.all([
    startTcpProxy([first.port, second.port]),
    startTcpProxy([second.port, first.port]),
  ]);
  onTestFinished(async () => {
    for (const part of [...proxies.map(({ close }) => close), ...nodes.map(({ end }) => end)]) await part();
  });
  return { nodes, ports: [proxies[0].port, proxies[1].port] };
}

async function joinedByAll(users: readonly PeerUser[], ids: readonly string[]): Promise<void> {
  for (const user of users) await joined(user, room, ids);
}

/** Two users on each node, in one room. */
async function fill(ports: readonly [number, number]): Promise<[PeerUser, PeerUser, PeerUser, PeerUser]> {
  const [first, second] = ports;
  const users: [PeerUser, PeerUser, PeerUser, PeerUser] = [
    openPeerUser(first, 'ann'),
    openPeerUser(first, 'bob'),
    openPeerUser(second, 'cid'),
    openPeerUser(second, 'dee'),
  ];
  for (const user of users) await user.subscribe(room);
  await joinedByAll(users, ['ann', 'bob', 'cid', 'dee']);
  return users;
}

describe('two nodes of soketi over Redis', () => {
  it('[SK20] members on both nodes are seen by all, and so are their comings, goings and events', async () => {
    const { ports } = await startCluster();
    const [ann, bob, cid, dee] = await fill(ports);
    expect(ann.engine.trigger(room, 'client-wave', { from: 'ann' })).toEqual({ ok: true });
    for (const user of [bob, cid, dee]) {
      await until(() => user.heard.length === 1);
      expect(user.heard).toEqual([[room, 'client-wave', { from: 'ann' }, 'ann']]);
    }
    dee.engine.dispose();
    await joinedByAll([ann, bob, cid], ['ann', 'bob', 'cid']);
    expect(ann.told).toEqual(['join bob', 'join cid', 'join dee', 'leave dee']);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    '[SK21] when a node ends (%s), its clients move to the other, and the room is right again',
    async (signal) => {
      const { nodes, ports } = await startCluster();
      const users = await fill(ports);
      const [ann, bob, cid, dee] = users;
      await nodes[0].end(signal);
      for (const moved of [ann, bob]) {
        await until(() => moved.resyncs.length === 1);
        expect(subscriptionOf(moved, room)).toMatchObject({
          status: 'subscribed',
          presence: { stale: false, complete: true },
        });
      }
      await joinedByAll(users, ['ann', 'bob', 'cid', 'dee']);
      expect([cid, dee].map(({ resyncs }) => resyncs.length)).toEqual([0, 0]);
      expect(bob.engine.trigger(room, 'client-back')).toEqual({ ok: true });
      for (const user of [ann, cid, dee]) await until(() => user.heard.length === 1);
    },
  );

  it('[SK22] a client who is on the node that stays hears of nobody twice', async () => {
    const { nodes, ports } = await startCluster();
    const users = await fill(ports);
    const dee = users[3];
    const toldBefore = dee.told.length;
    await nodes[0].end('SIGKILL');
    for (const moved of users.slice(0, 2)) await until(() => moved.resyncs.length === 1);
    await joinedByAll(users, ['ann', 'bob', 'cid', 'dee']);
    // the node that was killed took leave of nobody, so the other announces whom it still lists
    expect(dee.told.slice(toldBefore)).toEqual([]);
  });

  it('[SK23] who went with a node is on no list that the other gives afterwards', async () => {
    const { nodes, ports } = await startCluster();
    const stranded = openPeerUser(nodes[0].port, 'bob');
    const ann = openPeerUser(ports[0], 'ann');
    for (const user of [ann, stranded]) await user.subscribe(room);
    await joined(ann, room, ['ann', 'bob']);
    await nodes[0].end('SIGKILL');
    await until(() => ann.resyncs.length === 1);
    const eve = openPeerUser(ports[1], 'eve');
    await eve.subscribe(room);
    await joinedByAll([ann, eve], ['ann', 'eve']);
    expect(ann.told).toEqual(['join bob', 'leave bob', 'join eve']);
    expect(subscriptionOf(stranded, room)).toMatchObject({ status: 'retrying', presence: { stale: true } });
  });
});
