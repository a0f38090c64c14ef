import { act, render } from '@testing-library/react';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/create-engine.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { createStage } from '../support/stage.js';

function Status({ onEngine }: { readonly onEngine?: (engine: Engine) => void }): ReactNode {
  const engine = useEngine();
  useEffect(() => {
    onEngine?.(engine);
  }, [engine, onEngine]);
  return `${useConnection().status} ${useChannel('room').status}`;
}

describe('a provider that leaves and comes back', () => {
  it('[RX84] unmounted while it connects, authorises or waits to retry, it leaves nothing', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    function Private(): ReactNode {
      return useChannel('private-room').status;
    }
    const ways: (() => Promise<void>)[] = [
      async () => undefined, // connecting
      () => settle(150), // the greeting, and the authorisation, which never answers
      async () => {
        await settle(150);
        ada.cable.pull();
        await settle(100); // waiting to retry
      },
    ];
    ada.cable.latencyMs = 50;
    for (const way of ways) {
      const { unmount } = render(
        <RealtimeProvider options={{ ...ada.options, auth: () => new Promise(() => undefined) }}>
          <Private />
        </RealtimeProvider>,
      );
      await way();
      unmount();
      await settle(1_000);
      await settle(100); // the server learns of it
      expect([lab.openTransports, lab.clock.pending, ada.hints.listeners]).toEqual([0, 0, 0]);
    }
  });

  it('[RX85] what the app disconnected is not connected by a component that comes later', async () => {
    const { party, settle } = createStage();
    const ada = party();
    let engine: Engine | undefined;
    const keep = (one: Engine): void => {
      engine = one;
    };
    const app = (more: ReactNode): ReactElement => (
      <RealtimeProvider options={ada.options}>
        <Status onEngine={keep} />
        {more}
      </RealtimeProvider>
    );
    const { rerender, container } = render(app(null));
    await settle();
    act(() => {
      engine?.disconnect();
    });
    rerender(app(<i hidden>{<Status />}</i>));
    await settle(60_000);
    expect(container).toHaveTextContent('closed idle');
    expect(ada.openTransports).toBe(0);
    act(() => {
      engine?.connect();
    });
    await settle();
    expect(container).toHaveTextContent('connected subscribed');
  });

  it('[RX86] a component may connect or disconnect in its first effect', async () => {
    const { party, settle } = createStage();
    const [eager, shy] = [party(), party()];
    const connect = (engine: Engine): void => {
      engine.connect();
    };
    const disconnect = (engine: Engine): void => {
      engine.disconnect();
    };
    function First({ act: run }: { readonly act: (engine: Engine) => void }): ReactNode {
      const engine = useEngine();
      useEffect(() => {
        run(engine);
      }, [engine, run]);
      useChannel('room');
      return useConnection().status;
    }
    const { container } = render(
      <>
        <p>
          <RealtimeProvider options={eager.options}>
            <First act={connect} />
          </RealtimeProvider>
        </p>
        <p>
          <RealtimeProvider options={{ ...shy.options, connect: 'eager' }}>
            <First act={disconnect} />
          </RealtimeProvider>
        </p>
      </>,
      { reactStrictMode: false },
    );
    await settle();
    expect([...container.querySelectorAll('p')].map((one) => one.textContent)).toEqual([
      'connected',
      'closed',
    ]);
  });
});
