import { describe, expect, it } from 'vitest';
import { says } from '../support/engine-bench.js';
import type { HandLine } from '../support/hand-wire.js';
import { copresentClient } from './copresent.js';
import type { PeerClient } from './peer-client.js';
import { pusherJsClient } from './pusher-js.js';

const room = 'presence-room';

/** Subscribes to the room, and lets the server answer with this. */
async function enter(client: PeerClient, success: string, socketId = '1.1'): Promise<HandLine> {
  await client.connect();
  const line = await client.greet(socketId);
  client.subscribe(room);
  await client.advance(1);
  client.questions[0]?.answer();
  await client.advance(1);
  line.say(success);
  await client.advance(100);
  return line;
}

describe('[PEER-D7] the same join is told three times', () => {
  async function join(client: PeerClient): Promise<readonly string[]> {
    const line = await enter(client, says.present(room, { me: {} }));
    for (let i = 0; i < 3; i += 1) line.say(says.joined(room, 'bob', {}));
    await client.advance(100);
    return client.people(room).joins;
  }

  it('copresent: one join', async () => {
    expect(await join(copresentClient())).toEqual(['bob']);
  });

  it('pusher-js: three joins', async () => {
    expect(await join(pusherJsClient())).toEqual(['bob', 'bob', 'bob']);
  });
});

describe('[PEER-D8] the success of a presence channel has no data', () => {
  const success = JSON.stringify({ event: 'pusher_internal:subscription_succeeded', channel: room });

  it('copresent: it is a success, and oneself is there', async () => {
    const client = copresentClient();
    await enter(client, success);
    expect(client.isSubscribed(room)).toBe(true);
    expect(client.people(room)).toMatchObject({ ids: ['me'], me: 'me' });
  });

  it('pusher-js: it throws a TypeError, and the application hears of no success', async () => {
    const healthy = pusherJsClient();
    await enter(healthy, says.present(room, { me: {} }));
    expect(healthy.successes).toEqual([room]);
    const client = pusherJsClient();
    await enter(client, success);
    expect(client.thrown).toEqual([expect.any(TypeError)]);
    expect(client.successes).toEqual([]);
  });
});

describe('[PEER-D15] a count of 0 subscribers', () => {
  async function count(client: PeerClient): Promise<number | null | undefined> {
    await client.connect();
    const line = await client.greet();
    client.subscribe('news');
    line.say(says.subscribed('news'));
    for (const n of [3, 0]) {
      const data = JSON.stringify({ subscription_count: n });
      line.say(JSON.stringify({ event: 'pusher_internal:subscription_count', channel: 'news', data }));
    }
    await client.advance(100);
    return client.subscriptionCount('news');
  }

  it('copresent: it is kept', async () => {
    expect(await count(copresentClient())).toBe(0);
  });

  it('pusher-js: the count of before stays', async () => {
    expect(await count(pusherJsClient())).toBe(3);
  });
});

describe('[PEER-D19] the list of the push service: one-key objects, whose ids are indexes', () => {
  const hash = [{ me: { name: 'Me' } }, { 'u-2': { name: 'Two' } }, { '300': { name: 'Three' } }];
  const data = JSON.stringify({ presence: { count: 3, ids: [0, 1, 2], hash } });
  const success = says.subscribed(room, data);

  async function list(client: PeerClient): Promise<unknown> {
    const line = await enter(client, success, '7f000001226a00000018');
    const before = client.people(room);
    line.say(says.left(room, 'u-2'));
    await client.advance(100);
    return { ids: before.ids, me: before.me, after: client.people(room).ids };
  }

  it('copresent: the members are who they are, and who leaves is gone', async () => {
    expect(await list(copresentClient())).toEqual({
      ids: ['me', 'u-2', '300'],
      me: 'me',
      after: ['me', '300'],
    });
  });

  it('pusher-js: they are 0, 1 and 2, nobody is oneself, and nobody leaves', async () => {
    expect(await list(pusherJsClient())).toEqual({
      ids: ['0', '1', '2'],
      me: null,
      after: ['0', '1', '2'],
    });
  });
});
