import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay } from '../../src/lib/backoff.js';

describe('the backoff', () => {
  it.each([
    [0, 250, 500],
    [1, 375, 750],
    [2, 562.5, 1_125],
    [3, 843.75, 1_687.5],
    [4, 1_265.625, 2_531.25],
    [5, 1_898.4375, 3_796.875],
    [6, 2_000, 4_000],
    [40, 2_000, 4_000],
  ])('[LI9] after %i pauses, the next is %d to %d ms', (steps, least, most) => {
    expect(backoffDelay(steps, 0, 500, 4_000)).toBe(least);
    expect(backoffDelay(steps, 1, 500, 4_000)).toBe(most);
  });

  it('[LI10] is never shorter than half its first pause, nor longer than its longest', () => {
    const roll = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.nat(100_000), roll, (steps, chance) => {
        const pause = backoffDelay(steps, chance, 2_000, 60_000);
        return pause >= 1_000 && pause <= 60_000;
      }),
    );
  });
});
