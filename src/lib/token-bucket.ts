/** A budget that refills steadily. */
export interface TokenBucket {
  /** Spends one token, if there is one; with `sparing`, one of the upper three quarters of what it holds. */
  take(now: number, sparing?: boolean): boolean;
  /** When the next token is there. */
  nextAt(now: number): number;
}

/** @param perSecond tokens a second, and the most that can be saved up (at least one); 0 is no limit */
export function createTokenBucket(perSecond: number): TokenBucket {
  const rate = perSecond > 0 ? perSecond / 1000 : Infinity;
  const full = perSecond > 0 ? Math.max(1, perSecond) : Infinity;
  let tokens = full;
  let filledAt = 0;
  function nextAt(now: number): number {
    if (now > filledAt) tokens = Math.min(full, tokens + (now - filledAt) * rate);
    filledAt = now;
    return tokens >= 1 ? now : now + Math.ceil((1 - tokens) / rate);
  }
  return {
    nextAt,
    take(now, sparing) {
      if (nextAt(now) > now || (sparing && tokens - 1 < Math.floor(full / 4))) return false;
      tokens -= 1;
      return true;
    },
  };
}
