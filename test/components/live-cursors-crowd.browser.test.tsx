import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveCursors, RealtimeProvider, type LiveCursorsProps } from '../../src/index.js';
import type { Actor } from '../../src/testing.js';
import '../../src/styles.css';
import '../../src/signals.css';
import { createStage, type Party, type Stage } from '../support/stage.js';

afterEach(cleanup);

const board = 'presence-board';

function boardOf(party: Party, props: Partial<LiveCursorsProps> = {}) {
  const page = (more: Partial<LiveCursorsProps> = {}) => (
    <RealtimeProvider options={party.options}>
      <LiveCursors channel={board} style={{ width: 400, height: 200 }} {...props} {...more} />
    </RealtimeProvider>
  );
  const view = render(page());
  const area = (): HTMLElement => view.container.querySelector<HTMLElement>('.cp-cursors')!;
  return {
    ...view,
    show: (more: Partial<LiveCursorsProps>) => view.rerender(page(more)),
    drawn: () => view.container.querySelectorAll('.cp-cursor').length,
    move(x: number) {
      const { left, top } = area().getBoundingClientRect();
      fireEvent.pointerMove(area(), { clientX: left + x, clientY: top + 100 });
    },
  };
}

const sentBy = ({ wire }: Party): readonly string[] =>
  wire.sent().filter((frame) => frame.startsWith('client-'));

function crowd({ lab }: Stage, size: number): Actor[] {
  return Array.from({ length: size }, (_, at) => {
    const actor = lab.actor({ id: `guest-${at}` });
    actor.join(board);
    return actor;
  });
}

describe('LiveCursors on a channel', () => {
  it('[LC10] is off in a room of more than a thousand, says so, and is back under nine hundred', async () => {
    const stage = createStage();
    const ada = stage.party({ id: 'ada' });
    const onShareChange = vi.fn();
    const { move, drawn, show } = boardOf(ada, { onShareChange });
    const guests = crowd(stage, 999);
    await stage.settle(100);
    guests[0]!.send(board, 'client-cursor', { k: 't', p: [[0, 0, 0]], seq: 1 });
    await stage.settle(100);
    expect([drawn(), onShareChange.mock.calls.length]).toEqual([1, 0]);
    stage.lab.actor({ id: 'one-too-many' }).join(board);
    await stage.settle(100);
    expect(drawn()).toBe(0);
    expect(onShareChange.mock.calls).toEqual([[false]]);
    ada.wire.forget();
    move(10);
    await stage.settle(20_000);
    expect(sentBy(ada)).toEqual([]);
    show({ show: true, share: true });
    move(20);
    await stage.settle(1_000);
    expect([drawn(), sentBy(ada).length]).toEqual([1, 1]);
    expect(onShareChange.mock.calls).toEqual([[false], [true]]);
    show({});
    for (const guest of guests.slice(1, 100)) guest.leave(board);
    await stage.settle(100);
    expect(onShareChange.mock.calls.at(-1)).toEqual([false]); // 902 are here
    for (const guest of guests.slice(100, 103)) guest.leave(board);
    await stage.settle(100);
    await waitFor(() => expect(onShareChange.mock.calls.at(-1)).toEqual([true]));
    expect(drawn()).toBe(1);
  });

  it('[LC12] speaks less in a fuller room, and not at all when alone', async () => {
    const stage = createStage();
    const ada = stage.party({ id: 'ada' });
    const { move } = boardOf(ada);
    await stage.settle(100);
    const walk = async (): Promise<number> => {
      ada.wire.forget();
      for (let step = 1; step <= 100; step++) {
        move(step);
        await stage.settle(20);
      }
      await stage.settle(2_000);
      return sentBy(ada).length;
    };
    expect(await walk()).toBe(0);
    crowd(stage, 10);
    await stage.settle(100);
    const few = await walk();
    expect(few).toBeGreaterThan(14);
    expect(few).toBeLessThanOrEqual(18);
    crowd(stage, 250);
    await stage.settle(100);
    const many = await walk();
    expect(many).toBeGreaterThan(4);
    expect(many).toBeLessThanOrEqual(7);
  });
});
