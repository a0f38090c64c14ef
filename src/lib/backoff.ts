/** How the pauses between attempts grow. All in milliseconds. */
export interface BackoffOptions {
  /** The first pause, before jitter; each further one is 1.5 times as long. */
  readonly minDelayMs: number;
  /** The longest pause. */
  readonly maxDelayMs: number;
}

/**
 * `minDelayMs × 1.5ⁿ`, at most `maxDelayMs`, of which a random half to whole: many clients that were dropped together
 * do not return together.
 * @param steps how many pauses there were before
 * @param roll a random number in [0, 1)
 */
export function backoffDelay(
  steps: number,
  roll: number,
  { minDelayMs, maxDelayMs }: BackoffOptions,
): number {
  return Math.min(maxDelayMs, minDelayMs * 1.5 ** steps) * (0.5 + roll / 2);
}
