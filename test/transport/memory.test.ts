import { describe, expect, it } from 'vitest';
import {
  type ContractPeer,
  type ContractSetup,
  transportContract,
} from '../../src/testing/transport-contract.js';
import { createVirtualClock, type VirtualClock } from '../../src/testing/virtual-clock.js';
import { type MemoryOptions, type MemoryPeer, memoryTransport } from '../../src/transport/memory.js';
import type { TransportClose, TransportConnection } from '../../src/transport/transport.js';

interface FarEnd extends ContractPeer {
  readonly peer: MemoryPeer;
}

function setUp(options: MemoryOptions = {}): ContractSetup & { readonly peers: FarEnd[] } & {
  readonly transport: ReturnType<typeof memoryTransport>;
} {
  const peers: FarEnd[] = [];
  const transport = memoryTransport((peer, url) => {
    if (url === 'memory://nobody') throw new Error('nobody is here');
    const received: string[] = [];
    let ended = false;
    peers.push({
      peer,
      received,
      get ended() {
        return ended;
      },
      send: peer.send,
      close: () => peer.close(4200, 'bye'),
    });
    return {
      receive: (text) => received.push(text),
      closed() {
        ended = true;
      },
    };
  }, options);
  return { transport, peers, url: 'memory://local', deadUrl: 'memory://nobody', dispose: () => undefined };
}

describe.each([
  ['url', { keyIn: 'url' }],
  ['first-message', { keyIn: 'first-message' }],
  ['url, with latency', { latencyMs: 3 }],
] as const)('the contract over memory, key in %s', (_, options) => {
  for (const { name, run } of transportContract(() => setUp(options))) it(name, run);
});

interface Bench extends ReturnType<typeof setUp> {
  readonly clock: VirtualClock;
  open(): { connection: TransportConnection; heard: string[]; closes: TransportClose[] };
}

function bench(options: MemoryOptions = {}): Bench {
  const clock = createVirtualClock();
  const setup = setUp({ clock, ...options });
  return {
    ...setup,
    clock,
    open() {
      const [heard, closes]: [string[], TransportClose[]] = [[], []];
      const connection = setup.transport.open('memory://local', {
        opened: () => heard.push('opened'),
        message: (text) => heard.push(text),
        closed(close) {
          heard.push('closed');
          closes.push(close);
        },
      });
      return { connection, heard, closes };
    },
  };
}

describe('a line in memory', () => {
  it('[TR14] takes its latency in each direction', () => {
    const { clock, open, peers } = bench({ latencyMs: 50 });
    const { heard, connection } = open();
    clock.tick(99);
    expect(heard).toEqual([]);
    clock.tick(1);
    expect(heard).toEqual(['opened']);
    connection.send('up');
    clock.tick(49);
    expect(peers[0]!.received).toEqual([]);
    clock.tick(1);
    expect(peers[0]!.received).toEqual(['up']);
  });

  it('[TR14] never lets a message overtake another when the latency falls', () => {
    const { clock, open, peers, transport } = bench({ latencyMs: 100 });
    const { connection } = open();
    clock.tick(200);
    connection.send('slow');
    transport.cable.latencyMs = 0;
    connection.send('fast');
    clock.tick(99);
    expect(peers[0]!.received).toEqual([]);
    clock.tick(1);
    expect(peers[0]!.received).toEqual(['slow', 'fast']);
  });

  it('[TR15] tells the code and words of the server’s close, and none where the line has no codes', () => {
    const withCodes = bench();
    const line = withCodes.open();
    withCodes.clock.tick(0);
    withCodes.peers[0]!.close();
    withCodes.clock.tick(0);
    expect(line.closes).toEqual([{ code: 4200, reason: 'bye', clean: true }]);

    const without = bench({ keyIn: 'first-message' });
    const bare = without.open();
    without.clock.tick(0);
    without.peers[0]!.close();
    without.clock.tick(0);
    expect(bare.closes).toEqual([{ code: null, reason: '', clean: true }]);
  });

  it('[TR15] brings nothing to a server that has turned the line away', () => {
    const clock = createVirtualClock();
    const heard: string[] = [];
    const transport = memoryTransport(
      (peer) => {
        peer.close(4001, 'no');
        peer.send('too late');
        return { receive: (text) => heard.push(text), closed: () => heard.push('closed') };
      },
      { clock },
    );
    const connection = transport.open('memory://local', {
      opened: () => void connection.send('hello'),
      message: (text) => heard.push(text),
      closed: ({ code }) => heard.push(`told ${String(code)}`),
    });
    clock.tick(10);
    expect(heard).toEqual(['told 4001']);
    expect([transport.openLines, clock.pending]).toEqual([0, 0]);
  });

  it('[TR16] counts the lines that its owner has open, and leaves no timer behind', () => {
    const { clock, open, peers, transport } = bench();
    const lines = [open(), open(), open()];
    expect(transport.openLines).toBe(3);
    clock.tick(0);
    lines[0]!.connection.close();
    lines[0]!.connection.close();
    expect(transport.openLines).toBe(2);
    peers[1]!.close();
    clock.tick(0);
    expect(transport.openLines).toBe(1);
    lines[2]!.connection.send('last words');
    lines[2]!.connection.close();
    expect(transport.openLines).toBe(0);
    clock.tick(0);
    expect(peers[2]!.received).toEqual(['last words']);
    expect(peers.map(({ ended }) => ended)).toEqual([true, false, true]);
    expect(clock.pending).toBe(0);
  });
});

