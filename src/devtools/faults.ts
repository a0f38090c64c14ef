import type { ComponentType } from 'react';
import type { EngineOptions } from '../engine/options.js';

/** What is wrong at the moment; nothing at first. */
export interface FaultState {
  /** There is no network: open lines are lost, new ones cannot be opened, and the browser's hints say so. */
  readonly offline: boolean;
  /** Time for one direction, in milliseconds. */
  readonly latencyMs: number;
  /** As much more or less, by chance. Frames stay in order. */
  readonly jitterMs: number;
  /** Nothing arrives; it does, in order, once this ends: as TCP has it where packets are lost. */
  readonly stalled: boolean;
  /** Nothing arrives, nobody is told, and it is lost. */
  readonly halfOpen: boolean;
  /** What the server says comes twice. No server does this: it tests what is built on the engine. */
  readonly duplicates: boolean;
  /** What each authorisation of a channel answers, instead of the application's server. */
  readonly authStatus: 401 | 403 | 500 | null;
}

/** Trouble for an engine's line and authorisation, by hand. For development: one for each provider. */
export interface Faults {
  /** The same options, over a line that can be troubled. Options of an inspector go in last: it sees what arrives. */
  trouble<Options extends EngineOptions>(options: Options): Options;
  /** Another one after each change. */
  state(): FaultState;
  subscribe(listener: () => void): () => void;
  /** @throws RangeError for a time that is none */
  set(change: Partial<FaultState>): void;
  /** Ends open lines as a server does. @throws RangeError for a code that no server may send */
  close(code: number, reason?: string): void;
  /** All is well again. */
  reset(): void;
  /** Its tab in the devtools, which loads when it is opened; null where there is none. */
  readonly loadTab:
    (() => Promise<{ readonly FaultsTab: ComponentType<{ readonly faults: Faults }> }>) | null;
}

/** Nothing is wrong. */
export const calm: FaultState = {
  offline: false,
  latencyMs: 0,
  jitterMs: 0,
  stalled: false,
  halfOpen: false,
  duplicates: false,
  authStatus: null,
};
