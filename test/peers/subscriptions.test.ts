import { describe, expect, it } from 'vitest';
import { framesOf, says } from '../support/engine-bench.js';
import { copresentClient } from './copresent.js';
import type { PeerClient } from './peer-client.js';
import { pusherJsClient } from './pusher-js.js';

/** What was subscribed to on the last line, with the socket for which it was signed. */
const subscribed = ({ wire }: PeerClient): unknown[] =>
  framesOf(wire.last, 'pusher:subscribe').map(({ data }) => (data as { auth?: string }).auth);

/** The line is lost, and the client is back on another. */
async function bounce(client: PeerClient): Promise<void> {
  const lines = client.wire.lines.length;
  client.wire.last.end(1006);
  for (let waited = 0; client.wire.lines.length === lines && waited < 60_000; waited += 100) {
    await client.advance(100);
  }
  await client.greet('2.2');
}

describe('[PEER-D1] a channel that is left while its authorisation is awaited, then a new connection', () => {
  async function leaveAndBounce(client: PeerClient): Promise<unknown[]> {
    await client.connect();
    await client.greet();
    const leave = client.subscribe('private-a');
    await client.advance(1);
    leave();
    await bounce(client);
    for (const question of client.questions) question.answer();
    await client.advance(1_000);
    return subscribed(client);
  }

  it('copresent: stays left', async () => {
    expect(await leaveAndBounce(copresentClient())).toEqual([]);
  });

  it('pusher-js: is subscribed to again', async () => {
    expect(await leaveAndBounce(pusherJsClient())).not.toEqual([]);
  });
});

describe('[PEER-D2] an authorisation that is answered after the connection changed', () => {
  async function answerLate(client: PeerClient): Promise<unknown[]> {
    await client.connect();
    await client.greet('1.1');
    client.subscribe('private-a');
    await client.advance(1);
    await bounce(client);
    for (const question of client.questions) question.answer();
    await client.advance(1_000);
    return subscribed(client);
  }

  it('copresent: the new connection gets a signature of its own', async () => {
    expect(await answerLate(copresentClient())).toEqual(['app-key:2.2:private-a']);
  });

  it('pusher-js: the new connection is sent the signature of the old one', async () => {
    expect(await answerLate(pusherJsClient())).toContain('app-key:1.1:private-a');
  });
});

describe('[PEER-D3] the server sends pusher:subscription_error', () => {
  async function refuse(client: PeerClient): Promise<{ asked: number; left: boolean }> {
    await client.connect();
    const line = await client.greet();
    const leave = client.subscribe('private-a');
    await client.advance(1);
    client.questions[0]?.answer();
    await client.advance(1);
    line.say(
      says.subscriptionError('private-a', { type: 'AuthError', error: 'Invalid signature', status: 401 }),
    );
    client.again('private-a');
    await client.advance(1);
    client.questions[1]?.answer();
    await client.advance(1);
    const asked = subscribed(client).length;
    line.say(
      says.subscriptionError('private-a', { type: 'AuthError', error: 'Invalid signature', status: 401 }),
    );
    leave();
    await client.advance(60_000);
    return { asked, left: !client.has('private-a') };
  }

  it('copresent: it can be tried again, and left', async () => {
    expect(await refuse(copresentClient())).toEqual({ asked: 2, left: true });
  });

  it('pusher-js: it can be neither', async () => {
    expect(await refuse(pusherJsClient())).toEqual({ asked: 1, left: false });
  });
});

describe('[PEER-D4] a subscription is refused by an error that names no channel', () => {
  async function refuse(client: PeerClient): Promise<readonly string[]> {
    await client.connect();
    const line = await client.greet();
    client.subscribe('private-a');
    await client.advance(1);
    client.questions[0]?.answer();
    await client.advance(1);
    line.say(says.error(4009, 'Connection is unauthorized'));
    // what is heard still keeps the connection up
    for (let second = 0; second < 60; second += 1) {
      await client.advance(1_000);
      line.say(says.pong());
    }
    return client.failures;
  }

  it('copresent: it has failed, with the reason', async () => {
    expect(await refuse(copresentClient())).toEqual(['subscription-refused']);
  });

  it('pusher-js: it is pending for ever, and nobody is told', async () => {
    expect(await refuse(pusherJsClient())).toEqual([]);
  });
});

describe('[PEER-D14] of two users of one channel, one leaves', () => {
  async function leaveOne(client: PeerClient): Promise<unknown[]> {
    await client.connect();
    const line = await client.greet();
    const leave = client.subscribe('news');
    client.subscribe('news');
    const heard: unknown[] = [];
    client.on('news', 'headline', (data) => heard.push(data));
    line.say(says.subscribed('news'));
    leave();
    await client.advance(2_000);
    // a server sends only what is subscribed to
    const left = framesOf(line, 'pusher:unsubscribe').length > 0;
    if (!left) line.say(says.event('news', 'headline', '{"id":1}'));
    return heard;
  }

  it('copresent: the other still hears it', async () => {
    expect(await leaveOne(copresentClient())).toEqual([{ id: 1 }]);
  });

  it('pusher-js: the other hears nothing', async () => {
    expect(await leaveOne(pusherJsClient())).toEqual([]);
  });
});

describe('[PEER-D17] an authorisation that fails, or is never answered', () => {
  async function ask(client: PeerClient, answer: 'fails' | 'is never answered'): Promise<number> {
    await client.connect();
    const line = await client.greet('1.1', 120);
    client.subscribe('private-a');
    await client.advance(1);
    for (let second = 0; second < 60; second += 1) {
      if (answer === 'fails' && client.questions.length === 1 && second === 0) client.questions[0]?.fail();
      await client.advance(1_000);
      line.say(says.pong());
    }
    return client.questions.length;
  }

  it.each(['fails', 'is never answered'] as const)('copresent: one that %s is asked again', async (how) => {
    expect(await ask(copresentClient(), how)).toBeGreaterThan(1);
  });

  it.each(['fails', 'is never answered'] as const)('pusher-js: one that %s is the last', async (how) => {
    expect(await ask(pusherJsClient(), how)).toBe(1);
  });
});
