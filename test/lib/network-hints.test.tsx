import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserHints } from '../../src/lib/network-hints.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the hints of a browser', () => {
  it('[LI27] tells online, offline and waking, until it is stopped', () => {
    const heard: string[] = [];
    const stop = browserHints.subscribe((hint) => heard.push(hint));
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('offline'));
    for (const type of ['pageshow', 'focus']) window.dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    stop();
    for (const type of ['online', 'offline', 'pageshow', 'focus']) window.dispatchEvent(new Event(type));
    expect(heard).toEqual(['online', 'offline', 'woke', 'woke', 'woke']);
  });

  it('[LI28] a page that is being hidden has not woken', () => {
    const woke = vi.fn();
    const stop = browserHints.subscribe(woke);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    stop();
    expect(woke).not.toHaveBeenCalled();
  });

  it('[LI29] says offline only where the browser does', () => {
    expect(browserHints.isOnline()).toBe(true);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(browserHints.isOnline()).toBe(false);
  });
});
