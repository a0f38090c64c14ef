import { describe, expect, it } from 'vitest';
import { extensions } from '../../src/engine/extensions.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { signIn, type SignInOptions } from '../../src/engine/sign-in.js';
import type {
  UserAuthentication,
  UserAuthenticationOptions,
  UserAuthenticationRequest,
} from '../../src/engine/user-authentication.js';
import { engineBench, framesOf, says } from '../support/engine-bench.js';

const frame = (event: string, data: unknown): string => JSON.stringify({ event, data });
const success = (user: object): string =>
  frame('pusher:signin_success', JSON.stringify({ user_data: JSON.stringify(user) }));
const watched = (...events: object[]): string =>
  frame('pusher_internal:watchlist_events', JSON.stringify({ events }));
const online = (...ids: unknown[]): object => ({ name: 'online', user_ids: ids });
const offline = (...ids: unknown[]): object => ({ name: 'offline', user_ids: ids });

const ada = { id: 'ada', user_info: { name: 'Ada' } };
const authenticated = (user: object = ada): UserAuthentication => ({
  auth: 'app-key:sig',
  user_data: JSON.stringify(user),
});

interface Given extends SignInOptions {
  readonly how?: UserAuthenticationOptions;
  readonly options?: Partial<EngineOptions>;
}

function bench({ how = () => authenticated(), options, ...rest }: Given = {}) {
  const own = engineBench({ connect: 'eager', extensions: extensions(signIn(how, rest)), ...options });
  return {
    ...own,
    own,
    user: () => own.engine.store.getState().user,
    online: () => [...(own.engine.store.getState().user?.online ?? [])],
    say(...texts: readonly string[]) {
      for (const text of texts) own.wire.last.say(text);
    },
    signIns: () => framesOf(own.wire.last, 'pusher:signin').map(({ data }) => data),
    codes: () => own.errors.map(({ code }) => code),
  };
}

async function asked(given: Given = {}) {
  const all = bench(given);
  all.own.greet();
  await all.clock.advance(0);
  return all;
}

async function signedIn(given: Given = {}) {
  const all = await asked(given);
  all.say(success(ada));
  expect(all.user()?.status).toBe('signed-in');
  return all;
}

describe('signing in', () => {
  it('[US1] sends what the application’s server signed, byte for byte, and is idle before a connection', async () => {
    const userData = '{ "id":"ada", "user_info":{"name":"Ada"} }';
    const { own, user, clock, wire } = bench({ how: () => ({ auth: 'app-key:sig', user_data: userData }) });
    const nobody = { id: null, info: undefined, channel: null, error: null, online: new Set() };
    expect(user()).toEqual({ status: 'idle', ...nobody });
    own.greet();
    expect(user()).toEqual({ status: 'signing-in', ...nobody });
    await clock.advance(0);
    expect(wire.last.sent).toEqual([
      `{"event":"pusher:signin","data":{"auth":"app-key:sig","user_data":${JSON.stringify(userData)}}}`,
    ]);
  });

  it('[US1] an endpoint is asked with the socket alone, and with its headers and params', async () => {
    const requests: RequestInit[] = [];
    const answer = (_url: unknown, init: RequestInit): Promise<Response> => {
      requests.push(init);
      return Promise.resolve(new Response(JSON.stringify(authenticated())));
    };
    const { signIns } = await asked({
      how: {
        endpoint: '/user-auth',
        params: { tenant: 'acme' },
        headers: { authorization: 'token' },
        fetch: answer as typeof fetch,
      },
    });
    expect(requests[0]?.body).toBe('tenant=acme&socket_id=1.1');
    expect(new Headers(requests[0]?.headers).get('authorization')).toBe('token');
    expect(signIns()).toEqual([authenticated()]);
  });

  it.each([
    ['a text', success(ada)],
    ['an object', frame('pusher:signin_success', { user_data: JSON.stringify(ada) })],
    ['an object with auth too', frame('pusher:signin_success', { auth: 'x', user_data: ada })],
    ['nothing but a success', frame('pusher:signin_success', undefined)],
  ])('[US2] a success whose data is %s publishes the user', async (_, text) => {
    const { user, say, errors } = await asked();
    say(text);
    expect(user()).toEqual({
      status: 'signed-in',
      id: 'ada',
      info: { name: 'Ada' },
      channel: '#server-to-user-ada',
      error: null,
      online: new Set(),
    });
    expect(errors).toEqual([]);
  });

  it('[US2] an id that is a number is a text', async () => {
    const { user, say } = await asked();
    say(success({ id: 7 }));
    expect(user()).toMatchObject({ id: '7', channel: '#server-to-user-7', info: undefined });
  });

  it('[US2] a success that nobody asked for is none', () => {
    const { user, say, own } = bench({ how: () => new Promise(() => undefined) });
    own.greet();
    say(success(ada));
    expect(user()).toMatchObject({ status: 'signing-in', id: null });
  });

  it('[US3] subscribes to the user’s own channel, whose events are heard there', async () => {
    const { engine, say, wire, user } = await signedIn();
    expect(wire.last.sent.at(-1)).toBe(
      '{"event":"pusher:subscribe","data":{"auth":"","channel":"#server-to-user-ada"}}',
    );
    const heard: unknown[] = [];
    engine.on(user()?.channel ?? '', 'invited', (data) => heard.push(data));
    say(says.subscribed('#server-to-user-ada'), says.event('#server-to-user-ada', 'invited', '{"room":7}'));
    expect(heard).toEqual([{ room: 7 }]);
  });

  it('[US4] it signs in on each connection, anew, and keeps who it was meanwhile', async () => {
    const sockets: string[] = [];
    const how = ({ socketId }: UserAuthenticationRequest): UserAuthentication => {
      sockets.push(socketId);
      return authenticated();
    };
    const { own, user, signIns, clock } = await signedIn({ how });
    own.wire.last.end(1006);
    expect(user()).toMatchObject({ status: 'idle', id: 'ada', info: { name: 'Ada' } });
    await clock.advance(700);
    own.greet('2.2');
    expect(user()).toMatchObject({ status: 'signing-in', id: 'ada' });
    await clock.advance(0);
    expect([sockets, signIns().length]).toEqual([['1.1', '2.2'], 1]);
  });

  it('[US4] `reauthorize()` signs the next user in', async () => {
    let who = ada;
    const { own, user, say, engine, clock } = await signedIn({ how: () => authenticated(who) });
    say(watched(online('bob')));
    who = { id: 'eve', user_info: { name: 'Eve' } };
    engine.reauthorize();
    own.greet('2.2');
    await clock.advance(0);
    say(success(who));
    expect(user()).toMatchObject({ id: 'eve', channel: '#server-to-user-eve', online: new Set() });
  });
});

