import { render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { RealtimeProvider } from '../../src/react/provider.js';
import { usePresence } from '../../src/react/use-presence.js';
import type { Presence } from '../../src/store/selectors.js';
import type { Member } from '../../src/store/state.js';
import { createRenderCount, createStage, type Party, type RenderCount } from '../support/stage.js';

interface Info {
  readonly name: string;
}

const providing =
  (party: Party) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
  );

const idsOf = (members: readonly Member[]): string[] => members.map(({ id }) => id);

/** Renders what a hook reads of `presence-room`, and counts how often. */
function countReader(party: Party, useRead: () => unknown): RenderCount {
  const counter = createRenderCount();
  function Reader(): ReactNode {
    return JSON.stringify(useRead());
  }
  render(
    <counter.Counted>
      <Reader />
    </counter.Counted>,
    { wrapper: providing(party) },
  );
  return counter;
}

describe('usePresence', () => {
  it('[RX60] tells who is there: oneself, the others, all in the order in which they were seen', async () => {
    const { lab, party, settle } = createStage();
    lab.actor({ id: 'bob', info: { name: 'Bob' } }).join('presence-room');
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const { result } = renderHook(() => usePresence<Info>('presence-room'), { wrapper: providing(ada) });
    expect(result.current).toMatchObject({ status: 'idle', me: null, members: [], count: 0 });
    await settle();
    lab.actor({ id: 'cleo', info: { name: 'Cleo' } }).join('presence-room');
    await settle(100);

    const { me, others, members, count, complete, stale, status } = result.current;
    expect(me).toEqual({ id: 'ada', info: { name: 'Ada' }, isMe: true });
    expect(others.map(({ info }) => info.name)).toEqual(['Bob', 'Cleo']);
    expect(idsOf(members)).toEqual(['bob', 'ada', 'cleo']);
    expect({ count, complete, stale, status }).toEqual({
      count: 3,
      complete: true,
      stale: false,
      status: 'subscribed',
    });
  });

  it('[RX61] a join and a leave show', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(() => idsOf(usePresence('presence-room').others), {
      wrapper: providing(ada),
    });
    await settle();
    const bob = lab.actor({ id: 'bob' });
    bob.join('presence-room');
    await settle(100);
    expect(result.current).toEqual(['bob']);
    bob.leave('presence-room');
    await settle(100);
    expect(result.current).toEqual([]);
  });

  it('[RX62] a join renders again only what selected it', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const all = countReader(ada, () => usePresence('presence-room').count);
    const count = countReader(ada, () => usePresence('presence-room', (presence) => presence.count));
    const me = countReader(ada, () => usePresence('presence-room', (presence) => presence.me?.info));
    const stale = countReader(ada, () => usePresence('presence-room', (presence) => presence.stale));
    const hasZoe = countReader(ada, () =>
      usePresence('presence-room', ({ members }) => members.some(({ id }) => id === 'zoe')),
    );
    await settle();
    const readers = { all, count, me, stale, hasZoe };
    for (const reader of Object.values(readers)) reader.reset();
    lab.actor({ id: 'bob' }).join('presence-room');
    await settle(100);
    expect(
      Object.entries(readers)
        .filter(([, reader]) => reader.renders() > 0)
        .map(([name]) => name),
    ).toEqual(['all', 'count']);
  });

  it('[RX63] selections are compared shallowly: a list or object built anew with the same entries is the same', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const list = countReader(ada, () =>
      usePresence('presence-room', ({ members }) => idsOf(members).filter((id) => id.startsWith('a'))),
    );
    const object = countReader(ada, () =>
      usePresence('presence-room', ({ me, stale }) => ({ me: me?.id, stale })),
    );
    await settle();
    list.reset();
    object.reset();
    lab.actor({ id: 'bob' }).join('presence-room');
    await settle(100);
    expect([list.renders(), object.renders()]).toEqual([0, 0]);
    lab.actor({ id: 'alan' }).join('presence-room');
    await settle(100);
    expect([list.renders(), object.renders()]).toEqual([1, 0]);
  });

  it('[RX64] or by the function that is given', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const byTens = countReader(ada, () =>
      usePresence(
        'presence-room',
        ({ count }) => count,
        (one, other) => Math.floor(one / 10) === Math.floor(other / 10),
      ),
    );
    await settle();
    byTens.reset();
    for (let i = 0; i < 8; i++) lab.actor({ id: `guest-${i}` }).join('presence-room');
    await settle(100);
    expect(byTens.renders()).toBe(0);
    lab.actor({ id: 'tenth' }).join('presence-room');
    await settle(100);
    expect(byTens.renders()).toBe(1);
  });

  it('[RX65] an inline selector sees the latest props', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender } = renderHook(
      ({ greeting }) => usePresence('presence-room', ({ me }) => `${greeting} ${String(me?.id)}`),
      { wrapper: providing(ada), initialProps: { greeting: 'hi' } },
    );
    await settle();
    rerender({ greeting: 'bye' });
    expect(result.current).toBe('bye ada');
  });

  it('[RX66] a burst of joins renders few times, and shows everybody', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const counts: number[] = [];
    const all = countReader(ada, () => {
      const { count } = usePresence('presence-room');
      counts.push(count);
      return count;
    });
    await settle();
    all.reset();
    for (let i = 0; i < 200; i++) lab.actor({ id: `guest-${i}` }).join('presence-room');
    await settle(100);
    expect(counts.at(-1)).toBe(201);
    expect(all.renders()).toBeLessThanOrEqual(3);
  });

  it('[RX67] the same room gives the same objects: what did not change is not built anew', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender } = renderHook(() => usePresence('presence-room'), { wrapper: providing(ada) });
    await settle();
    const before: Presence = result.current;
    rerender();
    expect(result.current).toBe(before);
    expect(result.current.others).toBe(before.others);
  });

  it('[RX68] hostile ids and infos are data: nothing breaks, nobody is lost', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(() => usePresence('presence-room'), { wrapper: providing(ada) });
    await settle();
    for (const id of ['__proto__', 'constructor', '<img src=x>', 7]) {
      lab.actor({ id, info: { __proto__: null, name: 5 } }).join('presence-room');
    }
    await settle(100);
    expect(idsOf(result.current.others)).toEqual(['__proto__', 'constructor', '<img src=x>', '7']);
  });
});
