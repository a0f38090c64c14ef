import { render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { usePresenceCount } from '../../src/react/use-presence-count.js';
import { usePresenceEvents } from '../../src/react/use-presence-events.js';
import { usePresenceMember } from '../../src/react/use-presence-member.js';
import { usePresence } from '../../src/react/use-presence.js';
import { hookOf, providing } from '../support/providing.js';
import { createRenderCount, createStage, type Party, type RenderCount } from '../support/stage.js';

const room = 'presence-room';

function countOf(party: Party, useRead: () => unknown): RenderCount {
  const counter = createRenderCount();
  function Reader(): ReactNode {
    return JSON.stringify([useRead()]);
  }
  const Provided = providing(party);
  render(
    <Provided>
      <counter.Counted>
        <Reader />
      </counter.Counted>
    </Provided>,
  );
  return counter;
}

describe('usePresenceMember', () => {
  it('[HK40] gives one member, and null where that one is not there', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const initialProps: { readonly id: string | null } = { id: 'bo' };
    const { result, rerender } = renderHook(({ id }) => usePresenceMember<{ name: string }>(room, id), {
      wrapper: providing(ada),
      initialProps,
    });
    await settle();
    expect(result.current).toBeNull();
    const bo = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bo.join(room);
    await settle(100);
    expect(result.current).toEqual({ id: 'bo', info: { name: 'Bo' }, isMe: false });
    rerender({ id: 'ada' });
    expect(result.current?.isMe).toBe(true);
    for (const id of [null, '', '__proto__']) {
      rerender({ id });
      expect(result.current).toBeNull();
    }
    rerender({ id: 'bo' });
    bo.leave(room);
    await settle(100);
    expect(result.current).toBeNull();
  });
});

describe('what a join or a leave renders again', () => {
  it('[HK41] only what selected it: the count, the list, that very member', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bo = lab.actor({ id: 'bo' });
    bo.join(room);
    const readers = {
      count: countOf(ada, () => usePresenceCount(room)),
      bo: countOf(ada, () => usePresenceMember(room, 'bo')),
      cleo: countOf(ada, () => usePresenceMember(room, 'cleo')),
      me: countOf(ada, () => usePresence(room, ({ me }) => me)),
      first: countOf(ada, () => usePresence(room, ({ members }) => members.slice(0, 2).map(({ id }) => id))),
      names: countOf(ada, () => usePresence(room, ({ members }) => members.map(({ id }) => id))),
    };
    await settle(100);
    const touched = async (step: () => void): Promise<string[]> => {
      for (const reader of Object.values(readers)) reader.reset();
      step();
      await settle(100);
      return Object.entries(readers)
        .filter(([, reader]) => reader.renders() > 0)
        .map(([name]) => name);
    };
    expect(await touched(() => lab.actor({ id: 'cleo' }).join(room))).toEqual(['count', 'cleo', 'names']);
    expect(await touched(() => lab.actor({ id: 'dan' }).join(room))).toEqual(['count', 'names']);
    expect(await touched(() => bo.leave(room))).toEqual(['count', 'bo', 'first', 'names']);
    expect(await touched(() => lab.publish(room, 'said', 'x'))).toEqual([]);
  });

  it('[HK42] a thousand readers of one member each: a join renders one of them', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let renders = 0;
    function Reader({ id }: { readonly id: string }): ReactNode {
      renders += 1;
      return usePresenceMember(room, id)?.id;
    }
    const Provided = providing(ada);
    render(
      <Provided>
        {Array.from({ length: 1_000 }, (_, at) => (
          <Reader key={at} id={`guest-${at}`} />
        ))}
      </Provided>,
      { reactStrictMode: false },
    );
    await settle(100);
    renders = 0;
    lab.actor({ id: 'guest-7' }).join(room);
    await settle(100);
    expect(renders).toBe(1);
  });
});

describe('the order of members', () => {
  it('[HK43] stays as they were first seen, through joins, leaves and a reconnect', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const ids = ['zoe', '10', '9', 'bo'];
    const actors = ids.map((id) => lab.actor({ id }));
    actors[0]!.join(room);
    actors[1]!.join(room);
    const { result } = hookOf(ada, () => usePresence(room, ({ others }) => others.map(({ id }) => id)));
    await settle(100);
    actors[2]!.join(room);
    actors[3]!.join(room);
    await settle(100);
    expect(result.current).toEqual(ids);
    ada.cable.pull();
    await settle(100);
    actors[0]!.leave(room);
    actors[0]!.join(room); // at the server, she is the last now
    ada.cable.plug();
    await settle(10_000);
    expect(result.current).toEqual(ids);
  });
});

describe('usePresenceEvents', () => {
  it('[HK44] tells who comes and goes, and the first list, by the handlers of the latest render', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const bo = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bo.join(room);
    const told: unknown[] = [];
    const { rerender } = renderHook(
      ({ step }) =>
        usePresenceEvents<{ name: string }>(room, {
          onJoin: ({ info }) => told.push([step, 'join', info.name]),
          onLeave: ({ info }) => told.push([step, 'leave', info.name]),
          onSync: (members) => told.push([step, 'sync', members.map(({ info }) => info.name)]),
        }),
      { wrapper: providing(ada), initialProps: { step: 1 } },
    );
    await settle(100);
    rerender({ step: 2 });
    const cleo = lab.actor({ id: 'cleo', info: { name: 'Cleo' } });
    cleo.join(room);
    await settle(100);
    bo.leave(room);
    await settle(100);
    expect(told).toEqual([
      [1, 'sync', ['Bo', 'Ada']],
      [2, 'join', 'Cleo'],
      [2, 'leave', 'Bo'],
    ]);
    expect(ada.wire.sent()).toEqual([`pusher:subscribe ${room}`]);
  });

  it('[HK45] after a gap, who came in the meantime is told, and then the list', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const told: string[] = [];
    hookOf(ada, () =>
      usePresenceEvents(room, {
        onJoin: ({ id }) => told.push(`join ${id}`),
        onSync: (members) => told.push(`sync ${members.map(({ id }) => id).join()}`),
      }),
    );
    await settle(100);
    ada.cable.pull();
    await settle(100);
    lab.actor({ id: 'bo' }).join(room);
    ada.cable.plug();
    await settle(10_000);
    expect(told).toEqual(['sync ada', 'join bo', 'sync ada,bo']);
  });
});
