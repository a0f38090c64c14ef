import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useMyState, type UseMyStateResult } from '../../src/react/use-my-state.js';
import type { Actor } from '../../src/testing.js';
import { hookOf, providing } from '../support/providing.js';
import { createStage } from '../support/stage.js';

const room = 'presence-room';

const messagesTo = (actor: Actor): Record<string, unknown>[] =>
  actor.received
    .filter(({ event }) => event === 'client-state')
    .map(({ data }) => data as Record<string, unknown>);

const stateOf = ({ states }: Pick<UseMyStateResult<unknown>, 'states'>): unknown =>
  Object.fromEntries(states);

describe('useMyState', () => {
  it('[HK120] one’s own is there at once, and the others see it', async () => {
    const { party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const adas = hookOf(ada, () => useMyState(room, { page: 1 }));
    const bos = hookOf(bo, () => useMyState(room, { page: 1 }));
    await settle(2_000);
    expect(stateOf(bos.result.current)).toEqual({ ada: { page: 1 } });
    act(() => adas.result.current.setMine({ page: 7 }));
    expect(adas.result.current.mine).toEqual({ page: 7 });
    await settle();
    expect(stateOf(bos.result.current)).toEqual({ ada: { page: 7 } });
    act(() => adas.result.current.setMine(({ page }) => ({ page: page + 1 })));
    await settle(1_000);
    expect(stateOf(bos.result.current)).toEqual({ ada: { page: 8 } });
    expect(stateOf(adas.result.current)).toEqual({ bo: { page: 1 } });
  });

  it('[HK121] a newcomer asks, and everybody answers, each at a moment of its own', async () => {
    const { lab, party, settle } = createStage();
    const people = ['ada', 'bo', 'cleo'].map((id) => party({ id }));
    const hooks = people.map((one) => hookOf(one, () => useMyState(room, one.options.user?.id ?? '')));
    await settle(3_000);
    act(() => hooks[0]!.result.current.setMine('changed'));
    await settle(3_000);
    const late = party({ id: 'dan' });
    const { result } = hookOf(late, () => useMyState(room, 'late'));
    await settle(3_000);
    expect(stateOf(result.current)).toEqual({ ada: 'changed', bo: 'bo', cleo: 'cleo' });
    expect(stateOf(hooks[1]!.result.current)).toEqual({ ada: 'changed', cleo: 'cleo', dan: 'late' });
    expect(lab.hub.connectionCount).toBe(4);
  });

  it('[HK122] whose it is says the server, never the message; who is not here has none', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () => useMyState(room, 0));
    await settle(100);
    bo.send(room, 'client-state', { k: 'tab', s: 'mine', at: 5, userId: 'ada', user_id: 'ada' });
    lab.publish(room, 'client-state', { k: 'tab', s: 'nobody’s', at: 9 });
    await settle(1_000);
    expect(result.current.mine).toBe(0);
    expect(stateOf(result.current)).toEqual({ bo: 'mine' });
    bo.leave(room);
    await settle(100);
    expect(stateOf(result.current)).toEqual({});
  });

  it('[HK123] an older state never takes the place of a newer one, and nonsense of none', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () => useMyState(room, 0));
    await settle(100);
    bo.send(room, 'client-state', { k: 'tab', s: 'new', at: 5 });
    const nonsense = [
      { k: 'tab', s: 'old', at: 4 },
      { k: 'tab', s: 'x', at: '9' },
      { k: 'tab', at: 9 },
      { s: 'x', at: 9 },
      null,
      [],
      { k: 'tab', s: 'x', at: 9, n: 'other' },
    ];
    for (const data of nonsense) {
      bo.send(room, 'client-state', data);
      await settle(200);
    }
    expect(stateOf(result.current)).toEqual({ bo: 'new' });
  });

  it('[HK124] two tabs of one person have one state, the latest', async () => {
    const { party, settle } = createStage();
    const [first, second, bo] = [party({ id: 'ada' }), party({ id: 'ada' }), party({ id: 'bo' })];
    const one = hookOf(first, () => useMyState(room, 'start'));
    const bos = hookOf(bo, () => useMyState(room, ''));
    await settle(2_000);
    act(() => one.result.current.setMine('from the first'));
    await settle(2_000);
    const two = hookOf(second, () => useMyState(room, 'start'));
    await settle(2_000);
    expect(two.result.current.mine).toBe('from the first');
    act(() => two.result.current.setMine('from the second'));
    await settle(2_000);
    expect(one.result.current.mine).toBe('from the second');
    expect(stateOf(bos.result.current)).toEqual({ ada: 'from the second' });
    expect(stateOf(one.result.current)).toEqual({ bo: '' });
  });

  it('[HK125] many changes are a few messages, and the last one arrives', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const { result } = hookOf(ada, () => useMyState(room, 0));
    await settle(1_000);
    const before = messagesTo(bo).length;
    for (let n = 1; n <= 100; n++) {
      act(() => result.current.setMine(n));
      await settle(10);
    }
    await settle(1_000);
    const sent = messagesTo(bo).slice(before);
    expect(sent.length).toBeLessThanOrEqual(6);
    expect(sent.at(-1)?.['s']).toBe(100);
  });

  it('[HK126] after a gap everybody knows everybody’s again', async () => {
    const { party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const adas = hookOf(ada, () => useMyState(room, 'a'));
    const bos = hookOf(bo, () => useMyState(room, 'b'));
    await settle(2_000);
    act(() => bo.cable.pull());
    await settle(100);
    act(() => {
      adas.result.current.setMine('a2');
      bos.result.current.setMine('b2');
    });
    await settle(500);
    act(() => bo.cable.plug());
    await settle(10_000);
    expect([stateOf(adas.result.current), stateOf(bos.result.current)]).toEqual([
      { bo: 'b2' },
      { ada: 'a2' },
    ]);
  });

  it('[HK127] states of other names do not mix; alone, nothing is sent; nothing is left behind', async () => {
    const { lab, party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const adas = renderHook(
      ({ channel }) => [useMyState(channel, 1), useMyState(channel, 'x', { name: 'other' })] as const,
      { wrapper: providing(ada), initialProps: { channel: null as string | null } },
    );
    act(() => adas.result.current[0].setMine(2));
    adas.rerender({ channel: room });
    await settle(2_000);
    expect(ada.wire.sent().filter((frame) => frame.startsWith('client-'))).toEqual([]);
    const bos = hookOf(bo, () => [useMyState(room, 0), useMyState(room, '', { name: 'other' })] as const);
    await settle(3_000);
    expect(bos.result.current.map(stateOf)).toEqual([{ ada: 2 }, { ada: 'x' }]);
    const before = bos.result.current[0];
    bos.rerender();
    expect(bos.result.current[0]).toBe(before);
    for (const { unmount } of [adas, bos]) unmount();
    await settle(5_000);
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });
});
