import { act, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { refuses } from '../../src/testing.js';
import { createRenderCount, createStage, type Party } from '../support/stage.js';

const providing =
  (party: Party) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
  );

describe('useConnection', () => {
  it('[RX20] follows the connection: idle, connecting, connected, reconnecting, connected', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const seen: string[] = [];
    renderHook(
      () => {
        useChannel('room');
        const { status } = useConnection();
        if (seen.at(-1) !== status) seen.push(status);
      },
      { wrapper: providing(ada) },
    );
    await settle();
    ada.cable.pull();
    await settle(100);
    ada.cable.plug();
    await settle(10_000);
    expect(seen).toEqual(['idle', 'connecting', 'connected', 'reconnecting', 'connected']);
  });

  it('[RX21] tells the socket id while connected, and why and until when it is not', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { result } = renderHook(
      () => {
        useChannel('room');
        return useConnection();
      },
      { wrapper: providing(ada) },
    );
    await settle();
    expect(result.current).toMatchObject({ socketId: expect.any(String), error: null, attempt: 0 });
    ada.cable.pull();
    await settle();
    expect(result.current).toMatchObject({ socketId: null, error: { code: 'connection-lost' } });
    expect(result.current.retryAt).toBeGreaterThanOrEqual(lab.clock.now());
    expect(result.current.since).toBe(lab.clock.now());
  });

  it('[RX22] a refusal by the server is failed with its code, and stays so', async () => {
    const { party, settle } = createStage();
    const ada = party();
    ada.setFault(refuses(4001, 'no such app'));
    const { result } = renderHook(() => ({ channel: useChannel('room'), connection: useConnection() }), {
      wrapper: providing(ada),
    });
    await settle(120_000);
    expect(result.current.connection).toMatchObject({
      status: 'failed',
      error: { code: 'refused', wireCode: 4001 },
      retryAt: null,
    });
    expect(result.current.channel).toMatchObject({ status: 'failed', error: { code: 'refused' } });
    expect(ada.wire.opened).toBe(1);
  });

  it('[RX23] a selector renders again only when what it selected changed', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const counter = createRenderCount();
    function Attempts(): ReactNode {
      useChannel('room');
      return null;
    }
    function IsUp(): ReactNode {
      return String(useConnection((connection) => connection.status === 'connected'));
    }
    const { container } = render(
      <RealtimeProvider options={ada.options}>
        <Attempts />
        <counter.Counted>
          <IsUp />
        </counter.Counted>
      </RealtimeProvider>,
    );
    counter.reset();
    await settle(); // connecting, connected
    expect(container).toHaveTextContent('true');
    expect(counter.renders()).toBe(1);
    ada.cable.pull();
    await settle(30_000); // many attempts
    expect(container).toHaveTextContent('false');
    expect(counter.renders()).toBe(2);
  });

  it('[RX24] selections are compared by the function that is given', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const counter = createRenderCount();
    function Pair(): ReactNode {
      useEngine();
      const { up } = useConnection(
        ({ status }) => ({ up: status === 'connected' }),
        (one, other) => one.up === other.up,
      );
      return String(up);
    }
    function Holder(): ReactNode {
      useChannel('room');
      return null;
    }
    const { container } = render(
      <RealtimeProvider options={ada.options}>
        <Holder />
        <counter.Counted>
          <Pair />
        </counter.Counted>
      </RealtimeProvider>,
    );
    counter.reset();
    await settle();
    ada.cable.pull();
    await settle(30_000);
    expect(container).toHaveTextContent('false');
    expect(counter.renders()).toBe(2);
  });

  it('[RX25] an inline selector sees the latest props', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result, rerender } = renderHook(
      ({ word }) => useConnection((connection) => `${word} ${connection.status}`),
      { wrapper: providing(ada), initialProps: { word: 'is' } },
    );
    await settle();
    expect(result.current).toBe('is idle');
    rerender({ word: 'was' });
    expect(result.current).toBe('was idle');
  });

  it('[RX26] connect() and disconnect() of the engine show at once', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { result } = renderHook(() => ({ engine: useEngine(), status: useConnection().status }), {
      wrapper: providing(ada),
    });
    act(() => {
      result.current.engine.connect();
    });
    expect(result.current.status).toBe('connecting');
    await settle();
    expect(result.current.status).toBe('connected');
    act(() => {
      result.current.engine.disconnect();
    });
    expect(result.current.status).toBe('closed');
    expect(ada.openTransports).toBe(0);
  });
});
