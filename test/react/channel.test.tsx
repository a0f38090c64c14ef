import { act, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { RealtimeError } from '../../src/errors.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useChannel, type UseChannelOptions } from '../../src/react/use-channel.js';
import { useEvent } from '../../src/react/use-event.js';
import { usePresence } from '../../src/react/use-presence.js';
import { useTrigger } from '../../src/react/use-trigger.js';
import { neverSubscribes } from '../../src/testing.js';
import { createRenderCount, createStage, type Party } from '../support/stage.js';

const providing =
  (party: Party) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
  );

describe('useChannel', () => {
  it.each([null, undefined, false, ''] as const)('[RX30] %j names no channel, for any hook', async (name) => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(
      () => {
        useEvent(name, 'said', () => undefined);
        return {
          channel: useChannel(name),
          presence: usePresence(name),
          send: useTrigger(name, 'client-wave'),
          sendAny: useTrigger(name),
        };
      },
      { wrapper: providing(ada) },
    );
    await settle(5_000);
    const { channel, presence, send, sendAny } = result.current;
    expect(channel).toMatchObject({
      name: null,
      status: 'idle',
      error: null,
      subscriptionCount: null,
      ready: null,
    });
    expect(presence).toMatchObject({
      status: 'idle',
      me: null,
      members: [],
      others: [],
      count: 0,
      stale: false,
    });
    const nowhere = { ok: false, reason: 'not-subscribed' };
    expect([channel.trigger('client-wave'), send(), sendAny('client-wave')]).toEqual([
      nowhere,
      nowhere,
      nowhere,
    ]);
    channel.retry();
    expect(ada.wire.opened).toBe(0);
  });

  it('[RX31] a name that comes later subscribes, and one that goes is left after the linger', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result, rerender } = renderHook(({ name }) => useChannel(name), {
      wrapper: providing(ada),
      initialProps: { name: null as string | null },
    });
    rerender({ name: 'room' });
    await settle();
    expect(result.current).toMatchObject({ name: 'room', status: 'subscribed' });
    rerender({ name: null });
    expect(result.current).toMatchObject({ name: null, status: 'idle' });
    await settle(999);
    expect(ada.wire.sent('unsubscribe')).toEqual([]);
    await settle(1);
    expect(ada.wire.sent('unsubscribe')).toEqual(['pusher:unsubscribe room']);
  });

  it('[RX32] not enabled, it holds nothing', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result, rerender } = renderHook(({ enabled }) => useChannel('room', { enabled }), {
      wrapper: providing(ada),
      initialProps: { enabled: false },
    });
    await settle();
    expect(result.current).toMatchObject({ name: null, status: 'idle' });
    expect(ada.wire.opened).toBe(0);
    rerender({ enabled: true });
    await settle();
    expect(result.current).toMatchObject({ name: 'room', status: 'subscribed' });
  });

  it('[RX33] tells how the subscription stands, step by step', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const seen: string[] = [];
    renderHook(
      () => {
        const { status } = useChannel('private-room');
        if (seen.at(-1) !== status) seen.push(status);
      },
      { wrapper: providing(ada) },
    );
    await settle();
    ada.cable.pull();
    await settle(100);
    ada.cable.plug();
    await settle(10_000);
    expect(seen.filter((status) => status !== 'authorizing' && status !== 'subscribing')).toEqual([
      'idle',
      'subscribed',
      'retrying',
      'subscribed',
    ]);
  });

  it('[RX34] a join in a presence channel does not render who asked for the subscription only', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const counter = createRenderCount();
    function Status(): ReactNode {
      return useChannel('presence-room').status;
    }
    const { container } = render(
      <RealtimeProvider options={ada.options}>
        <counter.Counted>
          <Status />
        </counter.Counted>
      </RealtimeProvider>,
    );
    await settle();
    expect(container).toHaveTextContent('subscribed');
    counter.reset();
    lab.actor({ id: 'bob' }).join('presence-room');
    await settle(100);
    expect(counter.renders()).toBe(0);
  });

  it('[RX35] `ready` resolves when the attempt succeeded', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result } = renderHook(() => useChannel('room'), { wrapper: providing(ada) });
    let settled = false;
    void result.current.ready?.then(() => {
      settled = true;
    });
    expect(result.current.ready).toBeInstanceOf(Promise);
    await settle();
    expect(settled).toBe(true);
  });

  it('[RX36] `ready` rejects with the error where the subscription failed', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(() => useChannel('private-room'), {
      wrapper: ({ children }) => (
        <RealtimeProvider options={{ ...ada.options, auth: undefined }}>{children}</RealtimeProvider>
      ),
    });
    const ready = result.current.ready;
    await settle();
    await expect(ready).rejects.toBeInstanceOf(RealtimeError);
    await expect(ready).rejects.toMatchObject({ code: 'authorization-missing', channel: 'private-room' });
    expect(result.current).toMatchObject({ status: 'failed', error: { code: 'authorization-missing' } });
  });

  it('[RX37] onError and onResync are those of the latest render', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const heard: string[] = [];
    const options = (word: string): UseChannelOptions => ({
      onError: ({ code }) => heard.push(`${word} ${code}`),
      onResync: ({ reason }) => heard.push(`${word} resync ${reason}`),
    });
    ada.setFault(neverSubscribes());
    const { rerender } = renderHook(({ word }) => useChannel('room', options(word)), {
      wrapper: providing(ada),
      initialProps: { word: 'old' },
    });
    await settle();
    rerender({ word: 'new' });
    await settle(10_000);
    expect(heard).toEqual(['new subscription-timeout']);

    ada.setFault(null);
    ada.cable.pull();
    await settle();
    ada.cable.plug();
    await settle(20_000);
    expect(heard).toEqual(['new subscription-timeout']); // it had not been subscribed: nothing was missed
    rerender({ word: 'newest' });
    ada.cable.pull();
    await settle();
    ada.cable.plug();
    await settle(20_000);
    expect(heard).toEqual(['new subscription-timeout', 'newest resync connection-lost']);
  });

  it('[RX38] the largest linger of those who held the channel counts', async () => {
    const { party, settle } = createStage();
    const ada = party();
    function Holder({ linger }: { readonly linger: number }): ReactNode {
      useChannel('room', { linger });
      return null;
    }
    const page = (children: ReactNode): ReactNode => (
      <RealtimeProvider options={ada.options}>{children}</RealtimeProvider>
    );
    const { rerender } = render(
      page([<Holder key="short" linger={10} />, <Holder key="long" linger={5_000} />]),
    );
    await settle();
    rerender(page(null));
    await settle(4_999);
    expect(ada.wire.sent('unsubscribe')).toEqual([]);
    await settle(1);
    expect(ada.wire.sent('unsubscribe')).toEqual(['pusher:unsubscribe room']);
  });

  it('[RX39] its functions stay the same while the channel does, and the result while nothing changed', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender } = renderHook(() => useChannel('private-room'), { wrapper: providing(ada) });
    const { retry, trigger } = result.current;
    await settle();
    expect(result.current.retry).toBe(retry);
    expect(result.current.trigger).toBe(trigger);
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
  });

  it('[RX40] a name that no server takes throws at once, and says why', () => {
    const { party } = createStage();
    expect(() =>
      renderHook(() => useChannel('#server'), { wrapper: providing(party()), reactStrictMode: false }),
    ).toThrow(/the channel name "#server"/);
  });

  it('[RX41] tells how many connections are subscribed, where the server says so', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { result } = renderHook(() => useChannel('room'), { wrapper: providing(ada) });
    await settle(100);
    expect(result.current.subscriptionCount).toBe(1);
    lab.actor({ id: 'bob' }).join('room');
    await settle(100);
    expect(result.current.subscriptionCount).toBe(2);
    act(() => {
      result.current.retry(); // nothing failed: nothing happens
    });
    expect(result.current.status).toBe('subscribed');
  });
});
