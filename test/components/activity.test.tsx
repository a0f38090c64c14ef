import { act, fireEvent, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComponentsProvider, useActivity } from '../../src/index.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};
const look = (state: DocumentVisibilityState): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  fireEvent(document, new Event('visibilitychange'));
};

describe('useActivity', () => {
  it('[AC1] tells who is active, idle and away', () => {
    const { result } = renderHook(() => useActivity());
    expect(result.current).toBe('active');
    wait(59_999);
    expect(result.current).toBe('active');
    wait(1);
    expect(result.current).toBe('idle');
    look('hidden');
    wait(29_999);
    expect(result.current).toBe('idle');
    wait(1);
    expect(result.current).toBe('away');
  });

  it('[AC2] takes no glance at another window for it, and every sign for a return', () => {
    const { result } = renderHook(() => useActivity());
    look('hidden');
    wait(20_000);
    look('visible');
    wait(59_999);
    expect(result.current).toBe('active');
    wait(1);
    expect(result.current).toBe('idle');
    for (const sign of ['pointerMove', 'pointerDown', 'keyDown', 'wheel'] as const) {
      fireEvent[sign](document.body);
      expect(result.current).toBe('active');
      wait(60_000);
      expect(result.current).toBe('idle');
    }
    look('hidden');
    wait(30_000);
    expect(result.current).toBe('away');
    look('visible');
    expect(result.current).toBe('active');
  });

  it('[AC3] sets no timer for a movement, and leaves none', () => {
    const listens = vi.spyOn(document, 'addEventListener');
    const ends = vi.spyOn(document, 'removeEventListener');
    const { result, unmount } = renderHook(() => useActivity());
    const sets = vi.spyOn(globalThis, 'setTimeout');
    wait(30_000);
    for (let at = 0; at < 100; at++) fireEvent.pointerMove(document.body);
    expect(sets).not.toHaveBeenCalled();
    wait(59_999);
    expect(result.current).toBe('active');
    wait(1);
    expect(result.current).toBe('idle');
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    expect(ends.mock.calls.length).toBe(listens.mock.calls.length);
  });

  it('[AC4] takes waiting times from the provider, and says active on a server', () => {
    const timings = { activity: { idleMs: 1_000, awayMs: 500 } };
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <ComponentsProvider timings={timings}>{children}</ComponentsProvider>
    );
    const { result } = renderHook(() => useActivity(), { wrapper });
    wait(1_000);
    expect(result.current).toBe('idle');
    look('hidden');
    wait(500);
    expect(result.current).toBe('away');
    const Shown = () => <p>{useActivity()}</p>;
    expect(renderToString(<Shown />)).toBe('<p>active</p>');
  });
});