describe('a sign-in that fails', () => {
  it.each([
    ['a wrong signature', 4009, 'Invalid signature: Expected HMAC SHA256 hex digest of 1.1::user::{}'],
    ['a server that does not know it', 4200, 'Invalid message format'],
    ['anything', null, 'No.'],
  ])('[US5] %s settles it as refused, in the store and for `onError`', async (_, code, text) => {
    const { user, say, codes, own } = await asked();
    say(says.error(code, text));
    expect(user()).toMatchObject({
      status: 'failed',
      id: null,
      error: { code: 'sign-in-refused', wireCode: code, retryable: false },
    });
    expect([codes(), own.connection.status]).toEqual([['sign-in-refused'], 'connected']);
  });

  it('[US5] where subscriptions are unanswered too, only a text about signing in is', async () => {
    const all = await asked();
    all.engine.subscribe('news');
    all.say(says.error(null, 'No such channel.'));
    expect([all.user()?.status, all.codes()]).toEqual(['signing-in', ['subscription-refused']]);
    all.engine.subscribe('sports');
    all.say(says.error(4009, 'Sign-in failed'));
    expect([all.user()?.status, all.own.channel('sports')?.status]).toEqual(['failed', 'subscribing']);
  });

  it.each([
    [4301, 'Client event rejected - rate limit'],
    [null, 'Client event rejected - only supported on private and presence channels'],
    [null, 'Existing subscription to channel news'],
  ])('[US5] %j %j is about something else', async (code, text) => {
    const { user, say } = await asked();
    say(says.error(code, text));
    expect(user()?.status).toBe('signing-in');
  });

  it('[US5] so is an error once it is done', async () => {
    const { user, say, codes } = await signedIn();
    say(says.error(4009, 'Invalid signature of ::user::'));
    expect([user()?.status, codes()]).toEqual(['signed-in', ['server-error']]);
  });

  it('[US5] a server that closes for good instead of answering has refused it', async () => {
    const { user, own } = await asked();
    own.wire.last.end(4009, 'Unauthorised');
    expect(user()).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused', wireCode: 4009 } });
    expect(own.connection.status).toBe('failed');
  });

  it('[US6] no answer in time fails it, once; an answer that comes late is one', async () => {
    const { user, say, codes, clock } = await asked();
    await clock.advance(9_999);
    expect(user()?.status).toBe('signing-in');
    await clock.advance(1);
    expect(user()).toMatchObject({ status: 'failed', error: { code: 'sign-in-timeout' } });
    await clock.advance(25_000);
    expect(codes().filter((code) => code === 'sign-in-timeout')).toHaveLength(1);
    say(success(ada));
    expect(user()).toMatchObject({ status: 'signed-in', id: 'ada', error: null });
  });

  it('[US7] the application’s refusal is final', async () => {
    const refusal = Object.assign(new Error('Who?'), { status: 403 });
    const { user, signIns, clock, codes } = await asked({ how: () => Promise.reject(refusal) });
    await clock.advance(25_000);
    expect(user()).toMatchObject({
      status: 'failed',
      error: { code: 'authorization-denied', status: 403, channel: null },
    });
    expect([signIns(), codes()]).toEqual([[], ['authorization-denied']]);
  });

  it('[US7] what may be mended is tried again with growing pauses: a server in trouble, nonsense, no answer', async () => {
    const answers: (() => unknown)[] = [
      () => Promise.reject(Object.assign(new Error(), { status: 503 })),
      () => ({ auth: 'x' }),
      () => null,
      () => new Promise(() => undefined),
      () => authenticated(),
    ];
    const how = (): UserAuthentication => answers.shift()?.() as UserAuthentication;
    const { user, signIns, clock, codes } = await asked({ how: Object.assign(how, { timeoutMs: 500 }) });
    expect(user()).toMatchObject({ status: 'signing-in', error: { code: 'authorization-failed' } });
    await clock.advance(20_000);
    expect(codes()).toEqual([
      'authorization-failed',
      'authorization-failed',
      'authorization-failed',
      'authorization-timeout',
    ]);
    expect(signIns()).toEqual([authenticated()]);
  });

  it('[US7] an answer that comes after the socket changed is thrown away, and told to stop', async () => {
    const late: ((user: UserAuthentication) => void)[] = [];
    const signals: AbortSignal[] = [];
    const how = ({ signal }: UserAuthenticationRequest): Promise<UserAuthentication> => {
      signals.push(signal);
      return new Promise((resolve) => late.push(resolve));
    };
    const { own, signIns, clock } = await asked({ how });
    await own.bounce('2.2');
    late[0]?.(authenticated());
    await clock.advance(0);
    expect([signals.map(({ aborted }) => aborted), signIns()]).toEqual([[true, false], []]);
  });

  it('[US7] a user without an id is refused', async () => {
    const { user, say } = await asked({ how: () => authenticated({}) });
    say(success({ id: '' }));
    expect(user()?.error?.code).toBe('sign-in-refused');
  });

  it('[US8] the push service is never sent a sign-in, and nobody is asked', async () => {
    let questions = 0;
    const { own, user, wire, clock } = bench({ how: () => (questions++, authenticated()) });
    own.greet('7f000001226a00000018');
    await clock.advance(0);
    expect([wire.last.sent, questions]).toEqual([[], 0]);
    expect(user()).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } });
  });

  it('[US9] whatever it waits for, `dispose()` leaves no timer', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const failing = (): Promise<never> => Promise.reject(new Error('later'));
    for (const make of [
      () => asked({ how: never }),
      () => asked({ how: failing }),
      () => asked(),
      signedIn,
    ]) {
      const { engine, clock } = await make();
      engine.dispose();
      await clock.advance(0);
      expect(clock.pending).toBe(0);
    }
  });
});

