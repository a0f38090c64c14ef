import { describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../src/engine/options.js';
import type { SubscribeOptions } from '../../src/engine/subscription.js';
import { engineBench, says, type EngineBench } from '../support/engine-bench.js';

/** A fetch that answers in turn, its last answer again and again, and keeps what it was sent. */
function scriptedFetch(...answers: Response[]) {
  const requests: RequestInit[] = [];
  const send = (_url: string, init: RequestInit): Promise<Response> => {
    requests.push(init);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return Promise.resolve((answer ?? signed()).clone());
  };
  return { requests, fetch: send as typeof fetch };
}

const signed = (): Response => new Response('{"auth":"app-key:sig"}');
const refused = (status: number): Response => new Response('', { status });

async function asking(options: Partial<EngineOptions>, own: SubscribeOptions = {}): Promise<EngineBench> {
  const bench = engineBench(options);
  bench.engine.subscribe('private-a', own);
  bench.greet();
  await bench.clock.advance(0);
  return bench;
}

describe('authorisation that a token has to be fresh for', () => {
  it.each([401, 403, 419])(
    '[AZ1] on %i the application is asked once, and the request made again with fresh headers',
    async (status) => {
      let token = 'old';
      const { fetch, requests } = scriptedFetch(refused(status), signed());
      const heard: number[] = [];
      const bench = await asking({
        auth: {
          endpoint: '/auth',
          fetch,
          headers: () => ({ authorization: token }),
          onUnauthorized: async (response) => {
            heard.push(response.status);
            await Promise.resolve();
            token = 'new';
          },
        },
      });
      expect(heard).toEqual([status]);
      expect(requests.map(({ headers }) => new Headers(headers).get('authorization'))).toEqual([
        'old',
        'new',
      ]);
      expect(bench.channel('private-a')?.status).toBe('subscribing');
    },
  );

  it('[AZ2] a second refusal is the answer, and the application is not asked again', async () => {
    const { fetch, requests } = scriptedFetch(refused(403));
    let asked = 0;
    const bench = await asking({
      auth: { endpoint: '/auth', fetch, onUnauthorized: () => (asked += 1) },
    });
    expect([asked, requests.length]).toEqual([1, 2]);
    expect(bench.channel('private-a')).toMatchObject({
      status: 'failed',
      error: { code: 'authorization-denied', status: 403 },
    });
  });

  it('[AZ3] other answers do not ask the application', async () => {
    const { fetch } = scriptedFetch(refused(404));
    let asked = 0;
    await asking({ auth: { endpoint: '/auth', fetch, onUnauthorized: () => (asked += 1) } });
    expect(asked).toBe(0);
  });

  it('[AZ4] what the application throws there is the reason, and is retried', async () => {
    const { fetch } = scriptedFetch(refused(401));
    const bench = await asking({
      auth: { endpoint: '/auth', fetch, onUnauthorized: () => Promise.reject(new Error('no session')) },
    });
    expect(bench.channel('private-a')).toMatchObject({
      status: 'retrying',
      error: { code: 'authorization-failed', message: 'private-a: no session' },
    });
  });
});

describe('authorisation as servers and channels want it', () => {
  it('[AZ5] a CSRF token goes into its header, asked for fresh where it is a function', async () => {
    const { fetch, requests } = scriptedFetch(signed());
    let token = 1;
    const bench = await asking({ auth: { endpoint: '/auth', fetch, csrfToken: () => `t${token++}` } });
    await bench.bounce();
    await bench.clock.advance(0);
    expect(requests.map(({ headers }) => new Headers(headers).get('x-csrf-token'))).toEqual(['t1', 't2']);
  });

  it('[AZ6] without a token there is no such header', async () => {
    const { fetch, requests } = scriptedFetch(signed());
    await asking({ auth: { endpoint: '/auth', fetch } });
    expect(new Headers(requests[0]?.headers).has('x-csrf-token')).toBe(false);
  });

  it('[AZ7] a holder may bring an authorisation of its own, and the engine needs none', async () => {
    const bench = await asking({ auth: undefined }, { auth: () => ({ auth: 'own:sig' }) });
    expect(bench.wire.last.sent).toEqual([
      '{"event":"pusher:subscribe","data":{"auth":"own:sig","channel":"private-a"}}',
    ]);
  });

  it('[AZ8] the call’s own time counts before that of the engine', async () => {
    const bench = await asking({
      auth: { endpoint: '/auth', fetch: () => new Promise(() => undefined), timeoutMs: 2_000 },
    });
    await bench.clock.advance(1_999);
    expect(bench.channel('private-a')?.status).toBe('authorizing');
    await bench.clock.advance(1);
    expect(bench.channel('private-a')?.error?.code).toBe('authorization-timeout');
  });
});

describe('cache channels', () => {
  it('[CC1] say where the server had nothing to begin with, until they are subscribed anew', async () => {
    const bench = engineBench();
    bench.engine.subscribe('cache-news');
    bench.greet();
    bench.wire.last.say(says.subscribed('cache-news'));
    expect(bench.channel('cache-news')?.cacheMiss).toBe(false);
    bench.wire.last.say('{"event":"pusher:cache_miss","channel":"cache-news"}');
    expect(bench.channel('cache-news')?.cacheMiss).toBe(true);
    await bench.bounce();
    bench.wire.last.say(says.subscribed('cache-news'));
    expect(bench.channel('cache-news')?.cacheMiss).toBe(false);
  });
});
