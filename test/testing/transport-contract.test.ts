import { describe, expect, it } from 'vitest';
import {
  type ContractPeer,
  type ContractSetup,
  transportContract,
} from '../../src/testing/transport-contract.js';
import { memoryTransport } from '../../src/transport/memory.js';
import type { Transport, TransportHandlers } from '../../src/transport/transport.js';

function setUp(spoil: (transport: Transport) => Partial<Transport>): ContractSetup {
  const peers: ContractPeer[] = [];
  const memory = memoryTransport((peer, url) => {
    if (url === 'dead') throw new Error('nobody');
    const received: string[] = [];
    let ended = false;
    peers.push({
      received,
      get ended() {
        return ended;
      },
      send: peer.send,
      close: () => peer.close(1000, ''),
    });
    return {
      receive: (text) => received.push(text),
      closed() {
        ended = true;
      },
    };
  });
  return {
    transport: { ...memory, ...spoil(memory) },
    url: 'here',
    deadUrl: 'dead',
    peers,
    dispose: () => undefined,
  };
}

async function brokenRules(
  spoil: (transport: Transport) => Partial<Transport>,
  patienceMs?: number,
): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, run } of transportContract(
    () => setUp(spoil),
    patienceMs === undefined ? {} : { patienceMs },
  )) {
    await run().catch(() => broken.push(/\[(TR\d+)\]/.exec(name)![1]!));
  }
  return broken;
}

const withHandlers =
  (change: (handlers: TransportHandlers) => Partial<TransportHandlers>) =>
  (transport: Transport): Partial<Transport> => ({
    open: (url, handlers) => transport.open(url, { ...handlers, ...change(handlers) }),
  });

/** Keeps the handlers talking after the owner has closed. */
const deaf = (transport: Transport): Partial<Transport> => ({
  open(url, handlers) {
    const line = transport.open(url, handlers);
    return { send: line.send, close: () => setTimeout(line.close, 10) };
  },
});

describe('the transport contract', () => {
  it('[LB23] finds nothing wrong with a transport that keeps it', async () => {
    expect(await brokenRules(() => ({}))).toEqual([]);
  });

  it.each([
    [
      'calls opened within open',
      ['TR1'],
      (transport: Transport) => ({
        open(url: string, handlers: TransportHandlers) {
          handlers.opened();
          return transport.open(url, { ...handlers, opened: () => undefined });
        },
      }),
    ],
    [
      'opens twice',
      ['TR1', 'TR7'],
      withHandlers(({ opened }) => ({
        opened() {
          opened();
          opened();
        },
      })),
    ],
    ['swallows messages', ['TR3', 'TR9', 'TR11'], withHandlers(() => ({ message: () => undefined }))],
    [
      'cuts long messages',
      ['TR2', 'TR6'],
      (transport: Transport) => ({
        open(url: string, handlers: TransportHandlers) {
          const line = transport.open(url, handlers);
          return { ...line, send: (text: string) => line.send(text.slice(0, 1_000)) };
        },
      }),
    ],
    [
      'says that it sent what it did not',
      ['TR4', 'TR5', 'TR9'],
      (transport: Transport) => ({
        open(url: string, handlers: TransportHandlers) {
          const line = transport.open(url, handlers);
          return {
            ...line,
            send(text: string) {
              line.send(text);
              return true;
            },
          };
        },
      }),
    ],
    ['goes on after its own close', ['TR5', 'TR7', 'TR8', 'TR11'], deaf],
    ['never tells of a close', ['TR9', 'TR10'], withHandlers(() => ({ closed: () => undefined }))],
    [
      'tells of a close twice',
      ['TR9', 'TR10'],
      withHandlers(({ closed }) => ({
        closed(close) {
          closed(close);
          closed(close);
        },
      })),
    ],
    [
      'never closes',
      ['TR6', 'TR12', 'TR13'],
      (transport: Transport) => ({
        open(url: string, handlers: TransportHandlers) {
          return { ...transport.open(url, handlers), close: () => undefined };
        },
      }),
    ],
  ] as const)('[LB23] catches a transport that %s', async (_, rules, spoil) => {
    expect(await brokenRules(spoil, 50)).toEqual(expect.arrayContaining([...rules]));
  });
});
