import { describe, expect, it } from 'vitest';
import { linesOf } from './recording.js';
import { playedLine, type RecordedLine } from './recorded-line.js';

/** One line of a recording, and what an application must have seen when it ended. */
interface Case extends RecordedLine {
  readonly socketId: string;
  readonly channels?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, readonly (readonly [id: string, info: unknown])[]>>;
  readonly changes?: readonly string[];
  readonly events?: readonly (readonly [channel: string, event: string, data: unknown])[];
  readonly errors?: readonly string[];
}

const zhang = { name: '张三', sex: '1' };
/** A member's info that is the text of a JSON object stays a text, unless the engine is told to parse it. */
const textInfo = '{"name":"x"}';
const typing = ['presence-room', 'client-typing', { on: true }] as const;
const hi = ['presence-room', 'message', 'hi'] as const;
const serverErrors = (count: number): string[] => Array.from({ length: count }, () => 'server-error');

const cases: readonly Case[] = [
  {
    file: '01-ws-connect-ping',
    conn: 'A',
    title: '[RP1] greets with 20 hexadecimal digits; a pong of ours would have been an unknown event',
    leftOut: [8],
    socketId: '7f000001226a00000001',
    errors: ['server-error'],
  },
  {
    file: '02-ws-public-subscribe-publish',
    conn: 'A',
    title: '[RP2] gives data as it was published: JSON, text, a number, null, nothing, or a JSON value',
    socketId: '7f000001226a00000002',
    channels: { 'my-channel': 'subscribed', '频道 空格': 'subscribed' },
    events: [
      ['my-channel', 'json-object-as-string', { hello: 'world', n: 1, path: 'a/b' }],
      ['my-channel', 'plain-string', 'public'],
      ['my-channel', 'unicode', { t: '张三 😀 é' }],
      ['my-channel', 'unicode-plain', '张三 😀'],
      ['my-channel', 'number-string', 42],
      ['my-channel', 'null-string', null],
      ['my-channel', 'empty-string', ''],
      ['my-channel', 'no-data', {}],
      ['my-channel', 'json-body-object', { hello: 'world', l: [1, 2], u: '张/三' }],
      ['my-channel', 'json-body-number', 42],
      ['my-channel', 'json-body-array', [1, 2]],
      ['my-channel', 'json-body-bool', true],
      ['my-channel', 'pusher:error', expect.objectContaining({ code: 4001 })], // only an event of that name
      ['频道 空格', 'x', 'x'],
    ],
    errors: ['server-error my-channel'],
  },
  {
    file: '03-private-subscribe',
    conn: 'A',
    title: '[RP3] refuses without a channel, and takes channel_data on private channels; nothing leaks',
    leftOut: [20, 21], // sent without the channel_data that the authorisation gave
    socketId: '7f000001226a00000003',
    channels: {
      'private-ok': 'subscribed',
      'private-bad': 'subscribed',
      'private-std': 'failed',
      'private-cd': 'subscribed',
      'private-encrypted-x': 'subscribed',
    },
    events: [['private-ok', 'message', { a: 1 }]],
    errors: ['subscription-refused private-bad', 'subscription-refused private-std'],
  },
  {
    file: '04-presence-members',
    conn: 'A',
    title: '[RP4] lists one-key objects; who leaves twice leaves once',
    socketId: '7f000001226a00000004',
    channels: { 'presence-room': 'subscribed' },
    members: { 'presence-room': [['*100', zhang]] },
    changes: ['presence-room +u-2', 'presence-room +3', 'presence-room -u-2', 'presence-room -3'],
    events: [hi, typing],
  },
  {
    file: '04-presence-members',
    conn: 'B',
    title: '[RP4] knows who was there before, and forgets them all when it is left',
    socketId: '7f000001226a00000005',
    changes: ['presence-room +3'],
    events: [hi],
  },
  {
    file: '04-presence-members',
    conn: 'C',
    title: '[RP4] keeps an info that is a text',
    socketId: '7f000001226a00000006',
    channels: { 'presence-room': 'subscribed' },
    members: {
      'presence-room': [
        ['100', zhang],
        ['*3', textInfo],
      ],
    },
    changes: ['presence-room -u-2'],
    events: [hi, typing],
  },
  {
    file: '04-presence-members',
    conn: 'C',
    title: '[RP4] parses an info that is a JSON text where it is asked to',
    options: { presence: { parseInfo: true } },
    socketId: '7f000001226a00000006',
    channels: { 'presence-room': 'subscribed' },
    members: {
      'presence-room': [
        ['100', zhang],
        ['*3', { name: 'x' }],
      ],
    },
    changes: ['presence-room -u-2'],
    events: [hi, typing],
  },
  {
    file: '04-presence-members',
    conn: 'D',
    title: '[RP4] is one member over two connections',
    socketId: '7f000001226a00000007',
    events: [hi, typing],
  },
  {
    file: '05-presence-user-with-two-connections',
    conn: 'OBS',
    title: '[RP5] sees a user leave with the last connection only',
    socketId: '7f000001226a0000000a',
    channels: { 'presence-two': 'subscribed' },
    members: {
      'presence-two': [
        ['*obs', { n: 'obs' }],
        ['new', { n: 'new' }],
      ],
    },
    changes: ['presence-two +1', 'presence-two +new', 'presence-two -1'],
  },
  {
    file: '05-presence-user-with-two-connections',
    conn: 'A',
    title: '[RP5] the first connection of two lists its user once',
    socketId: '7f000001226a00000008',
    channels: { 'presence-two': 'subscribed' },
    members: {
      'presence-two': [
        ['obs', { n: 'obs' }],
        ['*1', { n: 'one' }],
      ],
    },
  },
  {
    file: '05-presence-user-with-two-connections',
    conn: 'B',
    title: '[RP5] the second connection is oneself too, also after the first has gone',
    socketId: '7f000001226a00000009',
    channels: { 'presence-two': 'subscribed' },
    members: {
      'presence-two': [
        ['obs', { n: 'obs' }],
        ['*1', { n: 'one' }],
        ['new', { n: 'new' }],
      ],
    },
    changes: ['presence-two +new'],
  },
  {
    file: '05-presence-user-with-two-connections',
    conn: 'NEW',
    title: '[RP5] a leave of somebody who was never listed is no error',
    socketId: '7f000001226a0000000b',
    channels: { 'presence-two': 'subscribed' },
    members: {
      'presence-two': [
        ['obs', { n: 'obs' }],
        ['*new', { n: 'new' }],
      ],
    },
  },
  {
    file: '08-unsubscribe',
    conn: 'A',
    title: '[RP6] unsubscribes without an answer, and subscribes again',
    leftOut: [21, 24, 27, 29], // client events and leaves of channels that are not held
    socketId: '7f000001226a00000020',
    channels: { 'private-u': 'subscribed' },
    events: [['private-u', 'm', 2]],
    errors: ['server-error'],
  },
  {
    file: '08-unsubscribe',
    conn: 'B',
    title: '[RP6] hears what the other sends, whoever else has left',
    socketId: '7f000001226a00000021',
    channels: { 'private-u': 'subscribed' },
    events: [
      ['private-u', 'm', 1],
      ['private-u', 'client-x', { from: 'A after unsubscribe' }],
      ['private-u', 'm', 2],
    ],
  },
  {
    file: '09-subscribe-twice',
    conn: 'A',
    title: '[RP7] takes a second success as one, and leaves for good',
    leftOut: [9, 20, 24], // subscriptions of what is subscribed
    socketId: '7f000001226a00000022',
    channels: { dup: 'subscribed' },
    events: [['dup', 'm', 1]],
  },
  {
    file: '09-subscribe-twice',
    conn: 'B',
    title: '[RP7] takes a second join as new info, and a second leave as none',
    socketId: '7f000001226a00000023',
    channels: { 'presence-dup': 'subscribed' },
    members: {
      'presence-dup': [
        ['*obs', { n: 'obs' }],
        ['v', { n: 3 }],
      ],
    },
    changes: ['presence-dup +u', 'presence-dup +v', 'presence-dup -u'],
  },
  {
    file: '11-client-events',
    conn: 'A',
    title: '[RP8] sends client events; what answers other requests refuses no subscription',
    // to a public channel, without the prefix, without a channel or an event, and names of the protocol's own
    leftOut: [71, 74, 77, 80, 83, 86, 88, 90, 92],
    socketId: '7f000001226a00000027',
    channels: { 'private-c': 'subscribed', 'pub-c': 'subscribed' },
    errors: serverErrors(9),
  },
  {
    file: '11-client-events',
    conn: 'B',
    title: '[RP8] hears client events, encoded once more than they were sent',
    socketId: '7f000001226a00000028',
    channels: { 'private-c': 'subscribed' },
    events: [
      { a: 1, s: 'x/y', u: '张三' },
      'hello',
      '{"a":1}',
      42,
      1,
      1.5,
      true,
      null,
      [],
      { nested: [] },
      [],
      [1, [], []],
      ['a', 'b'],
      { 1: 'b' },
      '',
      '9007199254740993',
      { f: 1e21, g: 0.1, h: 12345678901234567000 },
      'line\u2028sep',
      { a: 1, b: 1e22, c: 12345678901234567000, '': 1, d: 2 },
    ].map((data) => ['private-c', 'client-x', data]),
  },
  {
    file: '12-malformed-frames',
    conn: 'A',
    title: '[RP9] a greeting that comes again keeps the socket id and all else',
    // what is no frame, and what the engine has no word for
    leftOut: [5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 28, 31, 34, 37, 40, 42, 45, 53, 56],
    socketId: '7f000001226a00000029',
    errors: serverErrors(5),
  },
  {
    file: '13-wrong-key-and-unauthenticated',
    conn: 'prefix-path',
    title: '[RP10] greets under a path with a prefix',
    socketId: '7f000001226a0000002e',
  },
  {
    file: '13-wrong-key-and-unauthenticated',
    conn: 'no-query',
    title: '[RP10] greets without a query',
    socketId: '7f000001226a0000002f',
  },
  {
    file: '19-event-before-subscription-succeeded',
    conn: 'c0',
    title: '[RP11] gives events that come before the success',
    socketId: '7f000001226a000001a3',
    channels: { early: 'subscribed', 'presence-early': 'subscribed' },
    members: { 'presence-early': [['*u0', []]] },
    events: [['early', 'e', '1']],
  },
  {
    file: '22-tcp-text-and-frame-session',
    conn: 'text-peer-ws',
    title: '[RP12] meets those who came over TCP',
    socketId: '7f000001226a0000021c',
    channels: { 'private-text': 'subscribed', 'presence-text': 'subscribed' },
    members: {
      'presence-text': [
        ['1', { n: 'A' }],
        ['*3', { n: 'W' }],
      ],
    },
    changes: ['presence-text -2'],
    events: [['private-text', 'client-hi', { from: 'text' }]],
  },
  {
    file: '25-misc',
    conn: 'OBS',
    title: '[RP13] a user whose id is empty is nobody',
    socketId: '7f000001226a00000222',
    channels: { 'presence-em': 'subscribed' },
    members: { 'presence-em': [['*obs', []]] },
    errors: ['malformed-frame', 'malformed-frame'],
  },
  {
    file: '25-misc',
    conn: 'E',
    title: '[RP13] with an empty id oneself is nobody',
    socketId: '7f000001226a00000223',
    channels: { 'presence-em': 'subscribed' },
    members: { 'presence-em': [['obs', []]] },
  },
  {
    file: '25-misc',
    conn: 'H',
    title: '[RP14] takes subscriptions in one go, and any name of a channel',
    socketId: '7f000001226a00000225',
    channels: {
      pipe0: 'subscribed',
      pipe1: 'subscribed',
      pipe2: 'subscribed',
      pipe3: 'subscribed',
      pipe4: 'subscribed',
      'a b/c,d:é': 'subscribed',
      'Private-x': 'subscribed',
      'PRESENCE-x': 'subscribed',
    },
  },
  {
    file: '25-misc',
    conn: 'Q',
    title: '[RP14] nothing is asked before the greeting, and everything after it',
    socketId: '7f000001226a00000226',
    channels: { eager: 'subscribed' },
  },
  {
    file: '25-misc',
    conn: 'fast',
    title: '[RP14] a server that ends the line without a word is waited for',
    socketId: '7f000001226d00000001',
  },
  {
    file: '27-replies-are-fifo',
    conn: 'A',
    title: '[RP15] each error belongs to the oldest that waits, and one for a client event to none',
    leftOut: [10], // a client event on a public channel
    socketId: '7f000001226a00000228',
    channels: {
      'private-1': 'subscribed',
      'private-2': 'failed',
      'presence-3': 'subscribed',
      'presence-4': 'failed',
      'pub-5': 'subscribed',
      'presence-6': 'failed',
    },
    members: { 'presence-3': [['*u', { n: 1 }]], 'presence-4': [], 'presence-6': [] },
    errors: [
      'subscription-refused private-2',
      'subscription-refused presence-4',
      'server-error',
      'subscription-refused presence-6',
    ],
  },
];

