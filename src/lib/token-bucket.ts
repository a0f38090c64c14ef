/** A budget that refills steadily. */
export interface TokenBucket {
  /** Spends one token, if there is one; with `sparing`, one of the upper three quarters of what it holds. */
  take(now: number, sparing?: boolean): boolean;
  /** When the next token is there. */
  nextAt(now: number, sparing?: boolean): number;
}

/** Sums of fractions are not exact. */
const almost = 1e-6;

/** @param rate tokens a second, and the most that can be saved up (at least one); 0 is no limit. It may change. */
export function createTokenBucket(rate: () => number): TokenBucket {
  let spent = 0;
  let spentAt = 0;
  function nextAt(now: number, sparing = false): number {
    const perMs = rate() / 1000;
    spent = perMs > 0 ? Math.max(0, spent - (now - spentAt) * perMs) : 0;
    spentAt = now;
    const full = Math.max(1, rate());
    const missing = spent + 1 - full + (sparing ? Math.floor(full / 4) : 0);
    return missing > almost ? now + Math.ceil(missing / perMs - almost) : now;
  }
  return {
    nextAt,
    take(now, sparing) {
      if (nextAt(now, sparing) > now) return false;
      if (rate() > 0) spent += 1;
      return true;
    },
  };
}
