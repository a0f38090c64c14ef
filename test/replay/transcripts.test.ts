import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensions, signIn, type UserAuthentication } from '../../src/engine.js';
import { says } from '../support/engine-bench.js';
import type { RecordedStep } from './recording.js';
import { replay, type Outcome, type Played } from './replay.js';
import type { Frame } from './replies.js';

/** One exchange with a server of the family, as `test/fixtures/transcripts.json` keeps it. */
interface Transcript {
  readonly id: string;
  readonly server: string;
  readonly frames: readonly (
    { readonly s2c: string } | { readonly c2s: string } | { readonly close: number }
  )[];
}

const { transcripts } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/transcripts.json'), 'utf8'),
) as { transcripts: readonly Transcript[] };

/** The handshake has failed where the error comes first; everything else happens after a greeting. */
const beginsWithError = new Set(['unknown-app', 'over-capacity']);

/** A step of the application's, which says to the engine what the frame says to the server. */
const client = (text: string): RecordedStep => ({ line: 0, atMs: 0, type: 'client', text });
const server = (text: string): RecordedStep => ({
  line: 0,
  atMs: 0,
  type: 'server',
  texts: [text],
  chunk: null,
});

/** Frames that only servers of the second protocol understand, and sign-in, which the engine says by itself. */
const leavesOut = ({ event }: Frame): boolean => /^(sockudo:|pusher:signin)/.test(event);

const signInIn = ({ frames }: Transcript): UserAuthentication | undefined =>
  frames
    .map((frame) => ('c2s' in frame ? (JSON.parse(frame.c2s) as Frame) : null))
    .find((frame) => frame?.event === 'pusher:signin')?.data as UserAuthentication | undefined;

/** Signs in with what the transcript says; where it only shows what comes after that, with this. */
const signsInWith = (transcript: Transcript): UserAuthentication =>
  signInIn(transcript) ?? { auth: 'k:s', user_data: '{"id":"9"}' };

const channelOf = (text: string): string | null => (JSON.parse(text) as Frame).channel ?? null;

function subscription(channel: string): string {
  const signed = channel.startsWith('presence-')
    ? { auth: 'k:s', channel_data: '{"user_id":"1"}' }
    : { auth: 'k:s' };
  return JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...signed } });
}

/** Where a transcript begins later, what must have been before: a greeting, and the channels that it speaks of. */
function stepsOf({ id, frames }: Transcript): RecordedStep[] {
  const said = frames.flatMap((frame) => ('s2c' in frame ? [frame.s2c] : []));
  const asks = frames.flatMap((frame) => ('c2s' in frame ? [frame.c2s] : []));
  const greets = said.some((text) => text.includes('pusher:connection_established'));
  const wanted = new Set(
    said.flatMap(
      (text) => channelOf(text) ?? /(private-a|channel a)\b/.exec(text)?.[0].replace('channel ', '') ?? [],
    ),
  );
  const asked = new Set(
    asks.map((text) => (JSON.parse(text) as { data: { channel?: string } }).data.channel),
  );
  const [first, ...rest] = frames.map((frame): RecordedStep => {
    if ('s2c' in frame) return server(frame.s2c);
    if ('c2s' in frame) return client(frame.c2s);
    return { line: 0, atMs: 0, type: 'closed', code: frame.close };
  });
  const subscriptions = [...wanted]
    .filter((name) => !asked.has(name))
    .map((name) => client(subscription(name)));
  const ordinary = [first!, ...rest].filter(
    (step) => step.type !== 'client' || !leavesOut(JSON.parse(step.text) as Frame),
  );
  if (beginsWithError.has(id)) return [...ordinary];
  return greets
    ? [...ordinary.slice(0, 1), ...subscriptions, ...ordinary.slice(1)]
    : [server(says.greeting('1.1')), ...subscriptions, ...ordinary];
}

interface Case {
  readonly id: string;
  readonly server: string;
  /** The engine signs in, as the recorded client did. */
  readonly signsIn?: boolean;
  readonly sees: Partial<Outcome>;
  readonly after?: (played: Played) => void | Promise<void>;
}

const subscribed = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, 'subscribed']));

