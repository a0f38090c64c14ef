'use client';

export { createFaults, createInspector, RealtimeDevtools } from './devtools/development.js';
export type * from './devtools/create-inspector.js';
export type { Transcript, TranscriptEntry } from './devtools/create-transcript.js';
export type * from './devtools/create-wire-log.js';
export type * from './devtools/devtools-props.js';
export type { Faults, FaultState } from './devtools/faults.js';
export type { AuthorizationFacts } from './devtools/watch-auth.js';
