/** A budget that refills steadily. */
export interface TokenBucket {
  /** Spends one token, if there is one; with `sparing`, one of the upper three quarters of what it holds. */
  take(now: number, sparing?: boolean): boolean;
  /** When the next token is there. */
  nextAt(now: number, sparing?: boolean): number;
}

/** @param rate tokens a second, and the most that can be saved up (at least one); 0 is no limit. It may change. */
export function createTokenBucket(rate: () => number): TokenBucket {
  let fullAt = 0; // all that it knows: each token that is spent puts it off
  function nextAt(now: number, sparing = false): number {
    const perSecond = rate();
    if (!(perSecond > 0)) return now;
    const spare = Math.max(1, perSecond) - 1;
    const usable = sparing ? spare - Math.floor((spare + 1) / 4) : spare;
    return Math.max(now, Math.ceil(fullAt - (usable / perSecond) * 1000 - 0.01)); // sums of fractions are not exact
  }
  return {
    nextAt,
    take(now, sparing) {
      if (nextAt(now, sparing) > now) return false;
      fullAt = Math.max(fullAt, now) + 1000 / (rate() || Infinity);
      return true;
    },
  };
}
