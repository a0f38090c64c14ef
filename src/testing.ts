export { createLab } from './testing/lab.js';
export type { Lab, LabClient, LabClientOptions, LabFrame, LabOptions } from './testing/lab.js';
export type { Actor, ActorMessage, LabUser } from './testing/actor.js';
export { createVirtualClock } from './testing/virtual-clock.js';
export type { VirtualClock } from './testing/virtual-clock.js';
export { createManualHints } from './testing/manual-hints.js';
export type { ManualHints } from './testing/manual-hints.js';
export { createRandom } from './testing/random.js';
export {
  answersClient,
  closesAfterConnect,
  closesWithoutCode,
  dropsSubscribes,
  editsFromServer,
  errorsBeforeClose,
  errorThenLeavesOpen,
  losesFromClient,
  losesFromServer,
  neverGreets,
  neverPongs,
  neverSubscribes,
  refuses,
  together,
  unreachable,
} from './testing/faults.js';
export type { Fault, RefusalOptions, WireFrame } from './testing/faults.js';
export {
  errorsAsText,
  errorsWithoutChannel,
  omitsData,
  pingsWithoutData,
  presenceHashAsArray,
  subscriptionErrorLimitReached,
  succeedsLate,
  tellsActivityTimeout,
} from './testing/server-quirks.js';
export type { ChannellessErrorOptions } from './testing/server-quirks.js';
export { pushService, type PushServiceOptions } from './testing/push-service.js';
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
