/**
 * A pause before an attempt: `minDelayMs × 1.5ⁿ`, at most `maxDelayMs`, of which a random half to whole: many clients
 * that were dropped together do not return together. All in milliseconds.
 * @param steps how many pauses there were before
 * @param roll a random number in [0, 1)
 */
export function backoffDelay(steps: number, roll: number, minDelayMs: number, maxDelayMs: number): number {
  return Math.min(maxDelayMs, minDelayMs * 1.5 ** steps) * (0.5 + roll / 2);
}
