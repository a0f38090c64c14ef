import { describe, expect, it } from 'vitest';
import { createTokenBucket } from '../../src/lib/token-bucket.js';

/** How many of `tries` succeed at `now`. */
const taken = (bucket: { take(now: number): boolean }, now: number, tries: number): number =>
  Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;

describe('the token bucket', () => {
  it('[LI15] gives as many at once as it holds, then one for each share of a second', () => {
    const bucket = createTokenBucket(10);
    expect(taken(bucket, 5_000, 20)).toBe(10);
    expect(taken(bucket, 5_099, 5)).toBe(0);
    expect(taken(bucket, 5_100, 5)).toBe(1);
    expect(taken(bucket, 5_600, 20)).toBe(5);
  });

  it('[LI16] saves up no more than it holds', () => {
    const bucket = createTokenBucket(10);
    expect(taken(bucket, 1_000_000, 20)).toBe(10);
    expect(taken(bucket, 9_000_000, 20)).toBe(10);
  });

  it('[LI17] says when the next one is there', () => {
    const bucket = createTokenBucket(10);
    expect(bucket.nextAt(5_000)).toBe(5_000);
    taken(bucket, 5_000, 10);
    expect(bucket.nextAt(5_000)).toBe(5_100);
    expect(taken(bucket, bucket.nextAt(5_000), 1)).toBe(1);
  });

  it('[LI18] a budget of less than one a second still gives one at a time', () => {
    const bucket = createTokenBucket(0.5);
    expect(taken(bucket, 10_000, 3)).toBe(1);
    expect(bucket.nextAt(10_000)).toBe(12_000);
    expect(taken(bucket, 12_000, 3)).toBe(1);
  });

  it('[LI19] a budget of 0 is no limit', () => {
    const bucket = createTokenBucket(0);
    expect(taken(bucket, 0, 1_000)).toBe(1_000);
    expect(bucket.nextAt(7)).toBe(7);
  });
});
