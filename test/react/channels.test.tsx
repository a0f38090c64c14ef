import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AuthorizationOptions } from '../../src/engine/options.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import type { MaybeChannel } from '../../src/react/use-channel-state.js';
import { useChannels } from '../../src/react/use-channels.js';
import { providing } from '../support/providing.js';
import { createRenderCount, createStage } from '../support/stage.js';

const standings = (all: ReturnType<typeof useChannels>): string[] =>
  all.map(({ name, status }) => `${name} ${status}`);

describe('useChannels', () => {
  it('[HK1] holds each channel of the list once, and tells how each stands, in the order of the names', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(() => useChannels(['two', null, 'one', '', false, 'two']), {
      wrapper: providing(ada),
    });
    expect(standings(result.current)).toEqual(['two idle', 'one idle']);
    await settle();
    expect(standings(result.current)).toEqual(['two subscribed', 'one subscribed']);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe two', 'pusher:subscribe one']);
  });

  it('[HK2] a list that changes subscribes what is new and leaves what is gone; what stays is not touched', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result, rerender } = renderHook(({ names }) => useChannels(names), {
      wrapper: ({ children }) => (
        <RealtimeProvider options={{ ...ada.options, linger: 0 }}>{children}</RealtimeProvider>
      ), // without a linger, nothing hides a release
      initialProps: { names: ['a', 'b'] as readonly MaybeChannel[] },
    });
    await settle();
    ada.wire.forget();
    rerender({ names: ['a', 'b'] });
    rerender({ names: ['b', 'c'] });
    await settle();
    expect(ada.wire.sent()).toEqual(['pusher:subscribe c', 'pusher:unsubscribe a']);
    expect(standings(result.current)).toEqual(['b subscribed', 'c subscribed']);
  });

  it('[HK3] the result is the same until one of the channels stands otherwise', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender } = renderHook(() => useChannels(['presence-a', 'b']), {
      wrapper: providing(ada),
    });
    await settle();
    const before = result.current;
    lab.actor({ id: 'bo' }).join('presence-a');
    await settle(100);
    rerender();
    expect(result.current).toBe(before);
    act(() => ada.cable.pull());
    await settle(100);
    expect(standings(result.current)).toEqual(['presence-a retrying', 'b retrying']);
  });

  it('[HK4] each can be retried on its own', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let denied = true;
    const auth: AuthorizationOptions = (request) => {
      if (denied) throw Object.assign(new Error('not yet'), { status: 403 });
      return ada.sign(request);
    };
    const { result } = renderHook(() => useChannels(['private-a', 'private-b']), {
      wrapper: ({ children }) => (
        <RealtimeProvider options={{ ...ada.options, auth }}>{children}</RealtimeProvider>
      ),
    });
    await settle();
    expect(result.current[1]).toMatchObject({ status: 'failed', error: { code: 'authorization-denied' } });
    denied = false;
    act(() => result.current[1]?.retry());
    await settle();
    expect(standings(result.current)).toEqual(['private-a failed', 'private-b subscribed']);
  });

  it('[HK5] under StrictMode and after an unmount, nothing is held twice or for ever', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { unmount } = renderHook(() => useChannels(['a', 'b']), { wrapper: providing(ada) });
    await settle(5_000);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe a', 'pusher:subscribe b']);
    unmount();
    await settle(2_000);
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });

  it('[HK6] fifty channels that are subscribed together render a few times', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const counter = createRenderCount();
    const names = Array.from({ length: 50 }, (_, at) => `room-${at}`);
    const Provided = providing(ada);
    const { result } = renderHook(() => useChannels(names), {
      wrapper: ({ children }) => (
        <Provided>
          <counter.Counted>{children}</counter.Counted>
        </Provided>
      ),
    });
    await settle();
    expect(result.current.every(({ status }) => status === 'subscribed')).toBe(true);
    expect(counter.renders()).toBeLessThanOrEqual(5);
  });
});
