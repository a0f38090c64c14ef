'use client';

export { createInspector } from './create-inspector.js';
export type * from './create-inspector.js';
export type { Transcript, TranscriptEntry } from './create-transcript.js';
export type * from './create-wire-log.js';
export type * from './devtools-props.js';
export type { AuthorizationFacts } from './watch-auth.js';
export { RealtimeDevtools } from './everywhere.js';
