import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserHints } from '../../src/lib/network-hints.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the hints of a browser', () => {
  it('[LI27] tells online, offline and waking, until it is stopped', () => {
    const handlers = { online: vi.fn(), offline: vi.fn(), woke: vi.fn() };
    const stop = browserHints.subscribe(handlers);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('offline'));
    for (const type of ['pageshow', 'focus']) window.dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange'));
    stop();
    for (const type of ['online', 'offline', 'pageshow', 'focus']) window.dispatchEvent(new Event(type));
    expect(handlers.online).toHaveBeenCalledTimes(1);
    expect(handlers.offline).toHaveBeenCalledTimes(1);
    expect(handlers.woke).toHaveBeenCalledTimes(3);
  });

  it('[LI28] a page that is being hidden has not woken', () => {
    const woke = vi.fn();
    const stop = browserHints.subscribe({ online: vi.fn(), offline: vi.fn(), woke });
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    stop();
    expect(woke).not.toHaveBeenCalled();
  });

  it('[LI29] says offline only where the browser does', () => {
    expect(browserHints.isOnline()).toBe(true);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(browserHints.isOnline()).toBe(false);
  });
});
