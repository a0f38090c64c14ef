import { describe, expect, it, vi } from 'vitest';
import { createTranscript } from '../../src/devtools/create-transcript.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';

const utterance = { text: 'Bo joined.', priority: 'polite', group: 'presence', at: 41, dueAt: 1 } as const;

describe('a transcript', () => {
  it('[DV54] has what was said and what was not, with group, waiting time and reason', () => {
    const clock = createVirtualClock();
    const { props, snapshot } = createTranscript(clock);
    props.onUtterance(utterance);
    props.onSuppress('Chidi joined.', 'dropped', 'presence');
    expect(snapshot()).toEqual([
      {
        key: 1,
        at: clock.now(),
        text: 'Bo joined.',
        group: 'presence',
        priority: 'polite',
        waitedMs: 40,
        suppressed: null,
      },
      {
        key: 2,
        at: clock.now(),
        text: 'Chidi joined.',
        group: 'presence',
        priority: null,
        waitedMs: null,
        suppressed: 'dropped',
      },
    ]);
  });

  it('[DV54] keeps the last 500, at no length, without secrets', () => {
    const { props, snapshot } = createTranscript();
    for (let n = 1; n <= 700; n++) props.onUtterance({ ...utterance, text: `${n}` });
    expect([snapshot().length, snapshot()[0]?.text]).toEqual([500, '201']);
    props.onUtterance({ ...utterance, text: 'Bearer abcdef.ghi' });
    props.onUtterance({ ...utterance, text: 'x'.repeat(9_000) });
    expect(snapshot().at(-2)?.text).toBe('Bearer [redacted]');
    expect(snapshot().at(-1)?.text).toHaveLength(500);
  });

  it('[DV54] tells, gives the same list until something changes, and is cleared', () => {
    const { props, snapshot, subscribe, clear } = createTranscript();
    const told = vi.fn();
    const stop = subscribe(told);
    props.onUtterance(utterance);
    expect(snapshot()).toBe(snapshot());
    clear();
    expect(snapshot()).toEqual([]);
    stop();
    props.onUtterance(utterance);
    expect(told).toHaveBeenCalledTimes(2);
  });
});
