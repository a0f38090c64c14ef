import type { FieldClaim, FieldHolder, FieldLease, FieldLockAdapter } from '../../src/index.js';

/** A server that keeps the locks of fields: what an application would have behind its API. */
export interface LockServer {
  /** Its API, as one user who is signed in sees it. */
  adapterFor(userId: string): FieldLockAdapter;
  /** Whose a field is. */
  ownerOf(field: string): string | null;
  /** From now on every call fails, or none any more. */
  breakOrMend(): void;
  /** Every call, in order. */
  readonly calls: readonly string[];
}

interface Lock {
  readonly userId: string;
  readonly token: string;
  readonly until: number;
  readonly activeAt: number;
}

interface LockServerOptions {
  readonly now: () => number;
  /** Tells the channel, as the application's server does. */
  readonly publish: (channel: string, event: string, data: unknown) => void;
  readonly ttlMs?: number;
  /** Nobody takes a field from who typed more recently. */
  readonly stealAfterMs?: number;
}

export function createLockServer(options: LockServerOptions): LockServer {
  const { now, publish, ttlMs = 15_000, stealAfterMs = 30_000 } = options;
  const locks = new Map<string, Lock>();
  const calls: string[] = [];
  let tokens = 0;
  let isBroken = false;

  const lockOf = (field: string): Lock | null => {
    const lock = locks.get(field);
    return lock && lock.until > now() ? lock : null;
  };
  const holderOf = ({ userId, until, activeAt }: Lock): FieldHolder => ({
    ownerId: userId,
    idleMs: now() - activeAt,
    ttlMs: until - now(),
  });

  function tell({ channel, field }: FieldClaim): void {
    const lock = lockOf(field);
    publish(channel, 'lock-changed', { field, ...(lock ? holderOf(lock) : { ownerId: null }) });
  }

  function grant(claim: FieldClaim, userId: string, token = `lease-${(tokens += 1)}`): FieldLease {
    locks.set(claim.field, { userId, token, until: now() + ttlMs, activeAt: now() - claim.idleMs });
    tell(claim);
    return { token, ttlMs };
  }

  return {
    breakOrMend() {
      isBroken = !isBroken;
    },
    calls,
    ownerOf: (field) => lockOf(field)?.userId ?? null,
    adapterFor(userId) {
      async function answer<Answer>(call: string, then: () => Answer): Promise<Answer> {
        calls.push(call);
        await Promise.resolve(); // an answer never comes within the call
        if (isBroken) throw new Error('The lock server is down.');
        return then();
      }
      return {
        changed: 'lock-changed',
        acquire: (claim) =>
          answer(`${userId} acquire`, () => {
            const lock = lockOf(claim.field);
            return lock ? holderOf(lock) : grant(claim, userId);
          }),
        renew: (claim, token) =>
          answer(`${userId} renew`, () => {
            const lock = lockOf(claim.field);
            if (lock === null || lock.token === token) return grant(claim, userId, token);
            return holderOf(lock);
          }),
        steal: (claim) =>
          answer(`${userId} steal`, () => {
            const lock = lockOf(claim.field);
            const mayBeTaken =
              lock === null || lock.userId === userId || now() - lock.activeAt >= stealAfterMs;
            return mayBeTaken ? grant(claim, userId) : holderOf(lock);
          }),
        release: (claim, token) =>
          answer(`${userId} release`, () => {
            if (lockOf(claim.field)?.token !== token) return;
            locks.delete(claim.field);
            tell(claim);
          }),
        read: ({ field }) =>
          answer(`${userId} read`, () => {
            const lock = lockOf(field);
            return lock && holderOf(lock);
          }),
      };
    },
  };
}
