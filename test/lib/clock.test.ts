import { describe, expect, it, vi } from 'vitest';
import { createSystemClock } from '../../src/lib/clock.js';

describe('the system clock', () => {
  it('[LI13] never goes backwards, and goes on from where it stood', () => {
    let wall = 1_000;
    const clock = createSystemClock(() => wall);
    wall = 2_000;
    expect(clock.now()).toBe(2_000);
    wall = 500;
    expect(clock.now()).toBe(2_000);
    wall = 700;
    expect(clock.now()).toBe(2_200);
    wall = 100;
    expect(clock.now()).toBe(2_200);
    wall = 10_000;
    expect(clock.now()).toBe(12_100);
  });

  it('[LI14] takes delays that setTimeout would cut to nothing', () => {
    vi.useFakeTimers();
    try {
      const clock = createSystemClock();
      const callback = vi.fn();
      const handle = clock.setTimeout(callback, Number.MAX_SAFE_INTEGER);
      vi.advanceTimersByTime(60_000);
      expect(callback).not.toHaveBeenCalled();
      clock.clearTimeout(handle);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
