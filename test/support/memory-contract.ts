import type { EngineOptions } from '../../src/engine.js';
import type { ContractPeer, ContractSetup } from '../../src/testing.js';
import { memoryTransport, type AcceptMemory } from '../../src/transport/memory.js';

/** A server in memory as the transports' contract wants it, behind whatever is put between. */
export function memoryContract(
  between: <Options extends EngineOptions>(options: Options) => Options,
): ContractSetup {
  const peers: ContractPeer[] = [];
  const accept: AcceptMemory = (peer, url) => {
    if (url.endsWith('/dead')) throw new Error('nobody is there');
    const received: string[] = [];
    const end = { ended: false };
    peers.push({
      received,
      get ended() {
        return end.ended;
      },
      send: (text) => peer.send(text),
      close() {
        end.ended = true;
        peer.close(1000, '');
      },
    });
    return {
      receive: (text) => received.push(text),
      closed() {
        end.ended = true;
      },
    };
  };
  return {
    ...between({ appKey: 'app-key', transport: memoryTransport(accept) }),
    url: 'memory://local',
    deadUrl: 'memory://local/dead',
    peers,
    dispose: () => undefined,
  };
}
