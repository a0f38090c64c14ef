import { describe, expect, it } from 'vitest';
import { extensions, signIn } from '../../src/engine.js';
import { framesOf, says } from '../support/engine-bench.js';
import { copresentClient } from './copresent.js';
import type { PeerClient } from './peer-client.js';
import { pusherJsClient } from './pusher-js.js';

describe('[PEER-D6] the application stops all its listeners to the connection, which is then lost', () => {
  async function bounce(client: PeerClient): Promise<number> {
    await client.connect();
    await client.greet();
    client.subscribe('news');
    client.wire.last.say(says.subscribed('news'));
    client.stopHearingConnection();
    client.wire.last.end(1006);
    await client.advance(2_000);
    const line = await client.greet('2.2');
    return framesOf(line, 'pusher:subscribe').length;
  }

  it('copresent: its channels are subscribed again', async () => {
    expect(await bounce(copresentClient())).toBe(1);
  });

  it('pusher-js: none is', async () => {
    expect(await bounce(pusherJsClient())).toBe(0);
  });
});

describe('[PEER-D9] the server refuses the sign-in', () => {
  it('copresent: the sign-in has failed, with the server’s words, and the connection stays', async () => {
    const client = copresentClient({
      extensions: extensions(
        signIn(({ socketId }) => ({ auth: `app-key:${socketId}`, user_data: '{"id":"me"}' })),
      ),
    });
    await client.connect();
    const line = await client.greet();
    await client.advance(1);
    expect([framesOf(line, 'pusher:signin').length, client.user?.status]).toEqual([1, 'signing-in']);
    line.say(says.error(null, 'Invalid signature'));
    const refusal = { code: 'sign-in-refused', message: expect.stringContaining('Invalid signature') };
    expect(client.user).toMatchObject({ status: 'failed', error: refusal });
    expect(client.errors).toEqual([client.user?.error]);
    expect(client.connection().status).toBe('connected');
  });

  it('pusher-js: the sign-in never settles', async () => {
    const { pusher, ...client } = pusherJsClient({
      signIn: (socketId) => ({ auth: `app-key:${socketId}`, user_data: '{"id":"me"}' }),
    });
    await client.connect();
    const line = await client.greet();
    pusher.signin();
    await client.advance(1);
    expect(framesOf(line, 'pusher:signin').length).toBe(1);
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    void pusher.user.signinDonePromise.then(settle, settle);
    line.say(says.error(null, 'Invalid signature'));
    for (let second = 0; second < 60; second += 1) {
      await client.advance(1_000);
      line.say(says.pong());
    }
    expect(settled).toBe(false);
  });
});

describe('[PEER-D16] just after the connection is lost', () => {
  async function lose(client: PeerClient): Promise<unknown> {
    await client.connect();
    const line = await client.greet('1.1');
    line.end(1006);
    await client.advance(500);
    const { status, socketId } = client.connection();
    return { isConnected: status === 'connected', socketId };
  }

  it('copresent: it is not connected, and has no socket id', async () => {
    expect(await lose(copresentClient())).toEqual({ isConnected: false, socketId: null });
  });

  it('pusher-js: it says connected, with the old socket id', async () => {
    expect(await lose(pusherJsClient())).toEqual({ isConnected: true, socketId: '1.1' });
  });
});

describe('[PEER-D18] much comes in, nothing is sent, and the server counts what the client sends', () => {
  async function listen(client: PeerClient): Promise<number> {
    await client.connect();
    const line = await client.greet('1.1', 35);
    client.subscribe('news');
    line.say(says.subscribed('news'));
    for (let second = 0; second < 90; second += 1) {
      await client.advance(1_000);
      line.say(says.event('news', 'tick', String(second)));
    }
    return framesOf(line, 'pusher:ping').length;
  }

  it('copresent: pings within every activity timeout', async () => {
    expect(await listen(copresentClient())).toBeGreaterThanOrEqual(3);
  });

  it('pusher-js: never pings, and would be cut', async () => {
    expect(await listen(pusherJsClient())).toBe(0);
  });
});

describe('[PEER-D20] the key is wrong, and the server just closes', () => {
  async function knock(client: PeerClient): Promise<number> {
    await client.connect();
    let answered = 0;
    for (let waited = 0; waited < 60_000; waited += 50) {
      const { lines } = client.wire;
      if (lines.length > answered) {
        const line = lines[answered++];
        line?.open();
        await client.advance(1);
        line?.end(1006);
      }
      await client.advance(50);
    }
    return answered;
  }

  it('copresent: asks at most 10 times a minute, and says why', async () => {
    const client = copresentClient();
    expect(await knock(client)).toBeLessThanOrEqual(10);
    expect(client.connection()).toMatchObject({ status: 'unavailable', error: { code: 'key-suspect' } });
  });

  it('pusher-js: asks every second, for ever', async () => {
    expect(await knock(pusherJsClient())).toBeGreaterThanOrEqual(50);
  });
});
