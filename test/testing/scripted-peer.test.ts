import { describe, expect, it } from 'vitest';
import { scriptedPeer, type ScriptStep } from '../../src/testing.js';
import type { ScriptedPeer } from '../../src/testing.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function open(peer: ScriptedPeer, answers: Readonly<Record<string, string[]>> = {}) {
  const heard: string[] = [];
  const connection = peer.open('memory://local', {
    opened: () => heard.push('opened'),
    message(text) {
      heard.push(text);
      for (const answer of answers[text] ?? []) connection.send(answer);
    },
    closed: ({ code }) => heard.push(`closed ${code}`),
  });
  return { heard, connection };
}

const script: ScriptStep[] = [
  { server: 'hello' },
  { client: 'subscribe' },
  { server: 'succeeded' },
  { close: 4200, reason: 'bye' },
];

describe('a scripted peer', () => {
  it('[LB20] plays the server’s texts, waits for the client’s, and closes where the script says so', async () => {
    const peer = scriptedPeer(script);
    const { heard, connection } = open(peer);
    expect([heard, peer.openLines]).toEqual([[], 1]);
    await settle();
    expect(heard).toEqual(['opened', 'hello']);
    expect(peer.done).toBe(false);
    expect(connection.send('subscribe')).toBe(true);
    expect(heard).toEqual(['opened', 'hello']);
    await settle();
    expect(heard).toEqual(['opened', 'hello', 'succeeded', 'closed 4200']);
    expect(connection.send('late')).toBe(false);
    expect(peer).toMatchObject({ done: true, mismatch: null, sent: ['subscribe'], openLines: 0 });
  });

  it('[LB20] takes what the client says early', async () => {
    const peer = scriptedPeer([
      { server: 'hello' },
      { server: 'news' },
      { client: 'one' },
      { client: 'two' },
      { server: 'done' },
    ]);
    const { heard } = open(peer, { hello: ['one', 'two'] });
    await settle();
    expect(heard).toEqual(['opened', 'hello', 'news', 'done']);
    expect(peer.done).toBe(true);
  });

  it('[LB21] keeps the first departure, byte for byte, and stops', async () => {
    const peer = scriptedPeer(script);
    const { heard, connection } = open(peer);
    await settle();
    connection.send('subscribe ');
    connection.send('more');
    await settle();
    expect(peer.mismatch).toEqual({ expected: 'subscribe', actual: 'subscribe ' });
    expect(peer.sent).toEqual(['subscribe ', 'more']);
    expect(heard).toEqual(['opened', 'hello']);
    expect(peer.done).toBe(false);
  });

  it('[LB21] does not go on with what would have come after the departure', async () => {
    const peer = scriptedPeer([{ client: 'one' }, { client: 'two' }, { server: 'thanks' }]);
    const { heard, connection } = open(peer);
    await settle();
    for (const text of ['wrong', 'two']) connection.send(text);
    await settle();
    expect(heard).toEqual(['opened']);
    expect(peer.mismatch).toEqual({ expected: 'one', actual: 'wrong' });
  });

  it('[LB21] has no room for what the script does not expect', async () => {
    const peer = scriptedPeer([{ server: 'hello' }]);
    const { connection } = open(peer);
    await settle();
    connection.send('what');
    expect(peer.mismatch).toEqual({ expected: null, actual: 'what' });
  });

  it('[LB22] plays the next script to the next line, and lets none open after the last', async () => {
    const peer = scriptedPeer([{ close: 1006 }], { next: [[{ server: 'again' }]], keyIn: 'first-message' });
    const lines = [open(peer), open(peer), open(peer)];
    expect(lines[0]!.connection.send('early')).toBe(false);
    await settle();
    expect(lines.map(({ heard }) => heard)).toEqual([
      ['opened', 'closed 1006'],
      ['opened', 'again'],
      ['closed 1006'],
    ]);
    expect(peer).toMatchObject({ done: true, keyIn: 'first-message', openLines: 1 });
    expect(peer.urls).toHaveLength(3);
  });

  it('[LB22] calls nothing after the client’s own close', async () => {
    const peer = scriptedPeer([{ server: 'hello' }], { next: [[{ server: 'hello' }]] });
    const early = open(peer);
    early.connection.close();
    const late = open(peer);
    queueMicrotask(() => late.connection.close());
    const none = open(peer);
    none.connection.close();
    await settle();
    expect([early.heard, late.heard, none.heard]).toEqual([[], ['opened'], []]);
    expect(peer.openLines).toBe(0);
  });
});