describe('pulling the cable', () => {
  it('[TR17] loses the line at both ends, with 1006, and what was on its way', () => {
    const { clock, open, peers, transport } = bench({ latencyMs: 10 });
    const line = open();
    clock.tick(20);
    line.connection.send('lost');
    peers[0]!.send('lost');
    transport.cable.pull();
    expect(transport.cable.pulled).toBe(true);
    expect(line.heard).toEqual(['opened']);
    clock.tick(0);
    expect(line.closes).toEqual([{ code: 1006, reason: '', clean: false }]);
    expect(peers[0]).toMatchObject({ ended: true, received: [] });
    clock.tick(100);
    expect(line.heard).toEqual(['opened', 'closed']);
    expect(line.connection.send('late')).toBe(false);
    expect(transport.openLines).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('[TR17] lets no line open until it is plugged in, also not one that was on its way', () => {
    const { clock, open, peers, transport } = bench({ latencyMs: 10 });
    const early = open();
    transport.cable.pull();
    const late = open();
    clock.tick(100);
    for (const line of [early, late]) expect(line.heard).toEqual(['closed']);
    expect(peers).toHaveLength(0);
    transport.cable.plug();
    const good = open();
    clock.tick(20);
    expect(good.heard).toEqual(['opened']);
    expect(transport.cable.pulled).toBe(false);
  });

  it('[TR18] half open: both directions fall silent, nobody is told, and all of it comes when plugged in', () => {
    const { clock, open, peers, transport } = bench();
    const line = open();
    clock.tick(0);
    expect(line.connection.send('up')).toBe(true);
    transport.cable.pull({ halfOpen: true });
    expect(clock.pending).toBe(0);
    expect(line.connection.send('more')).toBe(true);
    peers[0]!.send('down');
    const hanging = open();
    clock.tick(3_600_000);
    expect(line.heard).toEqual(['opened']);
    expect(peers[0]).toMatchObject({ ended: false, received: [] });
    expect(hanging.heard).toEqual([]);
    expect(clock.pending).toBe(0);
    transport.cable.plug();
    clock.tick(0);
    expect(line.heard).toEqual(['opened', 'down']);
    expect(peers[0]!.received).toEqual(['up', 'more']);
    expect(hanging.heard).toEqual(['opened']);
  });

  it('[TR18] half open: a line that its owner closes is silent for the server until plugged in', () => {
    const { clock, open, peers, transport } = bench();
    const line = open();
    clock.tick(0);
    transport.cable.pull({ halfOpen: true });
    line.connection.close();
    clock.tick(1_000);
    expect(peers[0]!.ended).toBe(false);
    expect(transport.openLines).toBe(0);
    transport.cable.plug();
    clock.tick(0);
    expect(peers[0]!.ended).toBe(true);
  });

  it('[TR18] a silent cable that is cut loses its lines', () => {
    const { clock, open, peers, transport } = bench();
    const line = open();
    clock.tick(0);
    transport.cable.pull({ halfOpen: true });
    peers[0]!.send('lost');
    transport.cable.pull();
    clock.tick(0);
    expect(line.heard).toEqual(['opened', 'closed']);
    expect(peers[0]!.ended).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('[TR17] goes on with the other messages where one handler throws', () => {
    const { clock, peers, transport } = bench();
    const heard: string[] = [];
    transport.open('memory://local', {
      opened: () => undefined,
      message(text) {
        heard.push(text);
        if (text === 'bad') throw new Error('handler');
      },
      closed: () => undefined,
    });
    clock.tick(0);
    for (const text of ['bad', 'good']) peers[0]!.send(text);
    expect(() => clock.tick(0)).toThrow('handler');
    clock.tick(0);
    expect(heard).toEqual(['bad', 'good']);
  });
});
