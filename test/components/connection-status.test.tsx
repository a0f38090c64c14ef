import { act, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionStatusView, useConnectionDisplay, type ConnectionSnapshot } from '../../src/index.js';

type Status = ConnectionSnapshot['status'];

describe('ConnectionStatusView', () => {
  it.each([
    ['idle', 'Not connected', 'quiet'],
    ['connecting', 'Connecting…', 'quiet'],
    ['connected', 'Live', 'live'],
    ['reconnecting', 'Reconnecting…', 'healing'],
    ['unavailable', 'Still trying…', 'healing'],
    ['offline', 'Offline', 'healing'],
    ['failed', 'Can’t connect', 'broken'],
    ['closed', 'Disconnected', 'quiet'],
  ] as const)('[CS1] says %s in words, with a tone and a shape of its own', (status, words, tone) => {
    render(<ConnectionStatusView status={status} />);
    const badge = screen.getByRole('img', { name: `Connection: ${words}` });
    expect(badge).toHaveTextContent(words);
    expect(badge).toHaveAttribute('data-state', status);
    expect(badge).toHaveAttribute('data-tone', tone);
  });

  it('[CS13] its words keep their own direction', () => {
    const { container } = render(
      <div dir="rtl">
        <ConnectionStatusView status="reconnecting" />
      </div>,
    );
    expect(container.querySelector('bdi')).toHaveTextContent('Reconnecting…');
  });

  it('[CS2] has nine shapes', () => {
    const states = [
      'idle',
      'connecting',
      'connected',
      'reconnecting',
      'unavailable',
      'offline',
      'failed',
      'closed',
    ];
    const shapes = [
      ...states.map((status) => [status as Status, false] as const),
      ['reconnecting', true] as const,
    ];
    const drawn = shapes.map(([status, unstable]) => {
      const { container, unmount } = render(<ConnectionStatusView {...{ status, unstable }} variant="dot" />);
      const shape = container.querySelector('svg')?.innerHTML;
      unmount();
      return shape;
    });
    expect(new Set(drawn).size).toBe(9);
  });

  it('[CS3] is a glyph alone with the same name', () => {
    render(<ConnectionStatusView status="offline" variant="dot" />);
    expect(screen.getByRole('img', { name: 'Connection: Offline' })).toHaveTextContent('');
  });

  it('[CS4] shows only what is wrong where asked, and keeps its line', () => {
    const { container, rerender } = render(<ConnectionStatusView status="connected" showWhen="degraded" />);
    expect(screen.queryByRole('img')).toBeNull();
    expect(container.firstElementChild).toHaveAttribute('data-hidden');
    rerender(<ConnectionStatusView status="failed" showWhen="degraded" />);
    expect(screen.getByRole('img')).not.toHaveAttribute('data-hidden');
  });

  it('[CS5] says unstable in the place of a state that passes, never of one that stays', () => {
    const { rerender } = render(<ConnectionStatusView status="connected" unstable />);
    expect(screen.getByRole('img', { name: 'Connection: Unstable' })).toHaveAttribute('data-unstable');
    rerender(<ConnectionStatusView status="failed" unstable />);
    expect(screen.getByRole('img', { name: 'Connection: Can’t connect' })).not.toHaveAttribute(
      'data-unstable',
    );
  });

  it('[CS6] merges ref, class and attributes, and speaks in the words it is given', () => {
    const ref = createRef<HTMLSpanElement>();
    render(
      <ConnectionStatusView
        status="connected"
        ref={ref}
        className="mine"
        title="x"
        strings={{ status: () => 'Verbunden' }}
      />,
    );
    expect(ref.current).toHaveClass('cp-connection', 'mine');
    expect(ref.current).toHaveAttribute('title', 'x');
    expect(ref.current).toHaveTextContent('Verbunden');
  });
});

describe('what is said of a connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function Probe({ status, since = 0 }: { status: Status; since?: number }) {
    const shown = useConnectionDisplay({ status, since });
    return <output>{shown.status + (shown.unstable ? ' unstable' : '')}</output>;
  }

  function start(status: Status) {
    const { rerender } = render(<Probe status={status} />, { wrapper: StrictMode });
    return {
      become: (next: Status, since = 0) => rerender(<Probe status={next} since={since} />),
      wait: (ms: number) => {
        act(() => void vi.advanceTimersByTime(ms));
      },
      shown: () => screen.getByRole('status').textContent,
    };
  }

  it('[CS7] names a loss after two seconds, and recovery at once', () => {
    const { become, wait, shown } = start('connected');
    become('reconnecting');
    wait(1_999);
    expect(shown()).toBe('connected');
    wait(1);
    expect(shown()).toBe('reconnecting');
    become('unavailable');
    expect(shown()).toBe('unavailable');
    become('connected');
    expect(shown()).toBe('connected');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[CS8] starts over with each loss, so that blips say nothing', () => {
    const { become, wait, shown } = start('connected');
    for (let blip = 0; blip < 3; blip++) {
      become('reconnecting', blip * 60_000);
      wait(1_500);
      become('connected', blip * 60_000 + 1_500);
      wait(100);
    }
    become('offline', 600_000);
    wait(1_999);
    expect(shown()).toBe('connected');
    become('reconnecting', 601_999);
    wait(1);
    expect(shown()).toBe('reconnecting');
  });

  it('[CS9] says at once what the app or the server decided, and what was so from the start', () => {
    const { become, shown } = start('reconnecting');
    expect(shown()).toBe('reconnecting');
    become('failed');
    expect(shown()).toBe('failed');
    become('closed');
    expect(shown()).toBe('closed');
  });

  it('[CS10] calls a connection unstable that was lost four times within a minute, until it has held for one', () => {
    const { become, wait, shown } = start('connected');
    for (let drop = 1; drop <= 4; drop++) {
      expect(shown()).toBe('connected');
      become('reconnecting', drop * 10_000);
      become('connected', drop * 10_000 + 500);
    }
    expect(shown()).toBe('connected unstable');
    wait(59_999);
    expect(shown()).toBe('connected unstable');
    wait(1);
    expect(shown()).toBe('connected');
  });

  it('[CS10] forgets losses that are more than a minute old', () => {
    const { become, shown } = start('connected');
    for (let drop = 1; drop <= 8; drop++) {
      become('reconnecting', drop * 25_000);
      become('connected', drop * 25_000 + 500);
    }
    expect(shown()).toBe('connected');
  });
});
