import { render, renderHook } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useEvent } from '../../src/react/use-event.js';
import { createStage, type Party } from '../support/stage.js';

const providing =
  (party: Party, onError?: (error: Error) => void) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={{ ...party.options, onError }}>{children}</RealtimeProvider>
  );

describe('useEvent', () => {
  it('[RX50] subscribes, and hears its event with the data decoded and what belongs to it', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const handler = vi.fn();
    renderHook(
      () => {
        useEvent('room', 'said', handler);
      },
      { wrapper: providing(ada) },
    );
    await settle();
    lab.publish('room', 'said', { text: 'hello' });
    lab.publish('room', 'unheard', {});
    lab.publish('elsewhere', 'said', {});
    await settle();
    expect(handler).toHaveBeenCalledExactlyOnceWith(
      { text: 'hello' },
      { channel: 'room', event: 'said', userId: null, raw: '{"text":"hello"}' },
    );
  });

  it('[RX51] says who sent a client event on a presence channel', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const heard: unknown[] = [];
    renderHook(
      () => {
        useEvent('presence-room', 'client-wave', (data, { userId }) => heard.push([userId, data]));
      },
      { wrapper: providing(ada) },
    );
    await settle();
    const bob = lab.actor({ id: 'bob' });
    bob.join('presence-room');
    bob.send('presence-room', 'client-wave', { hand: 'left' });
    await settle();
    expect(heard).toEqual([['bob', { hand: 'left' }]]);
  });

  it('[RX52] another event name is heard from then on, without resubscribing', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const { rerender } = renderHook(
      ({ event }) => {
        useEvent('room', event, (data) => heard.push(data));
      },
      { wrapper: providing(ada), initialProps: { event: 'one' } },
    );
    await settle();
    rerender({ event: 'two' });
    lab.publish('room', 'one', 'first');
    lab.publish('room', 'two', 'second');
    await settle(5_000);
    expect(heard).toEqual(['second']);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe room']);
  });

  it('[RX53] a handler that throws is reported to onError; the others hear', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const onError = vi.fn();
    const heard: unknown[] = [];
    renderHook(
      () => {
        useEvent('room', 'said', () => {
          throw new Error('trouble');
        });
        useEvent('room', 'said', (data) => heard.push(data));
      },
      { wrapper: providing(ada, onError) },
    );
    await settle();
    lab.publish('room', 'said', 1);
    lab.publish('room', 'said', 2);
    await settle();
    expect(heard).toEqual([1, 2]);
    expect(onError).toHaveBeenCalledTimes(2);
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({
        code: 'handler-failed',
        cause: expect.objectContaining({ message: 'trouble' }),
      }),
    );
  });

  it('[RX54] nothing is heard after the component has gone, though the channel lingers', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const handler = vi.fn();
    function Listener(): ReactNode {
      useEvent('room', 'said', handler);
      return null;
    }
    const page = (children: ReactNode): ReactNode => (
      <RealtimeProvider options={ada.options}>{children}</RealtimeProvider>
    );
    const { rerender } = render(page(<Listener />));
    await settle();
    rerender(page(null));
    lab.publish('room', 'said', 1);
    await settle(500);
    expect(lab.hub.channel('app-id', 'room')).not.toBeNull();
    expect(handler).not.toHaveBeenCalled();
  });

  it('[RX55] an event between a render and its effects is not lost to a stale handler', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    function Sum(): ReactNode {
      const [sum, setSum] = useState(0);
      useEvent('room', 'add', (n: number) => {
        setSum(sum + n); // not the updater form: right only if the handler is the latest one
      });
      return `sum ${sum}`;
    }
    const { container } = render(<Sum />, { wrapper: providing(ada) });
    await settle();
    for (const n of [1, 2, 3]) {
      lab.publish('room', 'add', n);
      await settle();
    }
    expect(container).toHaveTextContent('sum 6');
  });
});
