import type { RealtimeError } from '../errors.js';

/** An event on its way in or out. */
export interface PassingEvent {
  readonly channel: string;
  readonly event: string;
  readonly data: unknown;
}

/** What becomes of an event: it goes on with these data, or it is dropped and the error goes to `onError`. */
export type EventVerdict =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: RealtimeError };

/** What an engine can be given beside its options. Nothing of it may throw, wait, or call the engine. */
export interface EngineExtension {
  /** Sees each event that somebody hears, decoded, before they do. */
  readonly incoming?: (event: PassingEvent) => EventVerdict;
  /** Sees each client event before it is sent. */
  readonly outgoing?: (event: PassingEvent) => EventVerdict;
}
