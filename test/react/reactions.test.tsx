import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReactionBurst } from '../../src/react/reaction-bursts.js';
import { useReactions, type UseReactionsOptions } from '../../src/react/use-reactions.js';
import type { Actor } from '../../src/testing.js';
import { hookOf, providing } from '../support/providing.js';
import { createStage } from '../support/stage.js';

const room = 'presence-room';
type Kind = 'up' | 'party';
const allow: readonly Kind[] = ['up', 'party'];

const messagesTo = (actor: Actor): unknown[] =>
  actor.received
    .filter(({ event }) => event === 'client-reaction')
    .map(({ data }) => (data as { r: unknown }).r);

async function withBo(options: Partial<UseReactionsOptions<Kind>> = {}) {
  const { lab, party, settle } = createStage();
  const ada = party({ id: 'ada' });
  const bo = lab.actor({ id: 'bo' });
  bo.join(room);
  const bursts: ReactionBurst<Kind>[] = [];
  const rendered = renderHook(
    (props: Partial<UseReactionsOptions<Kind>>) =>
      useReactions<Kind>(room, { allow, onReaction: (burst) => bursts.push(burst), ...props }),
    { wrapper: providing(ada), initialProps: options },
  );
  await settle(100);
  const say = (r: unknown): void => bo.send(room, 'client-reaction', { r });
  return {
    ...rendered,
    lab,
    ada,
    bo,
    bursts,
    settle,
    say,
    react: (id: Kind) => rendered.result.current.react(id),
  };
}

describe('useReactions', () => {
  it('[HK110] one’s own is told at once, and sent', async () => {
    const { react, bo, bursts, settle } = await withBo();
    expect(react('up')).toEqual({ ok: true });
    expect(bursts).toEqual([{ id: 'up', count: 1, userIds: ['ada'], mine: true }]);
    await settle();
    expect(messagesTo(bo)).toEqual([[['up', 1]]]);
  });

  it('[HK111] four messages a second carry all that was made, by kind', async () => {
    const { react, bo, settle } = await withBo();
    for (let n = 0; n < 20; n++) {
      react(n % 4 === 0 ? 'party' : 'up');
      await settle(50);
    }
    await settle(1_000);
    const sent = messagesTo(bo) as [string, number][][];
    expect(sent.length).toBeLessThanOrEqual(5);
    const sum = (kind: Kind): number =>
      sent.flat().reduce((total, [id, count]) => total + (id === kind ? count : 0), 0);
    expect([sum('up'), sum('party')]).toEqual([15, 5]);
  });

  it('[HK112] those of one kind within 250 ms are told together, the first at once', async () => {
    const { lab, bursts, settle, say } = await withBo();
    const cleo = lab.actor({ id: 'cleo' });
    cleo.join(room);
    say([['up', 1]]);
    await settle(50);
    say([['up', 2]]);
    cleo.send(room, 'client-reaction', {
      r: [
        ['up', 4],
        ['party', 1],
      ],
    });
    await settle(150);
    expect(bursts).toEqual([
      { id: 'up', count: 1, userIds: ['bo'], mine: false },
      { id: 'party', count: 1, userIds: ['cleo'], mine: false },
    ]);
    await settle(50);
    expect(bursts.slice(2)).toEqual([{ id: 'up', count: 6, userIds: ['bo', 'cleo'], mine: false }]);
    await settle(1_000);
    expect(bursts).toHaveLength(3);
  });

  it('[HK113] what is not allowed is not told; to send it is a mistake of the programmer', async () => {
    const { result, bursts, settle, say } = await withBo();
    const nonsense = [
      null,
      'up',
      [['down', 1]],
      [['up', 0]],
      [['up', -1]],
      [['up', 1.5]],
      [['up', '1']],
      [[7, 1]],
    ];
    for (const r of nonsense) {
      say(r);
      await settle(300);
    }
    say([
      ['up', 1],
      ['up', 1],
      ['party', 1],
    ]);
    await settle(300);
    expect(bursts).toEqual([]);
    expect(() => result.current.react('down' as Kind)).toThrow(/"down".*allow/);
  });

  it('[HK114] nobody makes others draw without end: counts and messages are capped', async () => {
    const { bursts, settle, say } = await withBo();
    say([['up', 1e9]]);
    for (let n = 0; n < 9; n++) say([['party', 1]]);
    await settle(1_000);
    expect(bursts.filter(({ id }) => id === 'up').map(({ count }) => count)).toEqual([50]);
    expect(bursts.filter(({ id }) => id === 'party').reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('[HK115] without a connection it is refused, and not told', async () => {
    const { react, ada, bursts, settle } = await withBo();
    act(() => ada.cable.pull());
    await settle(10);
    expect(react('up')).toEqual({ ok: false, reason: 'offline' });
    expect(bursts).toEqual([]);
  });

  it('[HK116] two engines; the handler is that of the latest render; nothing is left behind', async () => {
    const { lab, party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const told: string[] = [];
    const adas = hookOf(ada, () => useReactions(room, { allow }));
    const bos = renderHook(
      ({ step }) => useReactions(room, { allow, onReaction: ({ id }) => told.push(`${step} ${id}`) }),
      { wrapper: providing(bo), initialProps: { step: 1 } },
    );
    await settle(100);
    const before = adas.result.current;
    bos.rerender({ step: 2 });
    adas.rerender();
    expect(adas.result.current).toBe(before);
    adas.result.current.react('party');
    await settle(100);
    expect(told).toEqual(['2 party']);
    for (const { unmount } of [adas, bos]) unmount();
    await settle(5_000);
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });
});
