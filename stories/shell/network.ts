import type { LabClient } from '../../src/testing.js';
import type { Clock, TimerHandle } from '../../src/engine.js';
import type { Network } from './settings.js';

/** Time for one direction. */
const latenciesMs: Partial<Record<Network, number>> = { wifi: 8, '3g': 150, satellite: 300, flaky: 60 };

/** A flaky line is well for a while, is gone for less, and so on. */
const flakyMs = { wellAtLeast: 4_000, wellMore: 6_000, goneAtLeast: 600, goneMore: 3_400 };

/** What keeps time, and what chance there is. */
export interface NetworkMeans {
  readonly clock: Clock;
  readonly random: () => number;
  /** The cable was pulled or plugged in. */
  readonly changed?: () => void;
}

function flap({ cable }: LabClient, { clock, random, changed }: NetworkMeans): () => void {
  let timer: TimerHandle = null;
  function well(): void {
    cable.plug();
    changed?.();
    timer = clock.setTimeout(gone, flakyMs.wellAtLeast + random() * flakyMs.wellMore);
  }
  function gone(): void {
    cable.pull();
    changed?.();
    timer = clock.setTimeout(well, flakyMs.goneAtLeast + random() * flakyMs.goneMore);
  }
  well();
  return () => clock.clearTimeout(timer);
}

function begin(client: LabClient, network: Network, means: NetworkMeans): () => void {
  const { cable, hints } = client;
  if (network === 'flaky') return flap(client, means);
  if (network === 'half-open') cable.pull({ halfOpen: true });
  if (network !== 'offline') return () => undefined;
  hints.offline();
  cable.pull();
  return () => hints.online();
}

const cutting: ReadonlySet<Network> = new Set(['flaky', 'half-open', 'offline']);

/**
 * Lays a network over a client's line. The function that it returns takes it away: the line is as it was before, but for
 * a latency that was set meanwhile. A cable that somebody pulled is theirs to plug in.
 */
export function layNetwork(client: LabClient, network: Network, means: NetworkMeans): () => void {
  const { cable } = client;
  const before = cable.latencyMs;
  const latencyMs = latenciesMs[network] ?? before;
  const cuts = cutting.has(network) && !cable.pulled;
  cable.latencyMs = latencyMs;
  const end = cuts ? begin(client, network, means) : () => undefined;
  return () => {
    if (cable.latencyMs === latencyMs) cable.latencyMs = before;
    if (cuts) cable.plug();
    end();
  };
}

/** What an application's server says while the part of it that signs is down. */
export function authIsDown(): never {
  throw Object.assign(new Error('The endpoint answered 503.'), { status: 503 });
}
