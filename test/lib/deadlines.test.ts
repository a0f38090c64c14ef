import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/lib/clock.js';
import { createDeadlines, type Due } from '../../src/lib/deadlines.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';

/** Deadlines that write down when they come due. */
function setUp(change: (clock: Clock) => Partial<Clock> = () => ({})) {
  const clock = createVirtualClock(0);
  const deadlines = createDeadlines({ ...clock, ...change(clock) });
  const came: [string, number][] = [];
  const create = (name: string, then: () => void = () => undefined): Due => ({
    due(now) {
      came.push([name, now]);
      then();
    },
  });
  return { clock, deadlines, came, create };
}

describe('deadlines', () => {
  it('[LI1] each comes due once, at its instant, earliest first', () => {
    const { clock, came, deadlines, create } = setUp();
    deadlines.set(create('late'), 50);
    deadlines.set(create('early'), 20);
    clock.tick(100);
    expect(came).toEqual([
      ['early', 20],
      ['late', 50],
    ]);
    expect(clock.pending).toBe(0);
  });

  it('[LI2] there is one timer, however many deadlines there are', () => {
    const { clock, came, deadlines, create } = setUp();
    for (let i = 0; i < 1_000; i++) deadlines.set(create(String(i)), 1_000 - i);
    expect(clock.pending).toBe(1);
    clock.tick(1_000);
    expect(came).toHaveLength(1_000);
  });

  it('[LI3] a deadline that moves later sets no timer: the one there is looks again', () => {
    let timersSet = 0;
    const { clock, came, deadlines, create } = setUp((base) => ({
      setTimeout(callback, delayMs) {
        timersSet += 1;
        return base.setTimeout(callback, delayMs);
      },
    }));
    const key = create('a');
    for (let at = 10; at <= 1_000; at++) deadlines.set(key, at);
    expect(timersSet).toBe(1);
    clock.tick(999);
    expect(came).toEqual([]);
    clock.tick(1);
    expect(came).toEqual([['a', 1_000]]);
  });

  it('[LI4] a dropped deadline never comes due; without any there is no timer', () => {
    const { clock, came, deadlines, create } = setUp();
    const [a, b] = [create('a'), create('b')];
    deadlines.set(a, 10);
    deadlines.set(b, 20);
    deadlines.set(a, null);
    deadlines.set(b, null);
    deadlines.set(b, null);
    expect(clock.pending).toBe(0);
    clock.tick(100);
    expect(came).toEqual([]);
  });

  it('[LI5] a check runs what a throttled timer owes, and only that', () => {
    const { clock, came, deadlines, create } = setUp();
    deadlines.set(create('a'), 10);
    deadlines.set(create('b'), 60_000);
    clock.jump(30_000);
    deadlines.check(clock.now());
    expect(came).toEqual([['a', 30_000]]);
    deadlines.check(clock.now());
    expect(came).toHaveLength(1);
    clock.tick(30_000);
    expect(came[1]).toEqual(['b', 60_000]);
  });

  it('[LI6] one that comes due may move or drop another of the same instant', () => {
    const { clock, came, deadlines, create } = setUp();
    const [b, c] = [create('b'), create('c')];
    const a = create('a', () => {
      deadlines.set(b, null);
      deadlines.set(c, 500);
    });
    for (const key of [a, b, c]) deadlines.set(key, 10);
    clock.tick(10);
    expect(came).toEqual([['a', 10]]);
    clock.tick(490);
    expect(came[1]).toEqual(['c', 500]);
  });

  it('[LI7] one whose handling throws does not cost the others their timer', () => {
    const { clock, came, deadlines, create } = setUp();
    const faulty = create('a', () => {
      throw new Error('mine');
    });
    for (const key of [faulty, create('b')]) deadlines.set(key, 10);
    deadlines.set(create('c'), 20);
    expect(() => {
      clock.tick(10);
    }).toThrow('mine');
    clock.tick(10);
    expect(came.map(([name]) => name)).toEqual(['a', 'b', 'c']);
  });

  it('[LI8] a timer that fires early, as the longest of a browser does, is set again', () => {
    const { clock, came, deadlines, create } = setUp((base) => ({
      setTimeout: (callback, delayMs) => base.setTimeout(callback, Math.min(delayMs, 100)),
    }));
    deadlines.set(create('a'), 1_000);
    deadlines.set(create('never'), Infinity);
    clock.tick(999);
    expect(came).toEqual([]);
    clock.tick(1);
    expect(came).toEqual([['a', 1_000]]);
    expect(clock.pending).toBe(0);
  });
});
