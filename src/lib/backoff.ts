/** How the pauses between attempts grow. All in milliseconds. */
export interface BackoffOptions {
  /** The first retry comes after a random 0 to this. */
  readonly firstDelayMs: number;
  /** The second retry's pause; each further one is 1.5 times as long. */
  readonly minDelayMs: number;
  /** The longest pause. */
  readonly maxDelayMs: number;
}

const growth = 1.5;

/** `base × 1.5ⁿ`, at most `ceiling`. */
function grown(base: number, steps: number, ceiling: number): number {
  return Math.min(ceiling, base * growth ** steps);
}

/**
 * The pause before retry `strikes` (0 is the first): random, so that many clients that were dropped together do not
 * return together.
 * @param roll a random number in [0, 1)
 */
export function backoffDelay(strikes: number, roll: number, options: BackoffOptions): number {
  if (strikes === 0) return roll * options.firstDelayMs;
  return grown(options.minDelayMs, strikes - 1, options.maxDelayMs) * (0.5 + roll / 2);
}

/** A pause of at least `floor`, for peers that asked for one: `floor × 1.5ⁿ`, jittered upwards, at most `ceiling`. */
export function patientDelay(strikes: number, roll: number, floor: number, ceiling: number): number {
  return grown(floor, strikes, Math.max(floor, ceiling / growth)) * (1 + (growth - 1) * roll);
}
