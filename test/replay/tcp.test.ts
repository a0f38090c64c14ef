import { describe, expect, it } from 'vitest';
import {
  jsonStreamFraming,
  webmanLengthFraming,
  webmanTextFraming,
} from '../../src/transport/further-framings.js';
import { linesOf } from './recording.js';
import { recordedKey } from './replay.js';
import { playedLine, type RecordedLine } from './recorded-line.js';

const auth = JSON.stringify({ event: 'pusher:auth', auth: recordedKey });
const webmanAuth = (key: string): string => JSON.stringify({ event: 'pusher:auth', app_key: key });
const subscribe = (channel: string): string =>
  JSON.stringify({ event: 'pusher:subscribe', data: { channel } });

interface Case extends RecordedLine {
  readonly socketId: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, readonly (readonly [id: string, info: unknown])[]>>;
  readonly changes?: readonly string[];
  readonly events: readonly (readonly [channel: string, event: string, data: unknown])[];
  readonly errors?: readonly string[];
}

/** One session each of the two framings; the same was done in both. */
const session = (kind: 'text' | 'frame', socketIdA: string, socketIdB: string): Case[] => [
  {
    file: '22-tcp-text-and-frame-session',
    conn: `${kind}A`,
    title: '[RP20] public, private, refused, presence and client events',
    socketId: socketIdA,
    channels: {
      [`pub-${kind}`]: 'subscribed',
      [`private-${kind}`]: 'subscribed',
      'private-bad': 'failed',
      [`presence-${kind}`]: 'subscribed',
    },
    members: { [`presence-${kind}`]: [['*1', { n: 'A' }]] },
    changes: ['+2', '+3', '-2', '-3'].map((change) => `presence-${kind} ${change}`),
    events: [
      [`pub-${kind}`, 'message', { a: 1 }],
      [`private-${kind}`, 'client-hi', 'from ws'],
    ],
    errors: ['subscription-refused private-bad'],
  },
  {
    file: '22-tcp-text-and-frame-session',
    conn: `${kind}B`,
    title: '[RP20] comes second, and leaves first',
    socketId: socketIdB,
    channels: {},
    changes: [`presence-${kind} +3`],
    events: [],
  },
];

const fifty = Array.from({ length: 50 }, (_, k) => ['seg', `e${k}`, { k }] as const);

const cases: readonly Case[] = [
  ...session('text', '7f000001226b0000000f', '7f000001226b00000010'),
  ...session('frame', '7f000001226c00000010', '7f000001226c00000011'),
  {
    file: '13-wrong-key-and-unauthenticated',
    conn: 'text-auth-ok-then-twice',
    title: '[RP21] greeted again, it keeps its subscriptions',
    leftOut: [58],
    socketId: '7f000001226b00000008',
    channels: { t: 'subscribed' },
    events: [
      ['t', 'still-subscribed', 1],
      ['t', 'still-subscribed', 1],
    ],
  },
  {
    file: '13-wrong-key-and-unauthenticated',
    conn: 'frame-auth-ok-then-twice',
    title: '[RP21] greeted again, it keeps its subscriptions',
    leftOut: [101],
    socketId: '7f000001226c00000008',
    channels: { t: 'subscribed' },
    events: [['t', 'still-subscribed', 1]],
  },
  ...(['text', 'frame'] as const).map((kind) => ({
    file: '13-wrong-key-and-unauthenticated',
    conn: `${kind}-malformed-before-auth`,
    title: '[RP21] greeted late, it is connected',
    leftOut: [46, 89],
    socketId: kind === 'text' ? '7f000001226b00000007' : '7f000001226c00000007',
    channels: {},
    events: [],
  })),
  {
    file: '16-tcp-segmentation',
    conn: 'text',
    title: '[RP22] fifty events in four segments, and fifty more that were meant for the other line too',
    instead: { 3: `${auth}\n${subscribe('seg')}`, 15: subscribe('频道') },
    leftOut: [9, 10, 11, 14, 70, 73], // pieces of pings, and of what stands at line 15
    socketId: '7f000001226b0000000d',
    channels: { seg: 'subscribed', 频道: 'subscribed' },
    events: [...fifty, ...fifty],
  },
  {
    file: '16-tcp-segmentation',
    conn: 'frame',
    title: '[RP22] fifty events in two segments',
    instead: { 76: `${auth}\n${subscribe('seg')}`, 88: subscribe('频道') },
    leftOut: [82, 83, 84, 87],
    socketId: '7f000001226c0000000b',
    channels: { seg: 'subscribed', 频道: 'subscribed' },
    events: fifty,
  },
  {
    file: '28-tcp-unframed',
    conn: 'tcp',
    title: '[RP23] without framing: texts that come glued together are told apart',
    framing: jsonStreamFraming,
    leftOut: [5, 6, 7],
    socketId: '7f000001226e00000001',
    channels: { raw: 'subscribed' },
    events: [1, 2, 3, 4, 5].map((i) => ['raw', `e${i}`, { i }]),
  },
  {
    file: '42-hsk99-webman-push-tcp',
    conn: 'A1',
    title: '[RP24] webman-push, its first framing',
    framing: webmanLengthFraming,
    instead: webmanSays('A'),
    leftOut: [3, 10, 13, 15, 17],
    socketId: '1.8',
    channels: { pub: 'subscribed' },
    events: [['pub', 'm', { a: 1 }]],
  },
  {
    file: '42-hsk99-webman-push-tcp',
    conn: 'B1',
    title: '[RP24] webman-push, its second framing',
    framing: webmanTextFraming,
    instead: webmanSays('B'),
    leftOut: [24, 31, 34, 35, 37],
    socketId: '1.3',
    channels: { pub: 'subscribed' },
    events: [['pub', 'm', { a: 1 }]],
  },
];

