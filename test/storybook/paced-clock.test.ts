import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../src/testing.js';
import { createPacedClock } from '../../stories/shell/paced-clock.js';

const startAt = Date.UTC(2026, 0, 1);

function paced() {
  const base = createVirtualClock(startAt);
  const clock = createPacedClock(base);
  const fired: string[] = [];
  const set = (name: string, ms: number): unknown =>
    clock.setTimeout(() => fired.push(`${name} ${clock.now() - startAt}`), ms);
  return { base, clock, fired, set };
}

describe('a paced clock', () => {
  it('[TB4] is the clock under it, at first', async () => {
    const { base, clock, fired, set } = paced();
    set('b', 200);
    set('a', 100);
    clock.clearTimeout(set('never', 150));
    await base.advance(250);
    expect(fired).toEqual(['a 100', 'b 200']);
    expect([clock.now() - startAt, clock.pending, base.pending]).toEqual([250, 0, 0]);
  });

  it('[TB4] runs ten times as fast, from the instant at which it is told to', async () => {
    const { base, clock, fired, set } = paced();
    set('a', 1_000);
    await base.advance(500);
    clock.setRate(10);
    await base.advance(49);
    expect(fired).toEqual([]);
    await base.advance(1);
    expect(fired).toEqual(['a 1000']);
    clock.setRate(1);
    await base.advance(100);
    expect(clock.now() - startAt).toBe(1_100);
  });

  it('[TB4] stands still: nothing comes due, and nothing is lost', async () => {
    const { base, clock, fired, set } = paced();
    set('a', 100);
    await base.advance(40);
    clock.setRate(0);
    set('b', 10);
    await base.advance(60_000);
    expect([clock.now() - startAt, fired, base.pending]).toEqual([40, [], 0]);
    clock.setRate(1);
    await base.advance(60);
    expect(fired).toEqual(['b 50', 'a 100']);
  });

  it('[TB4] leaps, also while it stands still, and fires in order what falls due', () => {
    const { clock, fired, set } = paced();
    clock.setRate(0);
    set('b', 200);
    clock.setTimeout(() => set('late', 50), 100);
    clock.leap(1_000);
    expect(fired).toEqual(['late 150', 'b 200']);
    expect(clock.now() - startAt).toBe(1_000);
  });

  it('[TB4] never calls within a call, and what is set meanwhile waits for the next turn', async () => {
    const { base, clock } = paced();
    const order: string[] = [];
    clock.setTimeout(() => {
      order.push('first');
      clock.setTimeout(() => order.push('nested'), 0);
    }, 0);
    base.setTimeout(() => order.push('another turn'), 0);
    expect(order).toEqual([]);
    await base.advance(0);
    expect(order).toEqual(['first', 'another turn', 'nested']);
  });

  it('[TB4] goes on where a timer throws, and refuses a pace or a leap that is none', async () => {
    const { base, clock, fired, set } = paced();
    clock.setTimeout(() => {
      throw new Error('mine');
    }, 10);
    set('after', 20);
    await expect(base.advance(10)).rejects.toThrow('mine');
    await base.advance(10);
    expect(fired).toEqual(['after 20']);
    for (const rate of [-1, NaN, Infinity]) expect(() => clock.setRate(rate)).toThrow('cannot run');
    expect(() => clock.leap(-1)).toThrow('cannot pass');
  });

  it('[TB4] says so where a timer sets itself again for ever', () => {
    const { clock } = paced();
    const again = (): void => void clock.setTimeout(again, 0);
    again();
    expect(() => clock.leap(1)).toThrow('again for now');
  });
});
