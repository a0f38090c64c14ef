/** A budget that refills steadily: `take` spends one token if there is one. */
export interface TokenBucket {
  take(now: number): boolean;
  /** When the next token is there. */
  nextAt(now: number): number;
}

/** @param perSecond tokens a second, and the most that can be saved up; 0 is no limit */
export function createTokenBucket(perSecond: number): TokenBucket {
  let tokens = perSecond;
  let filledAt = 0;
  function refill(now: number): void {
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
  }
  return {
    take(now) {
      if (perSecond <= 0) return true;
      refill(now);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    nextAt(now) {
      if (perSecond <= 0) return now;
      refill(now);
      return tokens >= 1 ? now : now + Math.ceil(((1 - tokens) * 1000) / perSecond);
    },
  };
}