describe('channels beside the sign-in', () => {
  it('[US10] do not wait for it, unless they are told to', async () => {
    const free = bench({ how: () => new Promise(() => undefined) });
    free.engine.subscribe('news');
    free.own.greet();
    expect(free.own.subscribes()).toEqual(['news']);

    const waiting = bench({ beforeChannels: true });
    waiting.engine.subscribe('news');
    waiting.own.greet();
    await waiting.clock.advance(0);
    expect(waiting.own.subscribes()).toEqual([]);
    waiting.say(success(ada));
    await waiting.clock.advance(0);
    expect(waiting.own.subscribes()).toEqual(['#server-to-user-ada', 'news']);
  });

  it.each([
    [
      'was refused',
      async (all: Awaited<ReturnType<typeof asked>>) => {
        all.say(says.error(4009, 'No'));
        await all.clock.advance(0);
      },
    ],
    ['was not answered', (all: Awaited<ReturnType<typeof asked>>) => all.clock.advance(10_000)],
  ])('[US10] they wait no longer than until it %s', async (_, happens) => {
    const all = bench({ beforeChannels: true });
    all.engine.subscribe('news');
    all.own.greet();
    await all.clock.advance(0);
    await happens(all);
    await all.clock.advance(0);
    expect(all.own.subscribes()).toEqual(['news']);
  });

  it('[US11] a presence channel may then do without `channel_data`, and knows who oneself is', async () => {
    const auth: EngineOptions['auth'] = () => ({ auth: 'app-key:sig' });
    const all = bench({ beforeChannels: true, options: { auth } });
    all.engine.subscribe('presence-room');
    all.own.greet();
    await all.clock.advance(0);
    all.say(success(ada));
    await all.clock.advance(0);
    expect(all.wire.last.sent.at(-1)).toBe(
      '{"event":"pusher:subscribe","data":{"auth":"app-key:sig","channel":"presence-room"}}',
    );
    all.say(says.present('presence-room', { bob: { name: 'Bob' }, ada: { name: 'Ada' } }));
    expect(all.own.presence('presence-room').me).toEqual({ id: 'ada', info: { name: 'Ada' }, isMe: true });
  });
});

