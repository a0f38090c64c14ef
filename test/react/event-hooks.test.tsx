import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RealtimeError } from '../../src/errors.js';
import { useEventLog } from '../../src/react/use-event-log.js';
import { useEventReducer } from '../../src/react/use-event-reducer.js';
import { useEvent } from '../../src/react/use-event.js';
import { hookOf, providing } from '../support/providing.js';
import { createRenderCount, createStage } from '../support/stage.js';

describe('useEvent with several events', () => {
  it('[HK10] hears each event of a list, and tells which one it was', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const { rerender } = hookOf(ada, () =>
      useEvent('room', ['one', 'two'], (data, { event }) => heard.push([event, data])),
    );
    await settle();
    rerender();
    for (const event of ['one', 'two', 'three']) lab.publish('room', event, { of: event });
    await settle();
    expect(heard).toEqual([
      ['one', { of: 'one' }],
      ['two', { of: 'two' }],
    ]);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe room']);
  });

  it('[HK11] hears each event of a map by its own handler, that of the latest render', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const { rerender } = renderHook(
      ({ step }) =>
        useEvent('room', {
          one: (data: number) => heard.push([step, 'one', data]),
          ...(step === 1 ? {} : { constructor: (data: unknown) => heard.push([step, 'two', data]) }),
        }),
      { wrapper: providing(ada), initialProps: { step: 1 } },
    );
    await settle();
    lab.publish('room', 'one', '1');
    lab.publish('room', 'constructor', '2');
    await settle();
    rerender({ step: 2 });
    lab.publish('room', 'one', '3');
    lab.publish('room', 'constructor', '4');
    await settle();
    expect(heard).toEqual([
      [1, 'one', 1],
      [2, 'one', 3],
      [2, 'two', 4],
    ]);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe room']);
  });

  it('[HK12] an empty list hears nothing, and holds the channel', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    hookOf(ada, () => useEvent('room', [], (data) => heard.push(data)));
    await settle();
    lab.publish('room', 'one', {});
    await settle();
    expect(heard).toEqual([]);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe room']);
  });
});

describe('useEventReducer', () => {
  it('[HK20] builds state from events, each exactly once and in order', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    let calls = 0;
    const { result } = hookOf(ada, () =>
      useEventReducer<readonly string[]>(
        'room',
        {
          add(all, item: string) {
            calls += 1;
            return [...all, item];
          },
          clear: () => [],
        },
        ['first'],
      ),
    );
    await settle();
    expect(result.current).toEqual(['first']);
    for (const item of ['a', 'b', 'c']) lab.publish('room', 'add', JSON.stringify(item));
    await settle();
    expect(result.current).toEqual(['first', 'a', 'b', 'c']);
    lab.publish('room', 'clear');
    lab.publish('room', 'add', '"d"');
    await settle();
    expect(result.current).toEqual(['d']);
    expect(calls).toBe(4);
  });

  it('[HK21] begins anew with another channel, also when it comes back', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const initialProps: { readonly channel: string | null } = { channel: 'one' };
    const { result, rerender } = renderHook(
      ({ channel }) => useEventReducer(channel, { add: (sum: number, n: number) => sum + n }, 0),
      { wrapper: providing(ada), initialProps },
    );
    await settle();
    lab.publish('one', 'add', 5);
    await settle();
    expect(result.current).toBe(5);
    rerender({ channel: 'two' });
    expect(result.current).toBe(0);
    rerender({ channel: 'one' });
    expect(result.current).toBe(0);
    lab.publish('one', 'add', 2);
    await settle();
    expect(result.current).toBe(2);
    rerender({ channel: null });
    expect(result.current).toBe(0);
  });

  it('[HK22] a function that throws is reported, and costs its own step only', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const errors: RealtimeError[] = [];
    const { result } = renderHook(
      () =>
        useEventReducer(
          'room',
          {
            add: (sum: number, n: number) => {
              if (n < 0) throw new RangeError('negative');
              return sum + n;
            },
          },
          0,
        ),
      { wrapper: providing(ada, (error) => errors.push(error)) },
    );
    await settle();
    for (const n of [1, -1, 2]) lab.publish('room', 'add', n);
    await settle();
    expect(result.current).toBe(3);
    expect(errors.map(({ code, cause }) => [code, (cause as Error).message])).toEqual([
      ['handler-failed', 'negative'],
    ]);
  });
});

describe('useEventLog', () => {
  it('[HK30] keeps the latest events, oldest first, up to the limit', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { result } = hookOf(ada, () => useEventLog<number>('room', ['said', 'sung'], { limit: 3 }));
    await settle();
    const empty = result.current;
    expect(empty).toEqual([]);
    for (const n of [1, 2]) lab.publish('room', 'said', n);
    for (const n of [3, 4]) lab.publish('room', 'sung', n);
    await settle();
    expect(result.current).toEqual([2, 3, 4]);
  });

  it('[HK31] keeps a hundred where no limit is given, and never fewer than one', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { result } = hookOf(ada, () => [
      useEventLog('room', 'said'),
      useEventLog('room', 'said', { limit: 0 }),
    ]);
    await settle();
    for (let n = 0; n < 120; n++) lab.publish('room', 'said', n);
    await settle();
    expect(result.current.map((log) => [log.length, log[0], log.at(-1)])).toEqual([
      [100, 20, 119],
      [1, 119, 119],
    ]);
  });

  it('[HK32] begins anew with another channel or event', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { result, rerender } = renderHook(({ event }) => useEventLog('room', event), {
      wrapper: providing(ada),
      initialProps: { event: 'said' },
    });
    await settle();
    lab.publish('room', 'said', 1);
    await settle();
    const before = result.current;
    rerender({ event: 'said' });
    expect(result.current).toBe(before);
    rerender({ event: 'sung' });
    expect(result.current).toEqual([]);
    lab.publish('room', 'sung', 2);
    await settle();
    expect(result.current).toEqual([2]);
  });

  it('[HK33] a burst is kept whole and renders few times', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const counter = createRenderCount();
    const Provided = providing(ada);
    const { result } = renderHook(() => useEventLog<number>('room', 'said', { limit: 500 }), {
      wrapper: ({ children }) => (
        <Provided>
          <counter.Counted>{children}</counter.Counted>
        </Provided>
      ),
    });
    await settle();
    counter.reset();
    await act(async () => {
      for (let n = 0; n < 200; n++) lab.publish('room', 'said', n);
      await lab.advance(0);
    });
    expect(result.current).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(counter.renders()).toBeLessThanOrEqual(3);
  });
});
