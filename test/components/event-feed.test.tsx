import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createFeedLog } from '../../src/components/event-feed/feed-log.js';
import { printData } from '../../src/components/event-feed/print-data.js';
import { EventFeed, EventFeedView, RealtimeProvider, type FeedEntry } from '../../src/index.js';
import { createVirtualClock } from '../../src/testing.js';
import { createStage } from '../support/stage.js';

const line = (key: number, more: Partial<FeedEntry> = {}): FeedEntry => ({
  key,
  at: key * 1_000,
  event: 'card.moved',
  ...more,
});

describe('the log of a feed', () => {
  const start = (max = 500, groupRepeats = true) => {
    const clock = createVirtualClock();
    const log = createFeedLog(() => ({ max, groupRepeats }), clock);
    return { ...log, clock };
  };

  it('[EF1] keeps the last lines, and tells of all at once', async () => {
    const { add, snapshot, subscribe, clock } = start(3, false);
    const told = vi.fn();
    subscribe(told);
    for (let i = 0; i < 5; i++) add({ at: i, event: `e${i}` });
    await clock.advance(100);
    expect(told).toHaveBeenCalledOnce();
    expect(snapshot().entries.map(({ event }) => event)).toEqual(['e2', 'e3', 'e4']);
    expect(snapshot().total).toBe(5);
  });

  it('[EF2] makes one line with a number of the same in a row, but of errors', async () => {
    const { add, snapshot, clock } = start();
    for (let i = 0; i < 4; i++) add({ at: i, event: 'cursor.moved' });
    await clock.advance(100);
    add({ at: 9, event: 'cursor.moved' });
    add({ at: 9, event: 'refused', kind: 'error' });
    add({ at: 9, event: 'refused', kind: 'error' });
    await clock.advance(100);
    expect(snapshot().entries.map(({ event, count = 1 }) => `${event} ${count}`)).toEqual([
      'cursor.moved 5',
      'refused 1',
      'refused 1',
    ]);
  });

  it('[EF3] shows fifty a second of a flood, counts the rest, and tells ten times a second at most', async () => {
    const { add, snapshot, subscribe, clock } = start();
    const told = vi.fn();
    subscribe(told);
    for (let ms = 0; ms < 1_000; ms++) {
      add({ at: ms, event: `e${ms}` });
      await clock.advance(1);
    }
    await clock.advance(200);
    expect(told.mock.calls.length).toBeLessThanOrEqual(12);
    expect(snapshot().total).toBeLessThanOrEqual(55);
    expect(snapshot().total + snapshot().skipped).toBe(1_000);
    await clock.advance(5_000);
    expect(snapshot().perSecond).toBe(0);
  });
});

describe('data of an event', () => {
  it('[EF4] is cut at six levels and two kilobytes, and may be anything', () => {
    const deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } };
    expect(printData(deep)).toMatchObject({ cut: true, text: expect.stringContaining('{…}') });
    expect(printData('x'.repeat(5_000))).toMatchObject({ cut: true });
    expect(printData('x'.repeat(5_000)).text).toHaveLength(2_048);
    expect(printData(undefined)).toEqual({ text: 'undefined', cut: false });
    expect(printData(10n)).toEqual({ text: '"10"', cut: false });
    expect(printData(JSON.parse('{"__proto__":{"a":1}}')).text).toContain('__proto__');
  });
});

describe('EventFeedView', () => {
  it('[EF5] is a log that speaks by itself of nothing, and can be reached by keyboard', () => {
    render(<EventFeedView entries={[line(1)]} perSecond={2} />);
    const log = screen.getByRole('log', { name: 'Events' });
    expect(log).toHaveAttribute('aria-live', 'off');
    expect(log).toHaveAttribute('tabindex', '0');
    expect(screen.getByText('2 / s')).toBeInTheDocument();
  });

  it('[EF6] stops when somebody looks up, counts what comes, and goes on when asked', () => {
    const { rerender } = render(<EventFeedView entries={[line(1)]} total={1} />);
    const toggle = screen.getByRole('button', { name: 'Follow' });
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    fireEvent.keyDown(screen.getByRole('log'), { key: 'PageUp' });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(screen.queryByRole('button', { name: /new/ })).toBeNull();
    rerender(<EventFeedView entries={[line(1), line(2)]} total={24} />);
    fireEvent.click(screen.getByRole('button', { name: '23 new' }));
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    expect(toggle).toHaveAccessibleName('Follow');
    expect(screen.queryByRole('button', { name: /new/ })).toBeNull();
  });

  it('[EF7] can be followed from outside', () => {
    const onFollowChange = vi.fn();
    render(<EventFeedView entries={[line(1)]} follow={false} onFollowChange={onFollowChange} />);
    fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
    expect(onFollowChange).toHaveBeenCalledWith(true);
    expect(screen.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
  });

  it('[EF8] shows text as text', () => {
    const { container } = render(
      <EventFeedView entries={[line(1, { event: '<img src=x>', data: '<b>' })]} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Details of <img src=x>' }));
    expect(container.querySelector('img, pre b')).toBeNull();
    expect(container.querySelector('pre')).toHaveTextContent('"<b>"');
  });
});

describe('EventFeed', () => {
  it('[EF9] shows the events of its channel only, and who comes and goes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { lab, party, settle } = createStage();
    render(
      <RealtimeProvider options={party({ id: 'ada' }).options}>
        <EventFeed channel="presence-board" events={['moved']} />
      </RealtimeProvider>,
    );
    await settle(100);
    lab.actor({ id: 'bo', info: { name: 'Bo' } }).join('presence-board');
    lab.publish('presence-board', 'moved', { id: 1 });
    lab.publish('presence-board', 'other', { id: 2 });
    await settle(100);
    act(() => void vi.advanceTimersByTime(500));
    const text = screen.getByRole('log').textContent;
    expect(text).toContain('member.added Bo');
    expect(text).toContain('moved');
    expect(text).not.toContain('other');
    vi.useRealTimers();
  });
});
