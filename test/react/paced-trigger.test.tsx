import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RealtimeError } from '../../src/errors.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useTrigger, type UseTriggerOptions } from '../../src/react/use-trigger.js';
import type { Actor } from '../../src/testing.js';
import { createStage, type Stage } from '../support/stage.js';

const room = 'presence-room';

function heardBy(actor: Actor): unknown[] {
  return actor.received.filter(({ event }) => event === 'client-slide').map(({ data }) => data);
}

async function slider(options: UseTriggerOptions<number>, stage: Stage = createStage()) {
  const { lab, party, settle } = stage;
  const ada = party({ id: 'ada' });
  const bo = lab.actor({ id: 'bo' });
  bo.join(room);
  const rendered = renderHook((props: UseTriggerOptions<number>) => useTrigger(room, 'client-slide', props), {
    wrapper: ({ children }) => (
      <RealtimeProvider options={{ ...ada.options, linger: 0 }}>{children}</RealtimeProvider>
    ),
    initialProps: options,
  });
  await settle();
  return { ...rendered, ada, bo, lab, settle, slide: (n: number) => rendered.result.current(n) };
}

describe('useTrigger with a throttle', () => {
  it('[HK60] sends the first at once, then the latest of what came too soon: the last is never lost', async () => {
    const { slide, bo, settle } = await slider({ throttle: 200 });
    expect(slide(1)).toEqual({ ok: true });
    expect(slide(2)).toEqual({ ok: true, queued: true });
    expect(slide(3)).toEqual({ ok: true, queued: true });
    await settle(199);
    expect(heardBy(bo)).toEqual([1]);
    await settle(1);
    expect(heardBy(bo)).toEqual([1, 3]);
    await settle(200);
    expect(slide(4)).toEqual({ ok: true });
    await settle(1_000);
    expect(heardBy(bo)).toEqual([1, 3, 4]);
  });

  it('[HK61] merges what waits by `coalesce`, that of the latest render', async () => {
    const { slide, bo, rerender, settle } = await slider({ throttle: 200, coalesce: () => -1 });
    rerender({ throttle: 200, coalesce: (one, other) => one + other });
    for (const n of [1, 2, 3, 4]) slide(n);
    await settle(200);
    expect(heardBy(bo)).toEqual([1, 9]);
  });

  it('[HK62] sends what waits when the component goes, also without a linger', async () => {
    const stage = createStage();
    const { slide, bo, unmount, settle, lab } = await slider({ throttle: 5_000 }, stage);
    slide(1);
    slide(2);
    unmount();
    await settle();
    expect(heardBy(bo)).toEqual([1, 2]);
    bo.dispose();
    await settle(2_000);
    expect(lab.clock.pending).toBe(0);
  });

  it('[HK63] waits where the budget or the connection refuses, and sends when it can', async () => {
    const { slide, bo, ada, settle } = await slider({ throttle: 1 });
    for (let n = 0; n < 40; n++) {
      slide(n);
      await settle(2); // faster than ten a second
    }
    await settle(2_000);
    expect(heardBy(bo).at(-1)).toBe(39);
    expect(heardBy(bo).length).toBeLessThan(25);
    slide(100);
    slide(101);
    ada.cable.pull();
    await settle(10);
    ada.cable.plug();
    await settle(5_000);
    expect(heardBy(bo).at(-1)).toBe(101);
  });

  it('[HK64] gives up after 10 s, and says so', async () => {
    const errors: RealtimeError[] = [];
    const { slide, bo, ada, settle } = await slider({
      throttle: 100,
      onError: (error) => errors.push(error),
    });
    slide(1);
    slide(2);
    await settle();
    act(() => ada.cable.pull());
    await settle(9_900);
    expect(errors).toEqual([]);
    await settle(300);
    expect(errors.map(({ code, channel }) => [code, channel])).toEqual([['trigger-dropped', room]]);
    ada.cable.plug();
    await settle(60_000);
    expect(heardBy(bo)).toEqual([1]);
  });

  it('[HK67] without an `onError` of its own, the engine’s hears what is given up', async () => {
    const stage = createStage();
    const errors: RealtimeError[] = [];
    const ada = stage.party({ id: 'ada' });
    const onError = (error: RealtimeError): unknown => errors.push(error);
    const { result } = renderHook(() => useTrigger(room, 'client-slide', { throttle: 100 }), {
      wrapper: ({ children }) => (
        <RealtimeProvider options={{ ...ada.options, onError }}>{children}</RealtimeProvider>
      ),
    });
    await stage.settle();
    result.current(1);
    result.current(2);
    act(() => ada.cable.pull());
    await stage.settle(20_000);
    expect(errors.filter(({ code }) => code === 'trigger-dropped').map(({ channel }) => channel)).toEqual([
      room,
    ]);
  });

  it('[HK68] says the priority of the latest render', async () => {
    const { result, rerender, settle, bo } = await slider({});
    for (let n = 0; n < 10; n++) result.current(n);
    expect(result.current(10)).toEqual({ ok: false, reason: 'rate-limited' });
    rerender({ priority: 'high' });
    expect(result.current(11)).toEqual({ ok: true, queued: true });
    await settle(1_000);
    expect(heardBy(bo).at(-1)).toBe(11);
  });

  it('[HK65] what can never be sent is refused at once, and does not wait', async () => {
    const { result, ada } = await slider({ throttle: 100 });
    expect(result.current(1n as never)).toEqual({ ok: false, reason: 'not-serializable' });
    act(() => ada.cable.pull());
    expect(result.current(1)).toEqual({ ok: true, queued: true }); // a moment after a refusal
  });

  it('[HK66] the function stays the same whatever the options', async () => {
    const { result, rerender } = await slider({ throttle: 100 });
    const before = result.current;
    rerender({ throttle: 300, coalesce: (_, next) => next });
    expect(result.current).toBe(before);
  });
});
