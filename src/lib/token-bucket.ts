/** A budget that refills steadily: `take` spends one token if there is one. */
export interface TokenBucket {
  take(now: number): boolean;
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
    take(now) {
      if (nextAt(now) > now) return false;
      tokens -= 1;
      return true;
    },
  };
}