const connectionOf = ({ engine }: Played) => engine.store.getState().connection;

/** It stopped for good, with the server's code. */
function expectRefused(played: Played): void {
  expect(connectionOf(played)).toMatchObject({
    status: 'failed',
    retryAt: null,
    error: { code: 'refused', wireCode: 4001 },
  });
}

/** It is tried again, not sooner and not later than this. */
function expectRetryWithin(played: Played, fromMs: number, toMs: number): void {
  const { retryAt } = connectionOf(played);
  const pause = (retryAt ?? NaN) - played.clock.now();
  expect(pause).toBeGreaterThanOrEqual(fromMs - 40); // the replay lets 20 ms pass after the last frame
  expect(pause).toBeLessThanOrEqual(toMs);
}

function expectCacheMiss({ engine }: Played): void {
  expect(engine.store.getState().channels.get('cache-a')?.cacheMiss).toBe(true);
}

const one = { n: 'A' };

const cases: readonly Case[] = [
  {
    id: 'public-ok',
    server: 'pusher',
    sees: { socketId: '1.1', channels: subscribed('a'), events: [['a', 'e', { x: 1 }]] },
  },
  {
    id: 'public-ok-no-data',
    server: 'soketi',
    sees: { socketId: '7812345678.9912345678', channels: subscribed('a') },
  },
  { id: 'public-ok', server: 'reverb', sees: { socketId: '123.456', channels: subscribed('a') } },
  {
    id: 'presence-ok',
    server: 'pusher',
    sees: {
      members: {
        'presence-a': [
          ['*1', one],
          ['3', { n: 'C' }],
        ],
      },
      changes: ['presence-a +3', 'presence-a -2'],
    },
  },
  {
    id: 'presence-numeric-ids',
    server: 'soketi',
    sees: { members: { 'presence-a': [['*1', one]] }, changes: ['presence-a -2'] },
  },
  {
    id: 'presence-empty-array',
    server: 'reverb',
    sees: { members: { 'presence-a': [['*1', undefined]] }, changes: [] }, // oneself, whom the list lacks
  },
  {
    id: 'presence-duplicate-add',
    server: 'any',
    sees: {
      members: {
        'presence-a': [
          ['*1', {}],
          ['2', { v: 2 }],
        ],
      },
      changes: ['presence-a +2'],
    },
  },
  {
    id: 'sub-error-event',
    server: 'soketi',
    sees: {
      channels: { 'private-a': 'failed' },
      errors: ['subscription-refused private-a'],
      status: 'connected',
    },
    after({ engine }) {
      const { error } = engine.store.getState().channels.get('private-a') ?? {};
      expect(error).toMatchObject({ status: 401, retryable: false });
      expect(error?.message).toContain('The connection is unauthorized.');
    },
  },
  {
    id: 'sub-error-signature-text',
    server: 'pusher',
    sees: {
      channels: { 'private-a': 'failed' },
      errors: ['subscription-refused private-a'],
      status: 'connected',
    },
  },
  { id: 'sub-already', server: 'pusher', sees: { channels: subscribed('a'), errors: [] } },
  {
    id: 'cache-miss',
    server: 'pusher',
    sees: { channels: subscribed('cache-a'), errors: [] },
    after: expectCacheMiss,
  },
  {
    id: 'cache-miss-no-data',
    server: 'reverb',
    sees: { channels: subscribed('cache-a'), errors: [] },
    after: expectCacheMiss,
  },
  {
    id: 'subscription-count',
    server: 'pusher',
    sees: { channels: { a: 'subscribing' }, errors: [] },
    after({ engine }) {
      expect(engine.store.getState().channels.get('a')?.subscriptionCount).toBe(0);
    },
  },
  {
    id: 'ping-data-variants',
    server: 'any',
    sees: { status: 'connected', errors: [] },
    after({ sent }) {
      expect(sent).toEqual([1, 2, 3].map(() => ({ event: 'pusher:pong', data: {} })));
    },
  },
  {
    id: 'client-event-limit',
    server: 'any',
    sees: { status: 'connected', channels: { 'private-a': 'subscribing' }, errors: ['over-limit private-a'] },
  },
  { id: 'unknown-app', server: 'reverb', sees: {}, after: expectRefused },
  { id: 'unknown-app', server: 'soketi', sees: {}, after: expectRefused },
  {
    id: 'over-capacity',
    server: 'soketi',
    sees: {},
    after(played) {
      expect(connectionOf(played).error).toMatchObject({
        code: 'over-limit',
        wireCode: 4100,
        retryable: true,
      });
      expectRetryWithin(played, 1_000, 30_000);
    },
  },
  {
    id: 'restart',
    server: 'soketi',
    sees: { status: 'connected' },
    after(played) {
      expect(connectionOf(played)).toMatchObject({ status: 'reconnecting', error: { wireCode: 4200 } });
      expectRetryWithin(played, 0, 700);
    },
  },
  {
    id: 'signin-ok',
    server: 'pusher',
    signsIn: true,
    sees: { status: 'connected', events: [], errors: [] },
    after({ engine, sent }) {
      expect(engine.store.getState().user).toMatchObject({
        status: 'signed-in',
        id: '12345',
        channel: '#server-to-user-12345',
        error: null,
      });
      expect(sent.map(({ event }) => event)).toEqual(['pusher:signin', 'pusher:subscribe']);
    },
  },
  {
    id: 'signin-unsupported',
    server: 'reverb',
    signsIn: true,
    sees: { status: 'connected', events: [], errors: ['sign-in-refused'] },
    after({ engine }) {
      const error = { code: 'sign-in-refused', wireCode: 4200, retryable: false };
      expect(engine.store.getState().user).toMatchObject({ status: 'failed', id: null, error });
    },
  },
  {
    id: 'watchlist',
    server: 'pusher',
    signsIn: true,
    sees: { status: 'connected', events: [], errors: [] },
    after({ engine }) {
      expect(engine.store.getState().user?.online).toEqual(new Set(['1', '2']));
    },
  },
  {
    id: 'client-event-user-id',
    server: 'pusher',
    sees: { events: [['presence-a', 'client-typing', { t: 1 }]] },
  },
  {
    id: 'client-event-object-data',
    server: 'soketi/reverb',
    sees: { events: [['presence-a', 'client-typing', { t: 1 }]] },
  },
  {
    id: 'delta-v2',
    server: 'sockudo-v2',
    // what was not opted in ends as ignored: nothing of the second protocol is an event of the application
    sees: {
      status: 'connected',
      channels: { a: 'subscribing' },
      events: [['a', 'tick', { p: 1 }]],
      errors: [],
    },
  },
  { id: 'resume-v2', server: 'sockudo-v2', sees: { status: 'connected', events: [], errors: [] } },
];

