import { describe, expect, it } from 'vitest';
import { createTokenBucket } from '../../src/lib/token-bucket.js';

/** How many of `tries` succeed at `now`. */
const taken = (bucket: { take(now: number): boolean }, now: number, tries: number): number =>
  Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;

describe('the token bucket', () => {
  it('[LI15] gives as many at once as it holds, then one for each share of a second', () => {
    const bucket = createTokenBucket(() => 10);
    expect(taken(bucket, 5_000, 20)).toBe(10);
    expect(taken(bucket, 5_099, 5)).toBe(0);
    expect(taken(bucket, 5_100, 5)).toBe(1);
    expect(taken(bucket, 5_600, 20)).toBe(5);
  });

  it('[LI16] saves up no more than it holds', () => {
    const bucket = createTokenBucket(() => 10);
    expect(taken(bucket, 1_000_000, 20)).toBe(10);
    expect(taken(bucket, 9_000_000, 20)).toBe(10);
  });

  it('[LI17] says when the next one is there', () => {
    const bucket = createTokenBucket(() => 10);
    expect(bucket.nextAt(5_000)).toBe(5_000);
    taken(bucket, 5_000, 10);
    expect(bucket.nextAt(5_000)).toBe(5_100);
    expect(taken(bucket, bucket.nextAt(5_000), 1)).toBe(1);
  });

  it('[LI18] a budget of less than one a second still gives one at a time', () => {
    const bucket = createTokenBucket(() => 0.5);
    expect(taken(bucket, 10_000, 3)).toBe(1);
    expect(bucket.nextAt(10_000)).toBe(12_000);
    expect(taken(bucket, 12_000, 3)).toBe(1);
  });

  it('[LI31] spares a quarter of what it holds, where that is asked for', () => {
    const bucket = createTokenBucket(() => 10);
    const sparing = { take: (now: number) => bucket.take(now, true) };
    expect(taken(sparing, 5_000, 20)).toBe(8);
    expect(bucket.nextAt(5_000, true)).toBe(5_100);
    expect(taken(bucket, 5_000, 20)).toBe(2);
    expect(taken(sparing, 5_200, 20)).toBe(0);
    expect(taken(sparing, 5_300, 20)).toBe(1);
    expect(taken({ take: (now) => createTokenBucket(() => 1).take(now, true) }, 1, 1)).toBe(1);
  });

  it('[LI32] goes by the rate of now', () => {
    let rate = 0;
    const bucket = createTokenBucket(() => rate);
    expect(taken(bucket, 1_000, 50)).toBe(50);
    rate = 7;
    expect(taken(bucket, 1_000, 50)).toBe(7);
    rate = 20;
    expect(taken(bucket, 1_000, 50)).toBe(13); // what was spent stays spent
    expect(taken(bucket, 2_000, 50)).toBe(20);
  });

  it.each([3, 7, 11, 13, 0.3])('[LI15] of %f a second, at instants of today', (rate) => {
    const bucket = createTokenBucket(() => rate);
    const now = 1_795_000_000_123;
    expect(taken(bucket, now, 50)).toBe(Math.max(1, rate));
    expect(bucket.nextAt(now)).toBe(now + Math.ceil(1_000 / rate));
    expect(taken(bucket, now + Math.ceil(1_000 / rate), 50)).toBe(1);
  });

  it('[LI19] a budget of 0 is no limit', () => {
    const bucket = createTokenBucket(() => 0);
    expect(taken(bucket, 0, 1_000)).toBe(1_000);
    expect(bucket.nextAt(7)).toBe(7);
  });
});
