import { afterEach, describe, expect, it, vi } from 'vitest';
import { componentTime, timersIn } from '../../scripts/component-time.mjs';
import {
  clearInterval,
  clearTimeout,
  pageClock,
  setInterval,
  setTimeout,
} from '../../stories/shell/page-time.js';
import { shell } from '../../stories/shell/shell.js';

afterEach(() => shell.begin());

describe('the time of components in stories', () => {
  it('[TB21] is that of the shell', () => {
    shell.clock.setRate(0);
    const told = vi.fn<(word: string) => void>();
    const timer = setTimeout(() => told('once'), 100);
    const ticking = setInterval(() => told('again'), 40);
    pageClock.setTimeout(() => told('later'), 200);
    shell.clock.leap(100);
    expect(told.mock.calls.flat()).toEqual(['again', 'again', 'once']);
    clearInterval(ticking);
    clearTimeout(timer);
    clearTimeout(undefined);
    shell.clock.leap(100);
    expect(told.mock.calls.flat().slice(3)).toEqual(['later']);
    expect(shell.clock.pending).toBe(0);
  });

  it('[TB21] a timer is cleared on the clock on which it was set', () => {
    const { clock } = shell;
    const timer = setTimeout(() => undefined, 1_000);
    shell.begin();
    clearTimeout(timer);
    expect([clock.pending, shell.clock.pending]).toEqual([0, 0]);
  });

  it('[TB21] is given to what components call by its bare name, and to nothing else', () => {
    expect(timersIn('const a = setTimeout(f, 1); clock.clearTimeout(a); mySetInterval(2);')).toEqual([
      'setTimeout',
    ]);
    const { transform, resolveId } = componentTime();
    const root = new URL('../..', import.meta.url).pathname;
    const code = 'setInterval(f, 1);';
    expect(transform(code, `${root}src/components/a.ts`)?.code).toMatch(
      /^setInterval\(f, 1\);\nimport \{ setInterval \} from ".*stories\/shell\/page-time\.ts";\n$/,
    );
    for (const path of ['src/lib/clock.ts', 'stories/shell/log.ts', 'node_modules/a/src/components/a.ts']) {
      expect(transform(code, root + path)).toBeNull();
    }
    expect(resolveId('./page-clock.js', `${root}src/components/foundations/a.ts`)).toContain('page-time.ts');
    expect(resolveId('./page-clock.js', `${root}test/a.ts`)).toBeNull();
  });
});
