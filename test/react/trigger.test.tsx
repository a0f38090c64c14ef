import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useTrigger } from '../../src/react/use-trigger.js';
import { createStage, type Party } from '../support/stage.js';

const providing =
  (party: Party) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
  );

describe('useTrigger', () => {
  it('[RX75] takes a priority, as the trigger of useChannel does', async () => {
    const { party, settle } = createStage();
    const { result } = renderHook(
      () => ({
        wave: useTrigger('presence-room', 'client-wave', { priority: 'high' }),
        sendAny: useTrigger('presence-room'),
        trigger: useChannel('presence-room').trigger,
      }),
      { wrapper: providing(party({ id: 'ada' })) },
    );
    await settle();
    const { wave, sendAny, trigger } = result.current;
    for (let n = 0; n < 10; n++) trigger('client-nod');
    const high = { priority: 'high' } as const;
    const waits = { ok: true, queued: true };
    expect(trigger('client-nod')).toEqual({ ok: false, reason: 'rate-limited' });
    expect([wave(), sendAny('client-smile', {}, high), trigger('client-nod', {}, high)]).toEqual([
      waits,
      waits,
      waits,
    ]);
    await settle(1_000);
  });

  it('[RX70] holds the channel, and sends what the others hear', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const bob = lab.actor({ id: 'bob' });
    bob.join('presence-room');
    const { result } = renderHook(
      () => ({
        wave: useTrigger('presence-room', 'client-wave'),
        sendAny: useTrigger('presence-room'),
        trigger: useChannel('presence-room').trigger,
      }),
      { wrapper: providing(ada) },
    );
    await settle();
    expect(result.current.wave({ hand: 'left' })).toEqual({ ok: true });
    expect(result.current.sendAny('client-smile')).toEqual({ ok: true });
    expect(result.current.trigger('client-nod', { head: 1 })).toEqual({ ok: true });
    await settle();
    expect(
      bob.received
        .filter(({ event }) => event.startsWith('client-'))
        .map(({ event, data, userId }) => [event, data, userId]),
    ).toEqual([
      ['client-wave', { hand: 'left' }, 'ada'],
      ['client-smile', {}, 'ada'],
      ['client-nod', { head: 1 }, 'ada'],
    ]);
  });

  it('[RX71] before the subscription stands it waits for it; without a connection it says so', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    ada.cable.latencyMs = 20;
    const bob = lab.actor({ id: 'bob' });
    bob.join('presence-room');
    const { result } = renderHook(() => useTrigger('presence-room', 'client-wave'), {
      wrapper: providing(ada),
    });
    expect(result.current(1)).toEqual({ ok: false, reason: 'offline' });
    await settle(50);
    expect(result.current(2)).toEqual({ ok: true, queued: true });
    await settle(1_000);
    expect(bob.received.filter(({ event }) => event === 'client-wave').map(({ data }) => data)).toEqual([2]);
  });

  it.each([
    { what: 'a public channel', channel: 'room', data: {}, reason: 'not-private' },
    { what: 'what JSON cannot say', channel: 'private-room', data: 1n, reason: 'not-serializable' },
    { what: 'more than the limit', channel: 'private-room', data: 'x'.repeat(20_000), reason: 'too-large' },
  ])('[RX72] says why it did not send: $what', async ({ channel, data, reason }) => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(() => useTrigger(channel, 'client-wave'), { wrapper: providing(ada) });
    await settle();
    expect(result.current(data)).toEqual({ ok: false, reason });
    expect(ada.wire.sent()).toEqual([`pusher:subscribe ${channel}`]);
  });

  it('[RX73] a name without client- is a mistake of the programmer: it throws when it is sent', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result } = renderHook(
      () => ({ wave: useTrigger('private-room', 'wave'), sendAny: useTrigger('private-room') }),
      { wrapper: providing(ada) },
    );
    await settle();
    expect(() => result.current.wave()).toThrow(TypeError);
    expect(() => result.current.sendAny('wave')).toThrow(/"wave"/);
  });

  it('[RX74] the function stays the same while channel and event do', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { result, rerender } = renderHook(
      ({ event }) => [useTrigger('private-room', event), useTrigger('private-room')] as const,
      { wrapper: providing(ada), initialProps: { event: 'client-wave' } },
    );
    const [wave, sendAny] = result.current;
    await settle();
    act(() => {
      rerender({ event: 'client-wave' });
    });
    expect(result.current[0]).toBe(wave);
    rerender({ event: 'client-nod' });
    expect(result.current[0]).not.toBe(wave);
    expect(result.current[1]).toBe(sendAny);
  });
});
