import { fireEvent, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { cursorAt, type CursorPath } from '../../src/react/cursor-path.js';
import { useEngine } from '../../src/react/provider.js';
import { useCursors, type UseCursorsOptions, type UseCursorsResult } from '../../src/react/use-cursors.js';
import type { Actor } from '../../src/testing.js';
import { hookOf, providing } from '../support/providing.js';
import { createStage } from '../support/stage.js';

const room = 'presence-room';

interface CursorData {
  readonly p: readonly (readonly number[])[] | null;
  readonly seq: number;
  readonly b?: number;
  readonly sp?: string;
  readonly k: string;
}

const messagesTo = (actor: Actor): CursorData[] =>
  actor.received.filter(({ event }) => event === 'client-cursor').map(({ data }) => data as CursorData);

const ownersOf = ({ cursors }: UseCursorsResult): string[] => cursors.map(({ member }) => member.id);

/** Ada uses the hook; Bo is there. */
async function withBo(options: UseCursorsOptions = {}) {
  const { lab, party, settle } = createStage();
  const ada = party({ id: 'ada', info: { name: 'Ada' } });
  const bo = lab.actor({ id: 'bo', info: { name: 'Bo' } });
  bo.join(room);
  let renders = 0;
  const rendered = renderHook(
    (props: UseCursorsOptions) => {
      renders += 1;
      const engine = useEngine();
      return { ...useCursors<{ name: string }>(room, props), engine };
    },
    { wrapper: providing(ada), initialProps: options },
  );
  await settle(100);
  const say = (data: unknown, actor = bo): void => actor.send(room, 'client-cursor', data);
  const takeRenders = (): number => {
    const before = renders;
    renders = 0;
    return before;
  };
  takeRenders();
  return { ...rendered, lab, ada, bo, settle, say, takeRenders };
}

describe('useCursors, hearing', () => {
  it('[HK90] shows whose cursors there are, and tells their paths without a render', async () => {
    const { result, say, settle, takeRenders } = await withBo();
    const paths: CursorPath[] = [];
    const off = result.current.onPath((path) => paths.push(path));
    say({ k: 'tab', p: [[0.1, 0.2, 0]], seq: 1 });
    await settle();
    expect(result.current.cursors).toEqual([
      { key: expect.any(String), member: { id: 'bo', info: { name: 'Bo' }, isMe: false } },
    ]);
    expect(takeRenders()).toBeGreaterThan(0);
    for (let seq = 2; seq < 10; seq++)
      say({
        k: 'tab',
        p: [
          [0.1, 0.1, 0],
          [seq / 10, 0.5, 100],
        ],
        b: 1,
        seq,
      });
    await settle();
    expect(takeRenders()).toBe(0);
    expect(paths.length).toBe(9);
    const { key } = result.current.cursors[0]!;
    expect(result.current.pathOf(key)).toMatchObject({
      userId: 'bo',
      pressed: true,
      points: [
        { x: 0.1, y: 0.1, atMs: 0 },
        { x: 0.9, y: 0.5, atMs: 100 },
      ],
    });
    off();
    say({ k: 'tab', p: [[0, 0, 0]], seq: 99 });
    await settle();
    expect(paths.length).toBe(9);
  });

  it('[HK91] a cursor goes when it leaves, when its owner does, and after a minute of silence', async () => {
    const { lab, result, say, settle } = await withBo();
    const cleo = lab.actor({ id: 'cleo' });
    cleo.join(room);
    await settle(20);
    say({ k: 'tab', p: [[0, 0, 0]], seq: 1 });
    say({ k: 'tab', p: [[0, 0, 0]], seq: 1 }, cleo);
    await settle();
    expect(ownersOf(result.current)).toEqual(['bo', 'cleo']);
    say({ k: 'tab', p: null, seq: 2 });
    await settle();
    expect(ownersOf(result.current)).toEqual(['cleo']);
    cleo.leave(room);
    await settle(20);
    expect(ownersOf(result.current)).toEqual([]);
    say({ k: 'tab', p: [[0, 0, 0]], seq: 3 });
    await settle(59_999);
    expect(ownersOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(ownersOf(result.current)).toEqual([]);
  });

  it('[HK91] the silence is as long as the caller says', async () => {
    const { result, say, settle } = await withBo({ ttlMs: 5_000 });
    say({ k: 'tab', p: [[0, 0, 0]], seq: 1 });
    await settle(4_999);
    expect(ownersOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(ownersOf(result.current)).toEqual([]);
  });

  it('[HK92] what comes late is left aside', async () => {
    const { result, say, settle } = await withBo();
    say({ k: 'tab', p: [[0.2, 0, 0]], seq: 5 });
    say({ k: 'tab', p: [[0.1, 0, 0]], seq: 4 });
    say({ k: 'tab', p: null, seq: 5 });
    await settle();
    expect(result.current.pathOf(result.current.cursors[0]!.key)?.points[0]?.x).toBe(0.2);
  });

  it('[HK93] places outside of the bounds are brought to them', async () => {
    const { result, say, settle, rerender } = await withBo();
    say({
      k: 'tab',
      p: [
        [-9e9, 7, -5],
        [0.5, 0.5, 9e9],
      ],
      seq: 1,
    });
    await settle();
    const { key } = result.current.cursors[0]!;
    expect(result.current.pathOf(key)?.points).toEqual([
      { x: -0.05, y: 1.05, atMs: 0 },
      { x: 0.5, y: 0.5, atMs: 2_000 },
    ]);
    rerender({ bounds: [0, 5_000] });
    say({ k: 'tab', p: [[4_000, 6_000, 0]], seq: 2 });
    await settle();
    expect(result.current.pathOf(key)?.points).toEqual([{ x: 4_000, y: 5_000, atMs: 0 }]);
  });

  it('[HK94] what is no path, from another space or from nobody changes nothing', async () => {
    const { lab, result, say, settle, takeRenders } = await withBo();
    const nonsense: unknown[] = [
      {},
      { k: 'tab', p: [], seq: 1 },
      { k: 'tab', p: [[0, 0, 0]] },
      { k: 'tab', p: [[0, '0', 0]], seq: 1 },
      { k: 'tab', p: [[0, null, 0]], seq: 1 },
      {
        k: 'tab',
        p: [
          [0, 0, 5],
          [0, 0, 1],
        ],
        seq: 1,
      },
      { k: 7, p: [[0, 0, 0]], seq: 1 },
      { k: 'tab', p: [[0, 0, 0]], seq: 1, sp: 'other' },
      { k: 'tab', p: Array.from({ length: 17 }, () => [0, 0, 0]), seq: 1 },
      { k: 'tab', p: 'x', seq: 1 },
    ];
    for (const data of nonsense) {
      say(data);
      await settle(200);
    }
    lab.publish(room, 'client-cursor', { k: 'tab', p: [[0, 0, 0]], seq: 1 });
    await settle();
    expect([result.current.cursors, takeRenders()]).toEqual([[], 0]);
  });

  it('[HK95] a user has at most four cursors; of too many, those that moved last are kept', async () => {
    const { lab, result, say, settle } = await withBo({ maxCursors: 5 });
    for (const tab of ['a', 'b', 'c', 'd', 'e']) say({ k: tab, p: [[0, 0, 0]], seq: 1 });
    await settle(1);
    expect(ownersOf(result.current)).toEqual(['bo', 'bo', 'bo', 'bo']);
    for (const id of ['cleo', 'dan', 'eve']) {
      const actor = lab.actor({ id });
      actor.join(room);
      await settle(20);
      say({ k: 'tab', p: [[0, 0, 0]], seq: 1 }, actor);
    }
    await settle(20);
    expect(ownersOf(result.current)).toEqual(['bo', 'bo', 'cleo', 'dan', 'eve']);
  });

  it('[HK96] one’s own other tabs are left out, unless they are asked for', async () => {
    const { lab, result, say, settle, rerender } = await withBo();
    const tab = lab.actor({ id: 'ada' });
    tab.join(room);
    await settle(20);
    say({ k: 'other', p: [[0, 0, 0]], seq: 1 }, tab);
    await settle();
    expect(ownersOf(result.current)).toEqual([]);
    rerender({ includeOwnTabs: true });
    expect(ownersOf(result.current)).toEqual(['ada']);
  });

  it('[HK98] waits a second for who it is, and then shows somebody without a name', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let isDeaf = true;
    ada.setFault((accept) => (peer, url) => {
      const send = (text: string): void => {
        if (!isDeaf || !text.includes('member_added')) peer.send(text);
      };
      return accept({ ...peer, send }, url);
    });
    const { result } = hookOf(ada, () => useCursors(room));
    await settle(100);
    const [eve, bo] = [lab.actor({ id: 'eve', info: { name: 'Eve' } }), lab.actor({ id: 'bo' })];
    eve.join(room);
    isDeaf = false;
    bo.join(room);
    await settle(20);
    eve.send(room, 'client-cursor', { k: 'tab', p: [[0, 0, 0]], seq: 1 });
    bo.send(room, 'client-cursor', { k: 'tab', p: [[0, 0, 0]], seq: 1 });
    await settle(500);
    eve.send(room, 'client-cursor', { k: 'tab', p: [[0.5, 0, 0]], seq: 2 }); // no reason to wait longer
    await settle(499);
    expect(ownersOf(result.current)).toEqual(['bo']);
    await settle(1);
    expect(result.current.cursors.map(({ member }) => member)).toEqual([
      { id: 'eve', info: undefined, isMe: false },
      expect.objectContaining({ id: 'bo' }),
    ]);
    eve.send(room, 'client-cursor', { k: 'tab', p: null, seq: 3 });
    await settle();
    expect(ownersOf(result.current)).toEqual(['bo']);
  });

  it('[HK97] a path is drawn along its points, and rests at the last', () => {
    const path: CursorPath = {
      key: 'k',
      userId: 'bo',
      pressed: false,
      receivedAt: 0,
      points: [
        { x: 0, y: 0, atMs: 0 },
        { x: 1, y: 2, atMs: 100 },
        { x: 1, y: 0, atMs: 100 },
        { x: 0, y: 0, atMs: 200 },
      ],
    };
    const at = [-5, 0, 50, 100, 150, 200, 9e9].map((ms) => cursorAt(path, ms));
    expect(at.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 0],
      [0.5, 1],
      [1, 0],
      [0.5, 0],
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('useCursors, sending', () => {
  it('[HK100] sends at most eight messages a second, with the path between them, the last place always', async () => {
    const { result, bo, settle } = await withBo();
    for (let n = 0; n <= 200; n++) {
      result.current.move(n / 200, 0.5);
      await settle(5);
    }
    await settle(1_000);
    const sent = messagesTo(bo);
    expect(sent.length).toBeLessThanOrEqual(10); // in 1,005 ms, the first and the last included
    expect(sent.length).toBeGreaterThanOrEqual(8);
    expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, at) => at + 1));
    expect(sent.at(-1)?.p?.at(-1)?.slice(0, 2)).toEqual([1, 0.5]);
    for (const { p } of sent) {
      expect(p?.length).toBeLessThanOrEqual(16);
      expect(p?.[0]?.[2]).toBe(0);
    }
    expect(sent[3]?.p?.at(-1)?.[2]).toBeGreaterThan(90); // the path takes as long as it took
  });

  it('[HK101] sends nothing while one is alone, the page is hidden, or it is not shared', async () => {
    const { result, bo, ada, settle, rerender } = await withBo();
    bo.leave(room);
    await settle(20);
    ada.wire.forget();
    result.current.move(0.1, 0.1);
    await settle(500);
    expect(ada.wire.sent()).toEqual([]);
    bo.join(room);
    await settle(20);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    result.current.move(0.2, 0.1);
    await settle(500);
    visibility.mockRestore();
    rerender({ share: false });
    result.current.move(0.3, 0.1);
    await settle(500);
    expect(ada.wire.sent()).toEqual([]);
    rerender({ share: true });
    result.current.move(0.4, 0.1);
    await settle(500);
    expect(messagesTo(bo).map(({ p }) => p)).toEqual([[[0.4, 0.1, 0]]]);
  });

  it.each([
    ['the pointer leaves', async ({ result }: Awaited<ReturnType<typeof withBo>>) => result.current.leave()],
    ['sharing ends', async ({ rerender }: Awaited<ReturnType<typeof withBo>>) => rerender({ share: false })],
    ['the component goes', async ({ unmount }: Awaited<ReturnType<typeof withBo>>) => unmount()],
    [
      'the page is hidden',
      async () => {
        const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
        fireEvent(document, new Event('visibilitychange'));
        visibility.mockRestore();
      },
    ],
  ])('[HK102] takes the cursor away when %s, once', async (_, end) => {
    const room = await withBo();
    room.result.current.move(0.1, 0.1);
    await room.settle(50);
    await end(room);
    await room.settle(2_000);
    expect(messagesTo(room.bo).map(({ p }) => p)).toEqual([[[0.1, 0.1, 0]], null]);
  });

  it('[HK103] what was never seen is not taken away', async () => {
    const { result, ada, settle } = await withBo();
    ada.wire.forget();
    result.current.leave();
    await settle(500);
    expect(ada.wire.sent()).toEqual([]);
  });

  it('[HK104] gives way: after a refusal for the rate it is still for a second, then says where it is now', async () => {
    const { result, bo, settle } = await withBo();
    const engine = result.current.engine;
    for (let n = 0; n < 10; n++) engine.trigger(room, 'client-message', n);
    result.current.move(0.1, 0.1);
    await settle(200);
    result.current.move(0.2, 0.1);
    await settle(700);
    expect(messagesTo(bo)).toEqual([]);
    await settle(200);
    expect(messagesTo(bo).map(({ p }) => p?.at(-1)?.slice(0, 2))).toEqual([[0.2, 0.1]]);
  });

  it('[HK105] in a crowd of hundreds each says less', async () => {
    const { lab, result, bo, settle } = await withBo();
    for (let n = 0; n < 250; n++) lab.actor({ id: `guest-${n}` }).join(room);
    await settle(100);
    for (let n = 0; n < 100; n++) {
      result.current.move(n / 100, 0);
      await settle(10);
    }
    await settle(1_000);
    expect(messagesTo(bo).length).toBeLessThanOrEqual(4);
  });

  it('[HK106] [P14] an area sends where the pointer is in parts of it; the caller’s own handlers still run', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const onPointerMove = vi.fn();
    function Area(): ReactNode {
      const { getAreaProps } = useCursors(room, { space: 'page-1' });
      return <div {...getAreaProps({ 'data-testid': 'area', onPointerMove })} />;
    }
    const Provided = providing(ada);
    const { getByTestId } = render(
      <Provided>
        <Area />
      </Provided>,
    );
    await settle(100);
    const area = getByTestId('area');
    fireEvent.pointerMove(area, { clientX: 1, clientY: 1 }); // it has no size yet
    area.getBoundingClientRect = () => ({ left: 100, top: 50, width: 200, height: 100 }) as DOMRect;
    fireEvent(area, new MouseEvent('pointermove', { bubbles: true, clientX: 150, clientY: 100, buttons: 1 }));
    await settle(200);
    fireEvent(area, new MouseEvent('pointerout', { bubbles: true, relatedTarget: document.body }));
    await settle();
    expect(messagesTo(bo)).toMatchObject([
      { p: [[0.25, 0.5, 0]], sp: 'page-1', b: 1 },
      { p: null, sp: 'page-1' },
    ]);
    expect(onPointerMove).toHaveBeenCalledTimes(2);
  });

  it('[HK107] two engines see each other’s cursors; no channel and no server does no harm', async () => {
    const { lab, party, settle } = createStage();
    const [ada, bo] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const adas = hookOf(ada, () => useCursors(room));
    const bos = hookOf(bo, () => useCursors(room));
    const none = hookOf(bo, () => useCursors(null));
    none.result.current.move(1, 1);
    adas.result.current.move(1, 1); // before there is a connection
    await settle(100);
    adas.result.current.move(0.3, 0.3);
    bos.result.current.move(0.6, 0.6);
    await settle(200);
    expect([ownersOf(adas.result.current), ownersOf(bos.result.current)]).toEqual([['bo'], ['ada']]);
    const before = adas.result.current;
    adas.rerender();
    expect(adas.result.current).toBe(before);
    for (const { unmount } of [adas, bos, none]) unmount();
    await settle(5_000);
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });
});