describe('the family’s other servers, as they were transcribed', () => {
  it.each(cases)('[RP40] $id of $server', async ({ id, server: from, signsIn = false, sees, after }) => {
    const transcript = transcripts.find((entry) => entry.id === id && entry.server === from);
    const userIds: (string | null)[] = [];
    const signIns = signIn(() => signsInWith(transcript!));
    const played = await replay(stepsOf(transcript!), {
      options: signsIn ? { extensions: extensions(signIns) } : {},
      onEngine: (engine) => engine.onAny((_data, { userId }) => userIds.push(userId)),
    });
    expect(played).toMatchObject(sees);
    if (id.startsWith('client-event-') && id !== 'client-event-limit') expect(userIds).toEqual(['7']);
    await after?.(played);
  });

  // whoever has not asked to be signed in stays connected, and nothing of it is an event
  it.each([
    ['signin-ok', []],
    ['signin-unsupported', ['server-error']],
    ['watchlist', []],
  ])('[RP40] %s, heard by an engine without a sign-in', async (id, errors) => {
    const played = await replay(stepsOf(transcripts.find((entry) => entry.id === id)!));
    expect(played).toMatchObject({ status: 'connected', events: [], errors });
    expect(played.engine.store.getState().user).toBeNull();
  });

  it('[RP41] no transcript is forgotten', () => {
    expect(cases.map(({ id, server: from }) => `${id} ${from}`)).toEqual(
      transcripts.map(({ id, server: from }) => `${id} ${from}`),
    );
  });
});
