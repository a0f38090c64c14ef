import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unexpected } from '../../stories/shell/check-story.js';
import { ownPlace, watchPage, type PageWatch } from '../../stories/shell/watch-page.js';
import * as leaks from '../../stories/shell/leaks.js';

let watch: PageWatch;
beforeEach(() => {
  watch = watchPage();
});
afterEach(() => {
  watch.stop();
});

const nothing = (): void => undefined;

describe('the watch over a page', () => {
  it('[TB14] finds timers that this project’s code has not ended', async () => {
    const ends = [leaks.timeout(60_000), leaks.interval(60_000), leaks.frame()];
    // jsdom makes its frames of an interval
    expect([...new Set(watch.left())]).toEqual([
      'setTimeout of stories/shell/leaks.ts',
      'setInterval of stories/shell/leaks.ts',
      'requestAnimationFrame of stories/shell/leaks.ts',
    ]);
    for (const end of ends) end();
    expect(watch.left()).toEqual([]);
    leaks.timeout(0);
    await new Promise((resolve) => void setTimeout(resolve, 5));
    expect(watch.left()).toEqual([]);
  });

  it('[TB14] finds listeners to the window and the document', () => {
    const ends = [leaks.listener(window, 'resize'), leaks.listener(document, 'keydown', true)];
    expect(watch.left()).toEqual([
      'a listener to "resize" of the window, of stories/shell/leaks.ts',
      'a listener to "keydown" of the document, of stories/shell/leaks.ts',
    ]);
    for (const end of ends) end();
    expect(watch.left()).toEqual([]);
  });

  it('[TB14] knows listeners that end by themselves, and one that is added twice', () => {
    const controller = new AbortController();
    leaks.listener(window, 'focus', { once: true });
    leaks.listener(window, 'blur', { signal: controller.signal });
    const ends = [1, 2].map(() => leaks.listener(window, 'resize', { capture: true }));
    expect(watch.left()).toHaveLength(3);
    window.dispatchEvent(new Event('focus'));
    controller.abort();
    ends[0]!();
    expect(watch.left()).toEqual([]);
  });

  it('[TB14] finds sockets that are open', () => {
    const end = leaks.socket('ws://127.0.0.1:9');
    expect(watch.left()).toEqual(['a WebSocket of stories/shell/leaks.ts']);
    end();
    expect(watch.left()).toEqual([]);
  });

  it('[TB14] leaves other people’s code alone', () => {
    const timer = setTimeout(nothing, 60_000);
    window.addEventListener('resize', nothing);
    expect(watch.left()).toEqual([]);
    clearTimeout(timer);
    window.removeEventListener('resize', nothing);
  });

  it('[TB14] gives the page back as it was', () => {
    const { setTimeout: watched, WebSocket: socket } = globalThis;
    watch.stop();
    expect([globalThis.setTimeout === watched, globalThis.WebSocket === socket]).toEqual([false, false]);
    expect(() => leaks.listener(window, 'resize')()).not.toThrow();
    expect(watch.left()).toEqual([]);
  });

  it.each([
    ['at set (http://localhost:63315/src/lib/clock.ts?t=1:24:5)', 'src/lib/clock.ts'],
    ['at http://localhost/@fs/home/a/stories/room/room.tsx:1:2', 'stories/room/room.tsx'],
    ['at x (http://localhost/node_modules/some/src/index.ts:1:1)', null],
    ['at x (http://localhost/stories/shell/watch-page.ts:1:1)', null],
    ['', null],
  ])('[TB14] reads the place out of a line of a stack: %s', (line, place) => {
    expect(ownPlace(`Error\n${line}`)).toBe(place);
  });
});

describe('what a story prints', () => {
  it('[TB15] is nothing, but for what its trouble has to print, and that it prints', () => {
    expect(unexpected([], [])).toEqual([]);
    expect(unexpected(['Warning: a key is missing'], [])).toEqual(['Warning: a key is missing']);
    expect(unexpected(['copresent: refused (4001)'], ['refused'])).toEqual([]);
    expect(unexpected(['other'], ['refused'])).toEqual(['other', 'was to print "refused", and did not']);
  });
});