describe('the watchlist', () => {
  it('[US12] tells who comes and goes, as texts, and is the same set until it changes', async () => {
    const { online: ids, say, user } = await signedIn();
    say(watched(online('bob', 7), offline('eve')));
    expect(ids()).toEqual(['bob', '7']);
    const before = user()?.online;
    say(watched(online('bob')), watched(offline('eve')));
    expect(user()?.online).toBe(before);
    say(watched(offline('bob'), online('eve')));
    expect(ids()).toEqual(['7', 'eve']);
  });

  it('[US12] may come before the success', async () => {
    const { online: ids, say } = await asked();
    say(watched(online('bob')), success(ada));
    expect(ids()).toEqual(['bob']);
  });

  it('[US12] may come as events of the connection', async () => {
    const { online: ids, say } = await asked();
    say(frame('online', '{"user_ids":["bob","eve"]}'), success(ada));
    say(frame('offline', { user_ids: ['bob'] }));
    expect(ids()).toEqual(['eve']);
  });

  it('[US12] an event of that name on a channel is somebody’s event', async () => {
    const { online: ids, say } = await signedIn();
    say(says.event('news', 'online', '{"user_ids":["bob"]}'));
    expect(ids()).toEqual([]);
  });

  it('[US13] over a lost connection those of before stay until the server says more', async () => {
    const { online: ids, say, own, clock } = await signedIn();
    say(watched(online('bob', 'eve')));
    await own.bounce();
    await clock.advance(0);
    say(success(ada));
    expect(ids()).toEqual(['bob', 'eve']);
    say(watched(online('eve')));
    expect(ids()).toEqual(['eve']);
  });

  it('[US13] a server that then says nothing for a second has nobody to tell of', async () => {
    const { online: ids, say, own, clock } = await signedIn();
    say(watched(online('bob')));
    await own.bounce();
    await clock.advance(0);
    say(success(ada));
    await clock.advance(1_000);
    expect(ids()).toEqual([]);
  });

  it('[US14] a list that is too long is told to `onError` and in the store, and refuses nothing', async () => {
    const { user, say, codes } = await asked();
    say(says.error(4302, 'A watchlist may have 100 users'), success(ada), watched(online('bob')));
    expect(user()).toMatchObject({ status: 'signed-in', error: { code: 'over-limit', wireCode: 4302 } });
    expect(codes()).toEqual(['over-limit']);
    const after = await signedIn();
    after.say(says.error(4302, 'A watchlist may have 100 users'));
    expect(after.user()).toMatchObject({ status: 'signed-in', error: { code: 'over-limit' } });
  });

  it.each([
    ['no list', {}],
    [
      'a list of nonsense',
      { events: [null, 7, 'online', { name: 'online' }, { name: '__proto__', user_ids: ['x'] }] },
    ],
    ['ids that are none', { events: [{ name: 'online', user_ids: [null, {}, '', ['x']] }] }],
    ['ids that are no list', { events: [{ name: 'online', user_ids: 'bob' }] }],
  ])('[US15] %s harms nobody', async (_, data) => {
    const { online: ids, say, errors } = await signedIn();
    say(frame('pusher_internal:watchlist_events', data));
    expect([ids(), errors]).toEqual([[], []]);
  });

  it('[US15] ids named as what every object has are ids', async () => {
    const { online: ids, say } = await signedIn();
    say(watched(online('__proto__', 'constructor')));
    expect(ids()).toEqual(['__proto__', 'constructor']);
  });
});
