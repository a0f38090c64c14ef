import { act, render, screen } from '@testing-library/react';
import { Component, Suspense, useState, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { AuthorizationOptions } from '../../src/engine/options.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useChannelReady } from '../../src/react/use-channel-ready.js';
import { useChannel } from '../../src/react/use-channel.js';
import { usePresence } from '../../src/react/use-presence.js';
import { createStage, type Party } from '../support/stage.js';

const room = 'presence-room';

function Room({ channel = room }: { readonly channel?: string }): ReactNode {
  useChannelReady(channel);
  const [mounted] = useState(() => Math.random());
  return (
    <p data-mounted={mounted}>
      {usePresence(channel).count} here, {useChannel(channel).status}
    </p>
  );
}

class Boundary extends Component<{ readonly children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }
  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <button onClick={() => this.setState({ error: null })}>{error.message}</button>;
  }
}

const page = (party: Party, children: ReactNode, auth?: AuthorizationOptions): ReactNode => (
  <RealtimeProvider options={{ ...party.options, ...(auth && { auth }) }}>
    <Boundary>
      <Suspense fallback="waiting">{children}</Suspense>
    </Boundary>
  </RealtimeProvider>
);

describe('useChannelReady', () => {
  it('[HK130] suspends until the channel is subscribed, which it holds meanwhile and then', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    ada.cable.latencyMs = 100;
    const { container, unmount } = render(page(ada, <Room />));
    await settle(100);
    expect(container).toHaveTextContent('waiting');
    await settle(1_000);
    expect(container).toHaveTextContent('1 here, subscribed');
    await settle(10_000);
    expect(ada.wire.sent()).toEqual([`pusher:subscribe ${room}`]);
    unmount();
    await settle(2_000);
    expect(ada.openTransports).toBe(0);
  });

  it('[HK131] does not suspend again while the connection comes and goes', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { container } = render(page(ada, <Room />));
    await settle(100);
    const mounted = container.querySelector('p')?.dataset['mounted'];
    for (let round = 0; round < 3; round++) {
      act(() => ada.cable.pull());
      ada.cable.latencyMs = 200; // so that each step of coming back is seen
      await settle(1_000);
      expect(container).toHaveTextContent('1 here, retrying');
      ada.cable.plug();
      for (let step = 0; step < 40; step++) {
        await settle(100);
        expect(container).not.toHaveTextContent('waiting');
      }
      expect(container).toHaveTextContent('1 here, subscribed');
    }
    expect(container.querySelector('p')?.dataset['mounted']).toBe(mounted);
  });

  it('[HK132] a second component on a channel that is subscribed does not suspend', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { container, rerender } = render(page(ada, <Room />));
    await settle(100);
    rerender(page(ada, [<Room key="one" />, <Room key="two" />]));
    expect(container).not.toHaveTextContent('waiting');
    expect(container.querySelectorAll('p')).toHaveLength(2);
  });

  it('[HK133] throws the error of a subscription that failed for good; rendered again, it tries again', async () => {
    const { party, settle } = createStage();
    const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ada = party({ id: 'ada' });
    let token = 'expired';
    const auth: AuthorizationOptions = (request) => {
      if (token === 'expired') throw Object.assign(new Error('token expired'), { status: 403 });
      return ada.sign(request);
    };
    const { container } = render(page(ada, <Room />, auth));
    await settle(100);
    expect(container).toHaveTextContent('token expired');
    act(() => screen.getByRole('button').click());
    await settle(100);
    expect(container).toHaveTextContent('token expired');
    token = 'fresh';
    act(() => screen.getByRole('button').click());
    await settle(100);
    expect(container).toHaveTextContent('1 here, subscribed');
    spy.mockRestore();
  });

  it('[HK134] another channel suspends anew; one left and taken again too', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { container, rerender } = render(page(ada, <Room channel="presence-one" />));
    await settle(100);
    rerender(page(ada, <Room channel="presence-two" />));
    expect(container).toHaveTextContent('waiting');
    await settle(100);
    expect(container).toHaveTextContent('1 here, subscribed');
    rerender(page(ada, null));
    await settle(5_000);
    rerender(page(ada, <Room channel="presence-two" />));
    expect(container).toHaveTextContent('waiting');
    await settle(100);
    expect(container).toHaveTextContent('1 here, subscribed');
  });

  it('[HK135] what was given up while it waited leaves nothing behind', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    ada.cable.latencyMs = 100;
    const { rerender } = render(page(ada, <Room />));
    await settle(50);
    rerender(page(ada, null));
    await settle(5_000);
    expect(lab.hub.channels('app-id')).toEqual([]);
  });

  it('[HK136] on a server the fallback is sent, and nothing is subscribed', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    vi.stubGlobal('window', undefined);
    const html = renderToString(page(ada, <Room />));
    vi.unstubAllGlobals();
    await settle(10_000);
    expect(html).toContain('waiting');
    expect([lab.clock.pending, ada.wire.opened]).toEqual([0, 0]);
  });
});