/** The messages within the bytes that the client of that recording wrote. */
function webmanSays(framing: 'A' | 'B'): Record<number, string> {
  return framing === 'A'
    ? { 1: webmanAuth(recordedKey), 5: subscribe('pub') }
    : { 22: webmanAuth(recordedKey), 26: subscribe('pub') };
}

/** Order within a burst is the sender’s affair: the recorded publisher did not keep it. */
const sorted = (events: Case['events']): string[] => events.map((event) => JSON.stringify(event)).sort();

describe('servers over TCP, as they were recorded', () => {
  for (const byteByByte of [false, true]) {
    it.each(cases)(
      `$title ($file, $conn, ${byteByByte ? 'byte by byte' : 'in the recorded segments'})`,
      async (line) => {
        const played = await playedLine({ ...line, byteByByte });
        const { status, socketId, channels, members, changes, events, errors } = played;
        expect(sorted(events)).toEqual(sorted(line.events));
        const inOrder = line.file.startsWith('16') ? (line.conn === 'text' ? 50 : 0) : events.length;
        expect(events.slice(0, inOrder)).toEqual(line.events.slice(0, inOrder));
        expect({ status, socketId, channels, members, changes, errors }).toEqual({
          status: 'connected',
          socketId: line.socketId,
          channels: line.channels,
          members: line.members ?? {},
          changes: line.changes ?? [],
          errors: line.errors ?? [],
        });
        expect(played.engine.store.getState().connection.status).toBe('reconnecting');
      },
    );
  }

  it.each(['A-wrong', 'B-wrong'])(
    '[RP25] %s: a wrong key leaves the line open and silent, which the time box of the handshake finds',
    async (conn) => {
      const { engine, clock, status } = await playedLine({
        file: '42-hsk99-webman-push-tcp',
        conn,
        framing: conn.startsWith('A') ? webmanLengthFraming : webmanTextFraming,
        instead: { 18: webmanAuth('nope'), 39: webmanAuth('nope') },
        options: { appKey: 'nope' },
      });
      expect(status).toBe('connecting');
      await clock.advance(10_500);
      expect(engine.store.getState().connection.error?.code).toBe('handshake-timeout');
    },
  );

  it('[RP18] no recorded line over TCP is forgotten', () => {
    const played = new Set(cases.map(({ file, conn }) => `${file} ${conn}`));
    const files = ['16-tcp-segmentation', '28-tcp-unframed', '42-hsk99-webman-push-tcp'];
    const left = files.flatMap((file) =>
      linesOf(file)
        .filter((conn) => !played.has(`${file} ${conn}`))
        .map((conn) => `${file.slice(0, 2)} ${conn}`),
    );
    expect(left).toEqual([
      // bytes that no framing of ours writes
      ...['frame-badlen', 'frame-len0', 'frame-huge', 'frame-wrongproto', 'ws-port-raw-json'].map(
        (conn) => `16 ${conn}`,
      ),
      '42 A-wrong',
      '42 A-authfield', // the key under its other name
      '42 B-wrong',
      '42 B-authfield',
    ]);
  });
});
