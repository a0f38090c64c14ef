import { describe, expect, it } from 'vitest';
import { linesOf } from './recording.js';
import { playedLine, type RecordedLine } from './recorded-line.js';

const file = '40-webman-push';
const zhang = { n: '张三' };

interface Case extends Omit<RecordedLine, 'file'> {
  readonly socketId: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, readonly (readonly [id: string, info: unknown])[]>>;
  readonly changes?: readonly string[];
  readonly events?: readonly (readonly [channel: string, event: string, data: unknown])[];
  readonly errors?: readonly string[];
}

const cases: readonly Case[] = [
  {
    conn: 'A',
    title: '[RP30] events, a refusal in other words, client events, and a list of infos',
    leftOut: [33], // a client event on a public channel
    socketId: '1.1',
    channels: {
      pub: 'subscribed',
      'private-x': 'subscribed',
      'private-y': 'failed',
      'presence-l': 'subscribed',
    },
    members: {
      'presence-l': [
        ['*0', { n: 'z' }],
        ['1', { n: 'o' }],
        ['2', { n: 't' }],
      ],
    },
    changes: ['presence-r +u-2', 'presence-r +3', 'presence-l +1', 'presence-l +2'],
    events: [
      ['pub', 'message', { a: 1, u: '张/三' }],
      ['pub', 'message', 'plain'],
      ['pub', 'message', { a: 1 }],
    ],
    errors: ['subscription-refused private-y', 'server-error'],
  },
  {
    conn: 'B',
    title: '[RP30] a map of members with ids of both kinds; the last connection’s leave',
    socketId: '1.2',
    channels: { 'private-x': 'subscribed', 'presence-r': 'subscribed' },
    members: {
      'presence-r': [
        ['*u-2', { n: 'B' }],
        ['3', []],
      ],
    },
    changes: ['presence-r +3', 'presence-r -100'],
    events: [
      ['private-x', 'client-e', { a: 1 }],
      ['private-x', 'client-e', 'hello'],
      ['private-x', 'client-e', []],
    ],
  },
  {
    conn: 'C',
    title: '[RP30] three presence channels, and a second success',
    leftOut: [82, 86, 88, 89], // what is subscribed, an unknown event, no frame, a pong that nobody asked for
    socketId: '1.3',
    channels: {
      'presence-r': 'subscribed',
      'presence-l': 'subscribed',
      'presence-tw': 'subscribed',
      tw: 'subscribed',
    },
    members: {
      'presence-r': [['*3', []]],
      'presence-l': [
        ['0', { n: 'z' }],
        ['*1', { n: 'o' }],
        ['2', { n: 't' }],
      ],
      'presence-tw': [
        ['e', []],
        ['*c', []],
      ],
    },
    changes: ['presence-r -100', 'presence-r -u-2', 'presence-l +2'],
    errors: ['server-error', 'server-error'],
  },
  {
    conn: 'D',
    title: '[RP30] the second connection of a user',
    socketId: '1.8',
    channels: { 'presence-r': 'subscribed' },
    members: {
      'presence-r': [
        ['*100', zhang],
        ['u-2', { n: 'B' }],
        ['3', []],
      ],
    },
  },
  {
    conn: 'E',
    title: '[RP30] three members whose list has no ids but 0, 1, 2',
    leftOut: [77],
    socketId: '1.10',
    channels: { 'presence-l': 'subscribed' },
    members: {
      'presence-l': [
        ['0', { n: 'z' }],
        ['1', { n: 'o' }],
        ['*2', { n: 't' }],
      ],
    },
    changes: ['presence-tw +c'],
  },
];

/** The connection of a line. */
const where = '%s';

describe('webman-push, as it was recorded', () => {
  it.each(cases.map((line) => [line.title, line.conn, line] as const))(
    `%s (${where})`,
    async (_title, _conn, line) => {
      const played = await playedLine({ file, ...line });
      const { status, socketId, channels, members, changes, events, errors } = played;
      expect({ status, socketId, channels, members, changes, events, errors }).toEqual({
        status: 'connected',
        socketId: line.socketId,
        channels: line.channels,
        members: line.members ?? {},
        changes: line.changes ?? [],
        events: line.events ?? [],
        errors: line.errors ?? [],
      });
    },
  );

  it('[RP31] a wrong key leaves the line open and silent: the handshake is given up, and tried again', async () => {
    const { engine, clock, status } = await playedLine({ file, conn: 'wrong' });
    expect(status).toBe('connecting');
    await clock.advance(10_500);
    expect(engine.store.getState().connection.error?.code).toBe('handshake-timeout');
  });

  it('[RP18] no recorded line of it is forgotten', () => {
    expect(linesOf(file)).toEqual([...cases.slice(0, 4).map(({ conn }) => conn), 'E', 'wrong']);
  });
});
