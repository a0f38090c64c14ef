import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import {
  LiveCursors,
  LiveCursorsView,
  RealtimeProvider,
  type Cursor,
  type CursorPath,
  type LiveCursorsViewProps,
} from '../../src/index.js';
import '../../src/styles.css';
import '../../src/signals.css';
import { createStage, type Party } from '../support/stage.js';

interface Cdp {
  send(
    method: 'Emulation.setEmulatedMedia',
    options: { features: { name: string; value: string }[] },
  ): Promise<void>;
}
const emulate = (value: string): Promise<void> =>
  (cdp() as unknown as Cdp).send('Emulation.setEmulatedMedia', {
    features: value === '' ? [] : [{ name: 'prefers-reduced-motion', value }],
  });

const board = 'presence-board';
const size = { width: 400, height: 200 };

afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await emulate('');
});

const cursorsSent = ({ wire }: Party): number =>
  wire.sent().filter((frame) => frame.startsWith('client-cursor')).length;

/** A source that is told by hand. */
function createSource() {
  const listeners = new Set<(path: CursorPath) => void>();
  const paths = new Map<string, CursorPath>();
  const cursor: Cursor = { key: 'bo', member: { id: 'bo', info: { name: 'Bo Andersson' }, isMe: false } };
  return {
    props: {
      cursors: [cursor],
      pathOf: (key: string) => paths.get(key),
      onPath: (listener: (path: CursorPath) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    say(points: readonly (readonly [number, number, number])[], pressed = false) {
      const path: CursorPath = {
        key: 'bo',
        userId: 'bo',
        points: points.map(([x, y, atMs]) => ({ x, y, atMs })),
        pressed,
        receivedAt: 0,
      };
      paths.set('bo', path);
      for (const listener of listeners) listener(path);
    },
  };
}

function show(more: Partial<LiveCursorsViewProps> = {}) {
  const source = createSource();
  const { container } = render(<LiveCursorsView {...source.props} style={size} {...more} />);
  const area = container.querySelector<HTMLElement>('.cp-cursors')!;
  const cursor = (): HTMLElement => container.querySelector<HTMLElement>('.cp-cursor')!;
  const tip = (): { x: number; y: number } => {
    const [one, all] = [cursor().getBoundingClientRect(), area.getBoundingClientRect()];
    return { x: Math.round(one.left - all.left), y: Math.round(one.top - all.top) };
  };
  return { ...source, area, cursor, tip };
}

describe('LiveCursors', () => {
  it('[LC1] draws each cursor with its tip on the point, unseen until it has one', async () => {
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const { say, cursor, tip } = show();
      expect(getComputedStyle(cursor()).visibility).toBe('hidden');
      say([[0.5, 0.25, 0]]);
      await waitFor(() => expect(tip()).toEqual({ x: 200, y: 50 }));
      expect(getComputedStyle(cursor()).visibility).toBe('visible');
      expect(cursor()).toHaveTextContent('Bo Andersson');
      cleanup();
    }
  });

  it('[LC2] follows the path in one loop, which sleeps when nothing moves', async () => {
    const frames = vi.spyOn(globalThis, 'requestAnimationFrame');
    const { say, tip } = show();
    say([[0.1, 0.5, 0]]);
    await waitFor(() => expect(tip().x).toBe(40));
    say([
      [0.1, 0.5, 0],
      [0.2, 0.5, 120],
    ]);
    await waitFor(
      () => {
        expect(tip().x).toBeGreaterThan(40);
        expect(tip().x).toBeLessThan(80);
      },
      { interval: 5 },
    );
    await waitFor(() => expect(tip().x).toBe(80));
    await new Promise((resolve) => setTimeout(resolve, 400));
    frames.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(frames).not.toHaveBeenCalled();
    frames.mockRestore();
  });

  it('[LC3] is drawn at once where less motion is wanted, four times a second at most', async () => {
    await emulate('reduce');
    const { say, tip } = show();
    say([
      [0.1, 0.5, 0],
      [0.5, 0.5, 2_000],
    ]);
    await waitFor(() => expect(tip().x).toBe(200));
    const startedAt = performance.now();
    say([[0.75, 0.5, 0]]);
    await waitFor(() => expect(tip().x).toBe(300), { interval: 5 });
    expect(performance.now() - startedAt).toBeGreaterThan(150);
  });

  it('[LC4] becomes quiet when it has been still, and rings while a button is held', async () => {
    const { say, cursor } = show();
    say([[0.5, 0.5, 0]], true);
    await waitFor(() => expect(cursor()).toHaveAttribute('data-state', 'pressed'));
    expect(getComputedStyle(cursor(), '::before').width).toBe('26px');
    say([[0.5, 0.5, 0]]);
    await waitFor(() => expect(cursor()).toHaveAttribute('data-state', 'quiet'), { timeout: 5_000 });
    expect(getComputedStyle(cursor().querySelector('.cp-cursor-arrow')!).fill).toBe('none');
  });

  it('[LC5] hides, clamps or hints at what is outside of what is seen', async () => {
    const far = { project: () => ({ x: 900, y: 100 }), unproject: () => ({ x: 0, y: 0 }) };
    for (const edges of ['hide', 'clamp', 'hint'] as const) {
      const { say, cursor, tip, area } = show({ edges, coordinates: far });
      say([[900, 100, 0]]);
      await waitFor(() => expect(cursor().dataset['placed']).toBe(''));
      if (edges === 'hide') expect(getComputedStyle(cursor()).visibility).toBe('hidden');
      if (edges === 'clamp') expect(tip()).toEqual({ x: 400, y: 100 });
      if (edges === 'hint') {
        say([[900, 100, 0]]); // by now the chip has its size
        await waitFor(() => {
          const chip = cursor().querySelector('.cp-cursor-label')!.getBoundingClientRect();
          expect(Math.abs(area.getBoundingClientRect().right - chip.right - 8)).toBeLessThanOrEqual(1);
        });
      }
      cleanup();
    }
  });

  it('[LC13] turns a name to the other side only where there is more room', async () => {
    const { say, cursor } = show({
      coordinates: { project: ({ x }) => ({ x: x * 400, y: 20 }), unproject: () => ({ x: 0, y: 0 }) },
      style: { ...size, fontSize: 12 },
      labels: 'always',
      person: () => ({ name: 'W'.repeat(24) }),
    });
    say([[0.4, 0, 0]]);
    await waitFor(() => expect(cursor().dataset['placed']).toBe(''));
    const label = cursor().querySelector<HTMLElement>('.cp-cursor-label')!;
    await waitFor(() => expect(160 + label.offsetWidth).toBeGreaterThan(400));
    expect(cursor().dataset['flip']).not.toContain('x');
    say([[0.9, 0, 0]]);
    await waitFor(() => expect(cursor().dataset['flip']).toContain('x'));
  });

  it('[LC6] keeps to the content that scrolls, and adds nothing to what can be scrolled', async () => {
    const { say, tip, area } = show({
      coordinates: 'content',
      children: <div style={{ height: 1_000 }} />,
    });
    const scrollable = area.scrollHeight;
    say([[50, 150, 0]]);
    await waitFor(() => expect(tip()).toEqual({ x: 50, y: 150 }));
    area.scrollTop = 100;
    await waitFor(() => expect(tip()).toEqual({ x: 50, y: 50 }));
    say([[50, 90_000, 0]]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(area.scrollHeight).toBe(scrollable);
  });

  it('[LC7] takes no pointer, no focus and no voice', () => {
    const { cursor } = show();
    const layer = cursor().closest('.cp-cursor-layer')!;
    expect(layer).toHaveAttribute('aria-hidden', 'true');
    expect(getComputedStyle(layer).pointerEvents).toBe('none');
    expect(layer.querySelector('a, button, input, [tabindex]')).toBeNull();
  });

  it('[LC9] shows names beside one’s own pointer alone, where asked to', async () => {
    const { say, cursor, area } = show({ labels: 'hover' });
    const label = (): string => getComputedStyle(cursor().querySelector('.cp-cursor-label')!).display;
    const point = (x: number, type = 'pointermove'): void => {
      const { left, top } = area.getBoundingClientRect();
      area.dispatchEvent(new PointerEvent(type, { clientX: left + x, clientY: top + 100, bubbles: true }));
    };
    say([[0.5, 0.5, 0]]);
    await waitFor(() => expect(cursor().dataset['placed']).toBe(''));
    expect(label()).toBe('none');
    point(190);
    await waitFor(() => expect(label()).toBe('flex'));
    point(240);
    await waitFor(() => expect(label()).toBe('none'));
    say([[0.6, 0.5, 0]]); // it comes to the pointer
    await waitFor(() => expect(label()).toBe('flex'));
    point(240, 'pointerleave');
    await waitFor(() => expect(label()).toBe('none'));
  });

  it('[LC11] draws somebody of whom nothing is known in grey', async () => {
    const stranger: Cursor = { key: 'bo', member: { id: 'bo', info: undefined, isMe: false } };
    const { say, cursor } = show({ cursors: [stranger] });
    say([[0.5, 0.5, 0]]);
    await waitFor(() => expect(cursor().dataset['placed']).toBe(''));
    expect(cursor()).toHaveTextContent('Anonymous');
    expect(cursor()).not.toHaveAttribute('data-color');
  });

  it('[LC8] shows two windows each other’s cursors, eight times a second at most, and none when it is hidden', async () => {
    const { party, settle } = createStage();
    const [adas, bos] = [
      party({ id: 'ada', info: { name: 'Ada' } }),
      party({ id: 'bo', info: { name: 'Bo' } }),
    ];
    const open = ({ options }: Party, more = {}) =>
      render(
        <RealtimeProvider options={options}>
          <LiveCursors channel={board} style={size} {...more} />
        </RealtimeProvider>,
      );
    const ada = open(adas);
    await settle(100);
    const areaOf = ({ container }: typeof ada): HTMLElement =>
      container.querySelector<HTMLElement>('.cp-cursors')!;
    const move = (x: number): void => {
      const { left, top } = areaOf(ada).getBoundingClientRect();
      fireEvent.pointerMove(areaOf(ada), { clientX: left + x, clientY: top + 100 });
    };
    for (let x = 0; x < 100; x++) move(x);
    await settle(1_000);
    expect(cursorsSent(adas)).toBe(0); // alone
    const bo = open(bos);
    await settle(100);
    for (let step = 0; step < 100; step++) {
      move(step * 2);
      await settle(10);
    }
    expect(cursorsSent(adas)).toBeGreaterThan(4);
    expect(cursorsSent(adas)).toBeLessThanOrEqual(9);
    await waitFor(() => expect(bo.container.querySelector('.cp-cursor')).toHaveTextContent('Ada'));
    await waitFor(() => {
      const tip = bo.container.querySelector('.cp-cursor')!.getBoundingClientRect();
      expect(Math.abs(tip.left - areaOf(bo).getBoundingClientRect().left - 198)).toBeLessThan(20);
    });
    expect(ada.container.querySelector('.cp-cursor')).toBeNull();
    ada.unmount();
    await settle();
    expect(bo.container.querySelector('.cp-cursor')).toBeNull();
  });
});
