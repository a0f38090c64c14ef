/**
 * How long things wait before they are shown or taken away, in milliseconds. All of it is data, so that nothing
 * flickers for want of an entry.
 */
export const timings = {
  /** A lost connection is named only after this long: most come back sooner. */
  degradedBadgeAfterMs: 2_000,
  /** This many losses within this time are one unstable connection. */
  unstableDrops: 4,
  unstableWindowMs: 60_000,
} as const;
