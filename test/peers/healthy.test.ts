import { describe, expect, it } from 'vitest';
import { framesOf, says } from '../support/engine-bench.js';
import { copresentClient } from './copresent.js';
import { pusherJsClient } from './pusher-js.js';

const room = 'presence-room';

/** What the comparisons rest on: the scripted server and the two adapters do not themselves cause what is shown. */
describe.each([
  ['copresent', copresentClient],
  ['pusher-js', pusherJsClient],
])('[PEER-H1] where all is well, %s', (_name, createClient) => {
  it('subscribes, sends, sees who comes and goes, and comes back', async () => {
    const client = createClient();
    await client.connect();
    const line = await client.greet('1.1', 30);
    expect(client.connection()).toMatchObject({ status: 'connected', socketId: '1.1' });

    const leave = client.subscribe(room);
    await client.advance(1);
    expect(client.questions).toMatchObject([{ socketId: '1.1', channel: room }]);
    client.questions[0]?.answer();
    await client.advance(1);
    line.say(says.present(room, { me: {}, ann: {} }));
    await client.advance(100);
    expect(client.isSubscribed(room)).toBe(true);
    expect(client.people(room)).toEqual({ ids: ['me', 'ann'], me: 'me', joins: [] });

    line.say(says.joined(room, 'bob', {}));
    line.say(says.left(room, 'ann'));
    await client.advance(100);
    expect(client.people(room)).toEqual({ ids: ['me', 'bob'], me: 'me', joins: ['bob'] });

    const heard: unknown[] = [];
    client.on(room, 'note', (data) => heard.push(data));
    line.say(says.event(room, 'note', '{"id":1}'));
    expect(heard).toEqual([{ id: 1 }]);
    expect(client.trigger(room, 'client-wave', { hand: 'left' })).toBe(true);
    await client.advance(1);
    expect(framesOf(line, 'client-wave')).toMatchObject([{ channel: room, data: { hand: 'left' } }]);

    await client.advance(31_000);
    expect(framesOf(line, 'pusher:ping').length).toBe(1);
    line.say(says.pong());

    line.end(1006);
    await client.advance(2_000);
    const next = await client.greet('2.2');
    client.questions[1]?.answer();
    await client.advance(1);
    expect(framesOf(next, 'pusher:subscribe')).toMatchObject([
      { data: { channel: room, auth: `app-key:2.2:${room}` } },
    ]);
    next.say(says.present(room, { me: {} }));
    await client.advance(100);
    expect(client.isSubscribed(room)).toBe(true);

    leave();
    await client.advance(2_000);
    expect(client.has(room)).toBe(false);
    expect(client.failures).toEqual([]);
    expect(client.thrown).toEqual([]);
  });

  it('counts subscribers, and tells a refusal of the authorisation to its channel', async () => {
    const client = createClient();
    await client.connect();
    const line = await client.greet();
    client.subscribe('news');
    line.say(says.subscribed('news'));
    const data = JSON.stringify({ subscription_count: 3 });
    line.say(JSON.stringify({ event: 'pusher_internal:subscription_count', channel: 'news', data }));
    await client.advance(100);
    expect(client.subscriptionCount('news')).toBe(3);
    client.subscribe('private-a');
    await client.advance(1);
    client.questions[0]?.fail();
    await client.advance(1);
    expect(client.failures.length).toBe(1);
  });
});
