import { describe, expect, it } from 'vitest';
import { batched, type BatchedOptions } from '../../src/engine/batched.js';
import { isRecord, parseJson } from '../../src/lib/json.js';
import { engineBench, type EngineBench } from '../support/engine-bench.js';

/** What an endpoint was asked. */
interface Question {
  readonly body: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | null | undefined;
  /** The channels of a batch; null where one was asked for alone. */
  readonly batch: readonly string[] | null;
  readonly channel: string | null;
}

function readQuestion({ body, headers, signal }: RequestInit): Question {
  const text = typeof body === 'string' ? body : '';
  const json = parseJson(text);
  const form = new URLSearchParams(text);
  const inForm = [...form].flatMap(([key, value]) => (key.startsWith('channel_name[') ? [value] : []));
  const inJson =
    isRecord(json) && Array.isArray(json['channel_name']) ? json['channel_name'].map(String) : [];
  const batch = inForm.length > 0 ? inForm : inJson;
  return {
    body: text,
    headers: new Headers(headers),
    signal,
    batch: batch.length > 0 ? batch : null,
    channel: form.get('channel_name'),
  };
}

type Answer = (question: Question) => Response | Promise<Response>;

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
const signs = (channel: string): object => ({ auth: `app-key:${channel}` });

/** Answers a batch with a map, and a single channel with its own authorisation. */
const answersBoth: Answer = ({ batch, channel }) =>
  json(
    batch
      ? Object.fromEntries(batch.map((name) => [name, { status: 200, data: signs(name) }]))
      : signs(channel ?? ''),
  );

/** Knows single channels only, and says so with this answer. */
const answersSingles =
  (toBatch: () => Response): Answer =>
  (question) =>
    question.batch ? toBatch() : answersBoth(question);

function bench(answer: Answer, options: Partial<BatchedOptions> = {}) {
  const questions: Question[] = [];
  const ask = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    const question = readQuestion(init);
    questions.push(question);
    return answer(question);
  };
  const auth = batched({ endpoint: '/auth/batch', fetch: ask, ...options });
  return { ...engineBench({ auth, connect: 'eager' }), questions };
}

const rooms = (count: number): string[] => Array.from({ length: count }, (_, i) => `private-room-${i}`);

async function holding(own: EngineBench, names: readonly string[]): Promise<void> {
  for (const name of names) own.engine.subscribe(name);
  await own.clock.advance(0);
}

const statuses = (own: EngineBench, names: readonly string[]): unknown[] =>
  names.map((name) => own.channel(name)?.status);