/** The file and the connection of a line. */
const where = '%s, %s';

describe('the push service, as it was recorded over WebSocket', () => {
  it.each(cases.map((line) => [line.title, line.file, line.conn, line] as const))(
    `%s (${where})`,
    async (_title, _file, _conn, line) => {
      const { socketId, channels = {}, members = {}, changes = [], events = [], errors = [] } = line;
      const played = await playedLine(line);
      const { status } = played;
      expect({ ...played, engine: 0, clock: 0, sent: 0 }).toEqual({
        ...{ status, socketId, channels, members, changes, events, errors },
        ...{ engine: 0, clock: 0, sent: 0 },
      });
      expect(status).toBe('connected');
      // and the line of a server that says nothing at its end is waited for
      expect(played.engine.store.getState().connection.status).toBe('reconnecting');
    },
  );

  it('[RP16] an app that is disabled: the error -1 ends it for good, although the line stays open', async () => {
    const { status, channels, errors, engine, clock } = await playedLine({
      file: '35-admin-disables-app',
      conn: 'raw',
    });
    expect({ status, channels }).toEqual({ status: 'failed', channels: { c1: 'failed' } });
    expect(errors).toContain('refused');
    await clock.advance(120_000);
    expect(engine.store.getState().connection).toMatchObject({ status: 'failed', error: { wireCode: -1 } });
  });

  it.each([
    ['badkey', 'nope'],
    ['disabled-app', 'dddddddddddddddddddddddddddddddd'],
    ['nokey', 'nope'],
    ['otherpath', 'nope'],
    ['text-badkey', 'nope'],
    ['text-disabled', 'dddddddddddddddddddddddddddddddd'],
    ['frame-badkey', 'nope'],
    ['frame-disabled', 'dddddddddddddddddddddddddddddddd'],
  ])('[RP17] %s: the line opens and ends without a word, and is tried again', async (conn, appKey) => {
    const { status, engine } = await playedLine({
      file: '13-wrong-key-and-unauthenticated',
      conn,
      options: { appKey },
    });
    expect(status).toBe('connecting');
    const { error, retryAt } = engine.store.getState().connection;
    expect([error?.code, retryAt]).toEqual(['connection-lost', expect.any(Number)]);
  });

  it('[RP18] no recorded line is forgotten', () => {
    const played = new Set(cases.map(({ file, conn }) => `${file} ${conn}`));
    const lines = [...new Set(cases.map(({ file }) => file))].flatMap((file) =>
      linesOf(file).map((conn) => `${file} ${conn}`),
    );
    expect(lines.filter((line) => !played.has(line))).toEqual([
      // over TCP, or without a greeting: other tests play these
      ...['badkey', 'disabled-app', 'nokey', 'otherpath'].map(
        (conn) => `13-wrong-key-and-unauthenticated ${conn}`,
      ),
      ...['text', 'frame'].flatMap((kind) =>
        [
          'badkey',
          'disabled',
          'ping-before-auth',
          'subscribe-before-auth',
          'auth-without-auth-key',
          'auth-in-data',
          'malformed-before-auth',
          'auth-ok-then-twice',
        ].map((what) => `13-wrong-key-and-unauthenticated ${kind}-${what}`),
      ),
      ...['textA', 'textB', 'frameA', 'frameB', 'frame-peer-ws'].map(
        (conn) => `22-tcp-text-and-frame-session ${conn}`,
      ),
      '25-misc G', // as E
    ]);
  });
});
