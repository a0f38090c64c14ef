import { describe, expect, it } from 'vitest';
import { framesOf, says } from '../support/engine-bench.js';
import { copresentClient } from './copresent.js';
import type { PeerClient } from './peer-client.js';
import { pusherJsClient } from './pusher-js.js';

async function joinPrivate(client: PeerClient): Promise<void> {
  await client.connect();
  const line = await client.greet();
  client.subscribe('private-a');
  await client.advance(1);
  client.questions[0]?.answer();
  await client.advance(1);
  line.say(says.subscribed('private-a'));
}

describe('[PEER-D5] the first of two listeners throws', () => {
  async function hear(client: PeerClient): Promise<unknown[]> {
    await client.connect();
    const line = await client.greet();
    client.subscribe('news');
    line.say(says.subscribed('news'));
    const heard: unknown[] = [];
    client.on('news', 'headline', () => {
      throw new Error('The listener broke.');
    });
    client.on('news', 'headline', (data) => heard.push(data));
    line.say(says.event('news', 'headline', '1'));
    return heard;
  }

  it('copresent: the second is called', async () => {
    expect(await hear(copresentClient())).toEqual([1]);
  });

  it('pusher-js: the second is not', async () => {
    expect(await hear(pusherJsClient())).toEqual([]);
  });
});

describe('[PEER-D10] fifty client events before the subscription stands', () => {
  async function send(client: PeerClient): Promise<{ accepted: number; written: number }> {
    await client.connect();
    const line = await client.greet();
    client.subscribe('private-a');
    await client.advance(1);
    const results = Array.from({ length: 50 }, (_, i) => client.trigger('private-a', 'client-move', { i }));
    await client.advance(1);
    return {
      accepted: results.filter((result) => result !== false).length,
      written: framesOf(line, 'client-move').length,
    };
  }

  it('copresent: as many as may wait are accepted, and none is written yet', async () => {
    expect(await send(copresentClient())).toEqual({ accepted: 32, written: 0 });
  });

  it('pusher-js: all are said to be sent, to a server that drops them', async () => {
    expect(await send(pusherJsClient())).toEqual({ accepted: 50, written: 50 });
  });
});

describe('[PEER-D11] a client event, then disconnect()', () => {
  async function send(client: PeerClient): Promise<{ said: boolean | 'queued'; written: number }> {
    await joinPrivate(client);
    const line = client.wire.last;
    const said = client.trigger('private-a', 'client-bye', {});
    client.disconnect();
    await client.advance(1_000);
    return { said, written: framesOf(line, 'client-bye').length };
  }

  it('copresent: what is said to be sent has been written', async () => {
    expect(await send(copresentClient())).toEqual({ said: true, written: 1 });
  });

  it('pusher-js: it is said to be sent, and is not', async () => {
    expect(await send(pusherJsClient())).toEqual({ said: true, written: 0 });
  });
});

describe('[PEER-D12] channels named as what every object has', () => {
  async function hear(client: PeerClient, name: string): Promise<unknown[]> {
    await client.connect();
    const line = await client.greet();
    const heard: unknown[] = [];
    try {
      client.subscribe(name);
      client.on(name, 'headline', (data) => heard.push(data));
      line.say(says.subscribed(name));
      line.say(says.event(name, 'headline', '1'));
    } catch (error) {
      heard.push(error);
    }
    return heard;
  }
  const names = ['constructor', '__proto__'];

  it.each(names)('copresent: %s is a channel like any other', async (name) => {
    expect(await hear(copresentClient(), name)).toEqual([1]);
  });

  it.each(names)('pusher-js: %s throws', async (name) => {
    expect(await hear(pusherJsClient(), name)).toEqual([expect.any(TypeError)]);
  });
});