describe('batched authorisation', () => {
  it('[BA1] 40 private channels of one turn are one request, and each is subscribed with its own answer', async () => {
    const own = bench(answersBoth);
    own.greet();
    await holding(own, rooms(40));
    expect(own.questions).toHaveLength(1);
    expect(own.questions[0]?.batch).toEqual(rooms(40));
    expect(own.subscribes()).toEqual(rooms(40));
    expect(own.wire.last.sent[7]).toBe(
      '{"event":"pusher:subscribe","data":{"auth":"app-key:private-room-7","channel":"private-room-7"}}',
    );
  });

  it('[BA1] so are those that waited for the connection, on each connection anew', async () => {
    const own = bench(answersBoth);
    await holding(own, rooms(3));
    own.greet();
    await own.clock.advance(0);
    await own.bounce('2.2');
    await own.clock.advance(0);
    expect(own.questions.map(({ body }) => body.slice(0, 13))).toEqual(['socket_id=1.1', 'socket_id=2.2']);
    expect(own.subscribes()).toEqual(rooms(3));
  });

  it('[BA2] a form has the bytes that are documented', async () => {
    const own = bench(answersBoth);
    own.greet();
    await holding(own, ['private-a', 'private-b']);
    expect(own.questions[0]?.body).toBe(
      'socket_id=1.1&channel_name%5B0%5D=private-a&channel_name%5B1%5D=private-b',
    );
  });

  it('[BA2] so has JSON', async () => {
    const own = bench(answersBoth, { format: 'json' });
    own.greet();
    await holding(own, ['private-a', 'private-b']);
    expect(own.questions[0]?.body).toBe('{"socket_id":"1.1","channel_name":["private-a","private-b"]}');
    expect(own.questions[0]?.headers.get('content-type')).toBe('application/json');
  });

  it('[BA3] a channel that is refused, missing or answered with nonsense fails alone, with its own status', async () => {
    const own = bench(() =>
      json({
        'private-good': { status: 200, data: signs('private-good') },
        'private-text': { data: JSON.stringify(signs('private-text')) },
        'private-bare': signs('private-bare'),
        'private-no': { status: 403, data: 'Not yours' },
        'private-busy': { status: 503 },
        'private-odd': 7,
        'private-void': { status: 200, data: {} },
      }),
    );
    const good = ['private-good', 'private-text', 'private-bare'];
    const bad = ['private-no', 'private-gone', 'private-busy', 'private-odd', 'private-void'];
    own.greet();
    await holding(own, [...good, ...bad]);
    expect(statuses(own, good)).toEqual(['subscribing', 'subscribing', 'subscribing']);
    const outcome = (name: string): unknown => {
      const channel = own.channel(name);
      return [channel?.status, channel?.error?.code, channel?.error?.status];
    };
    expect(bad.map(outcome)).toEqual([
      ['failed', 'authorization-denied', 403],
      ['failed', 'authorization-denied', 404],
      ['retrying', 'authorization-failed', 503],
      ['retrying', 'authorization-failed', null],
      ['retrying', 'authorization-failed', null],
    ]);
    expect(own.channel('private-no')?.error?.message).toContain('Not yours');
  });

  it('[BA4] hostile names and maps are data like any other', async () => {
    const own = bench(() => json(JSON.parse('{"private-__proto__":{"data":{"auth":"a:b"}},"__proto__":{}}')));
    own.greet();
    await holding(own, ['private-__proto__', 'private-constructor']);
    expect(statuses(own, ['private-__proto__', 'private-constructor'])).toEqual(['subscribing', 'failed']);
  });

  it.each([400, 404, 405, 413, 415, 422, 500])(
    '[BA5] an endpoint that answers %i to a batch is asked for each channel, and remembered as such',
    async (status) => {
      const own = bench(answersSingles(() => new Response('?', { status })));
      own.greet();
      await holding(own, rooms(3));
      expect(own.subscribes()).toEqual(rooms(3));
      expect(own.questions.map(({ batch, channel }) => batch?.length ?? channel)).toEqual([3, ...rooms(3)]);
      await holding(own, ['private-later', 'private-too']);
      expect(own.questions.slice(4).map(({ channel }) => channel)).toEqual(['private-later', 'private-too']);
    },
  );

  it.each(['{"auth":"app-key:one"}', '[]', 'Forbidden', '', 'null', '{}'])(
    '[BA5] so is one whose answer is no map: %j',
    async (body) => {
      const own = bench(answersSingles(() => new Response(body)));
      own.greet();
      await holding(own, rooms(2));
      expect(own.subscribes()).toEqual(rooms(2));
    },
  );

  it('[BA5] a first channel that is refused on its own does not speak for the others', async () => {
    const own = bench((question) => {
      if (question.batch) return new Response('', { status: 400 });
      return question.channel === 'private-room-0'
        ? new Response('', { status: 403 })
        : answersBoth(question);
    });
    own.greet();
    await holding(own, rooms(3));
    expect(statuses(own, rooms(3))).toEqual(['failed', 'subscribing', 'subscribing']);
  });

  it('[BA6] one that is down is asked once more, not for each channel, and not remembered', async () => {
    let isDown = true;
    const own = bench((question) => (isDown ? new Response('', { status: 503 }) : answersBoth(question)));
    own.greet();
    await holding(own, rooms(40));
    expect(own.questions).toHaveLength(2);
    expect(own.channel('private-room-39')?.error).toMatchObject({
      code: 'authorization-failed',
      status: 503,
    });
    isDown = false;
    await own.clock.advance(2_000);
    expect(own.questions.at(-1)?.batch).toHaveLength(40);
    expect(own.subscribes()).toEqual(rooms(40));
  });

  it.each([
    [403, 'authorization-denied', 'failed'],
    [429, 'authorization-failed', 'retrying'],
  ])('[BA7] a batch that is answered %i as a whole fails as a whole', async (status, code, phase) => {
    const own = bench(() => new Response('', { status }));
    own.greet();
    await holding(own, rooms(2));
    expect(own.questions).toHaveLength(1);
    for (const name of rooms(2))
      expect(own.channel(name)).toMatchObject({ status: phase, error: { code, status } });
  });

  it('[BA7] without a network the status is 0, and it is tried again', async () => {
    const own = bench(() => Promise.reject(new TypeError('Failed to fetch')));
    own.greet();
    await holding(own, rooms(2));
    expect(own.questions).toHaveLength(1);
    expect(own.channel('private-room-1')).toMatchObject({
      status: 'retrying',
      error: { code: 'authorization-failed', status: 0 },
    });
  });

  it('[BA8] headers, params, CSRF token and `onUnauthorized` are those of a single request, once a batch', async () => {
    let token = 1;
    const own = bench((question) => (token < 2 ? new Response('', { status: 419 }) : answersBoth(question)), {
      headers: () => ({ authorization: `t${token}` }),
      params: async () => Promise.resolve({ tenant: 'acme', socket_id: 'forged' }),
      csrfToken: () => `csrf${token}`,
      onUnauthorized: () => (token += 1),
    });
    own.greet();
    await holding(own, rooms(2));
    expect(own.questions.map(({ headers }) => headers.get('authorization'))).toEqual(['t1', 't2']);
    expect(own.questions.map(({ headers }) => headers.get('x-csrf-token'))).toEqual(['csrf1', 'csrf2']);
    expect(own.questions[1]?.body).toMatch(/^tenant=acme&socket_id=1\.1&channel_name/);
    expect(own.questions[1]?.body).not.toContain('forged');
    expect(own.subscribes()).toEqual(rooms(2));
  });

  it('[BA9] more than the maximum is more than one request', async () => {
    const sizes = async (options: Partial<BatchedOptions>, count: number): Promise<unknown[]> => {
      const own = bench(answersBoth, options);
      own.greet();
      await holding(own, rooms(count));
      expect(own.subscribes()).toEqual(rooms(count));
      return own.questions.map(({ batch }) => batch?.length);
    };
    expect(await sizes({}, 101)).toEqual([100, 1]);
    expect(await sizes({ maxChannels: 2 }, 5)).toEqual([2, 2, 1]);
    expect(await sizes({ maxChannels: 0 }, 2)).toEqual([1, 1]);
  });

  it('[BA10] the request is aborted when nobody waits for any of it, and not before', async () => {
    const own = bench(() => new Promise(() => undefined));
    own.greet();
    const held = rooms(2).map((name) => own.engine.subscribe(name, { linger: 0 }));
    await own.clock.advance(0);
    held[0]?.release();
    expect(own.questions[0]?.signal?.aborted).toBe(false);
    held[1]?.release();
    expect(own.questions[0]?.signal?.aborted).toBe(true);
  });

  it('[BA10] a channel that is left within the turn is not asked for', async () => {
    const own = bench(answersBoth);
    own.greet();
    own.engine.subscribe('private-short', { linger: 0 }).release();
    await holding(own, ['private-long']);
    expect(own.questions.map(({ batch }) => batch)).toEqual([['private-long']]);
  });

  it('[BA11] it is time-boxed as one request is, by its own figure where it has one', async () => {
    const own = bench(() => new Promise(() => undefined), { timeoutMs: 3_000 });
    own.greet();
    await holding(own, rooms(2));
    await own.clock.advance(2_999);
    expect(statuses(own, rooms(2))).toEqual(['authorizing', 'authorizing']);
    await own.clock.advance(1);
    expect(own.channel('private-room-1')?.error?.code).toBe('authorization-timeout');
    expect(own.questions[0]?.signal?.aborted).toBe(true);
  });

  it('[BA11] an answer that comes after the socket changed is thrown away', async () => {
    const late: ((response: Response) => void)[] = [];
    const own = bench(() => new Promise((resolve) => late.push(resolve)));
    own.greet();
    await holding(own, ['private-a']);
    await own.bounce('2.2');
    await own.clock.advance(0);
    late[0]?.(json({ 'private-a': { data: signs('old') } }));
    await own.clock.advance(0);
    expect([own.questions.length, own.subscribes()]).toEqual([2, []]);
  });
});
