import { act, render, renderHook } from '@testing-library/react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { RealtimeError } from '../../src/errors.js';
import type { AuthorizationOptions } from '../../src/engine/options.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { useEvent } from '../../src/react/use-event.js';
import { usePresence } from '../../src/react/use-presence.js';
import { useTrigger } from '../../src/react/use-trigger.js';
import { createRenderCount, createStage, type Party } from '../support/stage.js';

interface ListenerProps {
  readonly channel: string;
  readonly onEvent: (data: unknown) => void;
}

function Listener({ channel, onEvent }: ListenerProps): ReactNode {
  useEvent(channel, 'said', onEvent);
  return null;
}

function Holder({ channel }: { readonly channel: string }): ReactNode {
  useChannel(channel);
  return null;
}

const within = (party: Party, children: ReactNode): ReactElement => (
  <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
);

describe('what a React layer over this protocol must get right', () => {
  it('[P1] of two components on one channel, one leaves and the other still hears', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const first = <Listener key="first" channel="room" onEvent={() => heard.push('first')} />;
    const second = <Listener key="second" channel="room" onEvent={() => heard.push('second')} />;
    const { rerender } = render(within(ada, [first, second]));
    await settle();

    rerender(within(ada, [second]));
    await settle(5_000);
    lab.publish('room', 'said', 1);
    await settle();

    expect(heard).toEqual(['second']);
    expect(ada.wire.sent('unsubscribe')).toEqual([]);
  });

  it('[P2] state changes with an inline handler cost one subscription and one authorisation', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    function Counter({ step }: { readonly step: number }): ReactNode {
      useEvent('private-room', 'said', () => step);
      useChannel('private-room', { onError: () => step, onResync: () => step });
      return step;
    }
    const page = (step: number): ReactElement => (
      <RealtimeProvider options={{ ...ada.options, linger: 0 }}>
        <Counter step={step} />
      </RealtimeProvider>
    ); // without a linger, nothing hides a release
    const { rerender } = render(page(0));
    await settle();
    for (const step of [1, 2, 3]) {
      rerender(page(step));
      await settle();
    }

    expect(ada.wire.sent('subscribe')).toEqual(['pusher:subscribe private-room']);
    expect(ada.wire.sent('unsubscribe')).toEqual([]);
    expect(ada.authorizations).toBe(1);
  });

  it('[P3] the handler sees the latest props', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: string[] = [];
    function Greeter({ name }: { readonly name: string }): ReactNode {
      useEvent('room', 'said', (data: string) => heard.push(`${name} heard ${data}`));
      return null;
    }
    const { rerender } = render(within(ada, <Greeter name="Ada" />));
    await settle();
    lab.publish('room', 'said', '"one"');
    await settle();
    rerender(within(ada, <Greeter name="Augusta" />));
    lab.publish('room', 'said', '"two"');
    await settle();

    expect(heard).toEqual(['Ada heard one', 'Augusta heard two']);
  });

  it('[P4] a route that changes to another on the same channel puts nothing on the wire', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { rerender } = render(within(ada, <Holder key="a" channel="room" />));
    await settle();
    ada.wire.forget();

    rerender(within(ada, <Holder key="b" channel="room" />));
    await settle(5_000);

    expect(ada.wire.sent()).toEqual([]);
  });

  it('[P5] a mount under StrictMode opens one socket and subscribes once', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let mounts = 0;
    function Everything(): ReactNode {
      const [mounted] = useState(() => ++mounts);
      useChannel('presence-room');
      useEvent('presence-room', 'said', () => undefined);
      usePresence('presence-room');
      useTrigger('presence-room', 'client-wave');
      useConnection();
      return mounted;
    }
    render(within(ada, <Everything />));
    await settle(5_000);

    expect(mounts).toBe(2); // proves that this is StrictMode
    expect(ada.wire.opened).toBe(1);
    expect(ada.wire.sent()).toEqual(['pusher:subscribe presence-room']);
    expect(ada.authorizations).toBe(1);
  });

  it('[P7] a provider that unmounts leaves no socket, timer or listener after the linger', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { unmount } = render(within(ada, <Holder channel="presence-room" />));
    await settle();
    expect(lab.openTransports).toBe(1);

    unmount();
    await settle(999);
    expect(lab.openTransports).toBe(1);
    await settle(1);

    expect(lab.openTransports).toBe(0);
    expect(lab.clock.pending).toBe(0);
    expect(ada.hints.listeners).toBe(0);
  });

  it('[P9] a burst of 100 events is heard whole, and renders few times', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    function Log(): ReactNode {
      const [log, setLog] = useState<readonly number[]>([]);
      useEvent('room', 'said', (n: number) => {
        setLog((all) => [...all, n]);
      });
      return log.join();
    }
    const counter = createRenderCount();
    const { container } = render(
      within(
        ada,
        <counter.Counted>
          <Log />
        </counter.Counted>,
      ),
    );
    await settle();
    counter.reset();

    const numbers = Array.from({ length: 100 }, (_, i) => i);
    await act(async () => {
      for (const n of numbers) lab.publish('room', 'said', n);
      await lab.advance(0);
    });

    expect(container).toHaveTextContent(numbers.join());
    expect(counter.renders()).toBeLessThanOrEqual(3);
  });

  it('[P10] an auth header that changed is used at the next authorisation', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const tokens: (string | null)[] = [];
    const spy: typeof fetch = (input, init) => {
      tokens.push(new Headers(init?.headers).get('authorization'));
      return lab.fetch(input, init);
    };
    const signedIn = (token: string, channel: string): ReactElement => (
      <RealtimeProvider
        options={{
          ...ada.options,
          auth: { endpoint: '/pusher/auth', headers: { authorization: token }, fetch: spy },
        }}
      >
        <Holder channel={channel} />
      </RealtimeProvider>
    );
    const { rerender } = render(signedIn('old', 'private-one'));
    await settle();
    rerender(signedIn('new', 'private-two'));
    await settle();

    expect(tokens).toEqual(['old', 'new']);
    expect(ada.wire.opened).toBe(1);
    expect(ada.wire.sent('subscribe')).toEqual([
      'pusher:subscribe private-one',
      'pusher:subscribe private-two',
    ]);
  });

  it.each([
    ['useEngine', () => useEngine()],
    ['useConnection', () => useConnection()],
    ['useChannel', () => useChannel('room')],
    ['useChannel without a name', () => useChannel(null)],
    ['useEvent', () => useEvent('room', 'said', () => undefined)],
    ['usePresence', () => usePresence('presence-room')],
    ['useTrigger', () => useTrigger('presence-room')],
  ])('[P11] without a provider, %s throws one clear error', (_, hook) => {
    expect(() => renderHook(hook)).toThrow(/there is no <RealtimeProvider> above this component/);
  });

  it('[P12] when the name of the channel changes, the hooks switch', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const on = (channel: string): ReactElement =>
      within(ada, <Listener channel={channel} onEvent={(data) => heard.push(data)} />);
    const { rerender } = render(on('one'));
    await settle();
    rerender(on('two'));
    await settle();
    lab.publish('one', 'said', 'in one');
    lab.publish('two', 'said', 'in two');
    await settle(1_000);

    expect(heard).toEqual(['in two']);
    expect(ada.wire.sent()).toEqual([
      'pusher:subscribe one',
      'pusher:subscribe two',
      'pusher:unsubscribe one',
    ]);
  });

  it('[P13] while it reconnects, the members stay, and are said to be stale', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    lab.actor({ id: 'bob' }).join('presence-room');
    const seen: string[] = [];
    function People(): ReactNode {
      const { members, stale } = usePresence('presence-room');
      const text = `${members.map((member) => member.id).join()}${stale ? ' stale' : ''}`;
      if (seen.at(-1) !== text) seen.push(text);
      return null;
    }
    render(within(ada, <People />));
    await settle();
    ada.cable.pull();
    await settle(100);
    ada.cable.plug();
    await settle(10_000);

    expect(seen).toEqual(['', 'bob,ada', 'bob,ada stale', 'bob,ada']);
  });

  it.each([
    {
      when: 'within the linger',
      answerAfterMs: 500,
      frames: ['pusher:subscribe private-room', 'pusher:unsubscribe private-room'],
    },
    { when: 'after the linger', answerAfterMs: 3_000, frames: [] },
  ])('[P17] unmounted during an authorisation that answers $when: no ghost subscription', async (row) => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const auth: AuthorizationOptions = async (request) => {
      await new Promise<void>((resolve) => lab.clock.setTimeout(resolve, row.answerAfterMs));
      return ada.sign(request);
    };
    const page = (children: ReactNode): ReactElement => (
      <RealtimeProvider options={{ ...ada.options, auth }}>{children}</RealtimeProvider>
    );
    const { rerender } = render(page(<Holder channel="private-room" />));
    await settle();
    rerender(page(null));
    await settle(10_000);

    expect(ada.wire.sent().filter((frame) => frame.includes('private-room'))).toEqual(row.frames);
    expect(lab.hub.channels('app-id')).toEqual([]);
  });

  it('[P18] a denied token, once refreshed, subscribes by retry()', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let token = 'expired';
    const auth: AuthorizationOptions = (request) => {
      if (token === 'expired') throw Object.assign(new Error('token expired'), { status: 403 });
      return ada.sign(request);
    };
    const { result } = renderHook(() => useChannel('private-room'), {
      wrapper: ({ children }) => (
        <RealtimeProvider options={{ ...ada.options, auth }}>{children}</RealtimeProvider>
      ),
    });
    await settle();
    expect(result.current.status).toBe('failed');
    expect(result.current.error).toBeInstanceOf(RealtimeError);
    expect(result.current.error).toMatchObject({ code: 'authorization-denied', status: 403 });

    token = 'fresh';
    act(() => {
      result.current.retry();
    });
    await settle();
    expect(result.current).toMatchObject({ status: 'subscribed', error: null });
  });
});
