'use client';

export { createInspector, RealtimeDevtools } from './devtools/development.js';
export type * from './devtools/create-inspector.js';
export type * from './devtools/create-wire-log.js';
export type * from './devtools/devtools-props.js';
