export { createLab } from './testing/lab.js';
export type { Lab, LabClient, LabClientOptions, LabOptions } from './testing/lab.js';
export type { Actor, ActorMessage, LabUser } from './testing/actor.js';
export { createVirtualClock } from './testing/virtual-clock.js';
export type { VirtualClock } from './testing/virtual-clock.js';
export { createManualHints } from './testing/manual-hints.js';
export type { ManualHints } from './testing/manual-hints.js';
export { createRandom } from './testing/random.js';
export {
  closesAfterGreeting,
  losesFromClient,
  losesFromServer,
  neverGreets,
  neverPongs,
  neverSubscribes,
  refuses,
  unreachable,
} from './testing/faults.js';
export type { Fault } from './testing/faults.js';
export { scriptedPeer } from './testing/scripted-peer.js';
export type {
  ScriptedPeer,
  ScriptedPeerOptions,
  ScriptMismatch,
  ScriptStep,
} from './testing/scripted-peer.js';
export { transportContract } from './testing/transport-contract.js';
export type {
  ContractCase,
  ContractOptions,
  ContractPeer,
  ContractSetup,
} from './testing/transport-contract.js';
