import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/testing/random.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';

describe('the virtual clock', () => {
  it('[LB1] stands still until it is moved', () => {
    const clock = createVirtualClock(1_000);
    let fired = 0;
    clock.setTimeout(() => (fired += 1), 0);
    expect([clock.now(), fired, clock.pending]).toEqual([1_000, 0, 1]);
    clock.tick(0);
    expect([clock.now(), fired, clock.pending]).toEqual([1_000, 1, 0]);
  });

  it('[LB2] fires what falls due in order, each at its own instant, also what was set meanwhile', () => {
    const clock = createVirtualClock(0);
    const fired: [string, number][] = [];
    const at = (name: string, delay: number): unknown =>
      clock.setTimeout(() => fired.push([name, clock.now()]), delay);
    at('c', 30);
    at('a', 10);
    at('a2', 10);
    clock.setTimeout(() => at('b', 5), 15);
    at('late', 31);
    const cancelled = at('never', 12);
    clock.clearTimeout(cancelled);
    clock.tick(30);
    expect(fired).toEqual([
      ['a', 10],
      ['a2', 10],
      ['b', 20],
      ['c', 30],
    ]);
    expect([clock.now(), clock.pending]).toEqual([30, 1]);
  });

  it('[LB2] fires in order whatever is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { maxLength: 30 }),
        fc.array(fc.nat(20), { maxLength: 10 }),
        (delays, ticks) => {
          const clock = createVirtualClock(0);
          const fired: number[] = [];
          delays.forEach((delay) => clock.setTimeout(() => fired.push(clock.now()), delay));
          for (const ms of ticks) clock.tick(ms);
          const elapsed = ticks.reduce((sum, ms) => sum + ms, 0);
          expect(clock.now()).toBe(elapsed);
          clock.tick(0);
          expect(fired).toEqual(delays.filter((delay) => delay <= elapsed).sort((a, b) => a - b));
        },
      ),
    );
  });

  it('[LB3] lets promises settle before, between and after the timers, however long their chains', async () => {
    const clock = createVirtualClock(0);
    const log: string[] = [];
    const chain = async (name: string, length: number): Promise<void> => {
      for (let i = 0; i < length; i++) await Promise.resolve();
      log.push(name);
    };
    void chain('before', 100).then(() => clock.setTimeout(() => log.push('set by a promise'), 5));
    clock.setTimeout(() => void chain('between', 100), 10);
    clock.setTimeout(() => log.push('second'), 20);
    clock.setTimeout(() => void chain('after', 100), 20);
    await clock.advance(20);
    expect(log).toEqual(['before', 'set by a promise', 'between', 'second', 'after']);
  });

  it('[LB4] jumps without firing, and fires what is overdue with the next move, without going back', () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    clock.setTimeout(() => fired.push(clock.now()), 10);
    clock.jump(60_000);
    expect([clock.now(), fired]).toEqual([60_000, []]);
    clock.tick(0);
    expect(fired).toEqual([60_000]);
  });

  it('[LB5] refuses to go back, and to go round in circles', () => {
    const clock = createVirtualClock();
    expect(() => clock.tick(-1)).toThrow('-1 ms');
    expect(() => clock.jump(NaN)).toThrow('NaN ms');
    const again = (): void => void clock.setTimeout(again, 0);
    again();
    expect(() => clock.tick(1)).toThrow('sets itself again');
  });
});

describe('the random source', () => {
  it('[LB6] gives the same numbers in [0, 1) for the same seed, and others for another', () => {
    const take = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 1_000 }, () => random());
    };
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    const mean = take(7).reduce((sum, value) => sum + value, 0) / 1_000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
    expect(take(9).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
