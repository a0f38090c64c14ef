import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer, useAnnounce, type AnnouncerProps, type Utterance } from '../../src/index.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  Reflect.deleteProperty(document, 'ariaNotify');
  vi.useRealTimers();
});

function Speaker() {
  const announce = useAnnounce();
  return (
    <>
      <button onClick={() => announce('Saved.')}>say</button>
      <button onClick={() => announce('Access was taken away.', { priority: 'assertive' })}>shout</button>
    </>
  );
}

function speak(props: Partial<AnnouncerProps>) {
  const onUtterance = vi.fn<(utterance: Utterance) => void>();
  render(
    <Announcer connection={false} onUtterance={onUtterance} {...props}>
      <Speaker />
    </Announcer>,
  );
  for (const name of ['say', 'shout']) {
    act(() => screen.getByRole('button', { name }).click());
    act(() => void vi.advanceTimersByTime(3_000));
  }
  return {
    heard: onUtterance.mock.calls.map(([{ text }]) => text),
    regions: [screen.getByRole('status').textContent, screen.getByRole('alert').textContent],
  };
}

const both = ['Saved.', 'Access was taken away.'];

describe('the sinks of an announcer', () => {
  it('[AN15] speaks by ariaNotify where it is asked to, and by no region', () => {
    const ariaNotify = vi.fn();
    Object.assign(document, { ariaNotify });
    const { heard, regions } = speak({ sink: 'notify' });
    expect(ariaNotify.mock.calls).toEqual([
      ['Saved.', { priority: 'normal' }],
      ['Access was taken away.', { priority: 'high' }],
    ]);
    expect(regions).toEqual(['', '']);
    expect(heard).toEqual(both);
  });

  it('[AN15] speaks by the regions where the browser has nothing else', () => {
    const { heard, regions } = speak({ sink: 'notify' });
    expect(regions.map((text) => text.replace(/\u00a0|\u200b/g, ''))).toEqual(both);
    expect(heard).toEqual(both);
  });

  it('[AN15] never by both', () => {
    const ariaNotify = vi.fn();
    Object.assign(document, { ariaNotify });
    const { regions } = speak({});
    expect(ariaNotify).not.toHaveBeenCalled();
    expect(regions[1]).toContain('Access was taken away.');
  });
});
