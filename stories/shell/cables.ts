import { useSyncExternalStore } from 'react';
import type { LabClient } from '../../src/testing.js';

const listeners = new Set<() => void>();

/** Says that a cable was pulled, plugged in or became longer: by hand or by the toolbar's network. */
export function cableChanged(): void {
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface CableInHand {
  readonly pulled: boolean;
  readonly latencyMs: number;
  /** Pulls it, or plugs it in again; half-open: nobody is told. */
  toggle(options?: { readonly halfOpen?: boolean }): void;
  setLatency(ms: number): void;
}

/** The cable of a client as it is now, whoever changes it. */
export function useCable({ cable }: LabClient): CableInHand {
  const pulled = useSyncExternalStore(subscribe, () => cable.pulled);
  const latencyMs = useSyncExternalStore(subscribe, () => cable.latencyMs);
  return {
    pulled,
    latencyMs,
    toggle(options) {
      if (cable.pulled) cable.plug();
      else cable.pull(options);
      cableChanged();
    },
    setLatency(ms) {
      layLength(cable, ms);
      cableChanged();
    },
  };
}

function layLength(cable: LabClient['cable'], ms: number): void {
  cable.latencyMs = ms;
}
