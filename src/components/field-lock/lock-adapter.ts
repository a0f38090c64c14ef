import { isRecord } from '../../lib/json.js';

/** What a {@link FieldLockAdapter} is asked about. */
export interface FieldClaim {
  readonly channel: string;
  readonly field: string;
  /** Who asks, as presence tells; your server knows it from the session, and believes that. */
  readonly userId: string | null;
  /** Tells one's tabs apart. */
  readonly tab: string;
  /** How long nothing has been typed, in milliseconds: for the others, to whom your server tells it. */
  readonly idleMs: number;
  /** Ends when the answer is not waited for any more: after ten seconds, or when the field was left. */
  readonly signal: AbortSignal;
}

/** It is yours, for a while. */
export interface FieldLease {
  /** Another one for each lease; your server lets text in with it. */
  readonly token: string;
  /** How long it lasts without being renewed, in milliseconds; a second at least, an hour at most. */
  readonly ttlMs: number;
}

/** It is somebody else's. */
export interface FieldHolder {
  readonly ownerId: string;
  /** How long they have typed nothing, in milliseconds. @default 0 */
  readonly idleMs?: number | undefined;
  /** How long it is theirs still, in milliseconds. @default 15000 */
  readonly ttlMs?: number | undefined;
}

/**
 * Locks that your server keeps: it decides who may write. A call that rejects, is not answered within ten seconds or
 * answers anything else is made again while the field has the focus; a lease lasts as long as it was given for.
 */
export interface FieldLockAdapter {
  /** Takes a free field, or one's own of another tab. */
  acquire(claim: FieldClaim): Promise<FieldLease | FieldHolder>;
  /** Prolongs a lease; a holder where it is somebody else's by now. */
  renew(claim: FieldClaim, token: string): Promise<FieldLease | FieldHolder>;
  /** Lets go. Where it fails the lease runs out. */
  release(claim: FieldClaim, token: string): Promise<unknown>;
  /** Takes it from somebody who is idle; your server may see that otherwise. */
  steal(claim: FieldClaim): Promise<FieldLease | FieldHolder>;
  /** Whose it is, for who comes later; null: nobody's. */
  read?(claim: FieldClaim): Promise<FieldHolder | null>;
  /**
   * The event by which your server tells the channel of each change: `{ field, ownerId, idleMs?, ttlMs? }`, `ownerId`
   * null where it is free. Never a client event: anybody could send that.
   */
  readonly changed?: string | undefined;
  /** What rejected. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A holder of whom everything is known. */
export interface KnownHolder {
  readonly ownerId: string;
  readonly idleMs: number;
  readonly ttlMs: number;
}

const shortestMs = 1_000;
const longestMs = 3_600_000;

const isDuration = (value: unknown): value is number => typeof value === 'number' && value >= 0;
const clamped = (ms: number): number => Math.min(longestMs, Math.max(shortestMs, ms));
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A holder, once it is sure that it is one; null where it is anything else. */
export function readHolder(value: unknown, ttlMs: number): KnownHolder | null {
  if (!isRecord(value)) return null;
  const ownerId = textOf(value['ownerId']);
  const { idleMs = 0, ttlMs: lasts = ttlMs } = value;
  if (ownerId === null || !isDuration(idleMs) || !isDuration(lasts)) return null;
  return { ownerId, idleMs: Math.min(longestMs, idleMs), ttlMs: clamped(lasts) };
}

/** @throws TypeError where it is neither a lease nor a holder */
export function readAnswer(value: unknown, ttlMs: number): FieldLease | KnownHolder {
  const { token, ttlMs: lasts } = isRecord(value) ? value : {};
  if (textOf(token) !== null && isDuration(lasts)) return { token: token as string, ttlMs: clamped(lasts) };
  const holder = readHolder(value, ttlMs);
  if (holder === null) throw new TypeError('A lock adapter answers { token, ttlMs } or { ownerId }.');
  return holder;
}
