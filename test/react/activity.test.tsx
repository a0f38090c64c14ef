import { act, render } from '@testing-library/react';
import { Activity, useEffect, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/create-engine.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useEvent } from '../../src/react/use-event.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { createStage, type Party } from '../support/stage.js';

function Status({ onEngine }: { readonly onEngine?: (engine: Engine) => void }): ReactNode {
  const engine = useEngine();
  useEffect(() => {
    onEngine?.(engine);
  }, [engine, onEngine]);
  return `${useConnection().status} ${useChannel('room').status}`;
}

interface ListenerProps {
  readonly channel: string;
  readonly onEvent: (data: unknown) => void;
}

function Listener({ channel, onEvent }: ListenerProps): ReactNode {
  useEvent(channel, 'said', onEvent);
  return null;
}

const within = (party: Party, children: ReactNode): ReactElement => (
  <RealtimeProvider options={party.options}>{children}</RealtimeProvider>
);

/** A whole page, provider and all, that can be hidden. */
const page = (party: Party, mode: 'hidden' | 'visible', linger?: number): ReactElement => (
  <Activity mode={mode}>
    <RealtimeProvider options={{ ...party.options, ...(linger === undefined ? {} : { linger }) }}>
      <Status />
    </RealtimeProvider>
  </Activity>
);

describe('a page that is hidden and shown', () => {
  it('[RX80] prepared while hidden, it opens nothing; shown, it connects', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { rerender, container } = render(page(ada, 'hidden'));
    await settle(5_000);
    expect([ada.wire.opened, lab.clock.pending, ada.hints.listeners]).toEqual([0, 0, 0]);
    rerender(page(ada, 'visible'));
    await settle();
    expect(container).toHaveTextContent('connected subscribed');
  });

  it('[RX81] hidden and shown within the linger, it keeps its connection', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { rerender, container } = render(page(ada, 'visible'));
    await settle();
    ada.wire.forget();
    rerender(page(ada, 'hidden'));
    await settle(999);
    rerender(page(ada, 'visible'));
    await settle(5_000);
    expect(container).toHaveTextContent('connected subscribed');
    expect(ada.wire.sent()).toEqual([]);
    expect(ada.wire.opened).toBe(1);
  });

  it('[RX82] hidden for longer, it lets go of everything, and returns when it is shown', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const { rerender, container } = render(page(ada, 'visible'));
    await settle();
    rerender(page(ada, 'hidden'));
    await settle(1_000);
    expect([ada.openTransports, lab.clock.pending, ada.hints.listeners]).toEqual([0, 0, 0]);
    rerender(page(ada, 'visible'));
    await settle();
    expect(container).toHaveTextContent('connected subscribed');
    expect(ada.wire.opened).toBe(2);
  });

  it('[RX83] the linger is the option’s; none at all ends with the page', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const slow = render(page(ada, 'visible', 7_000));
    await settle();
    slow.unmount();
    await settle(6_999);
    expect(lab.openTransports).toBe(1);
    await settle(1);
    expect(lab.openTransports).toBe(0);

    const none = render(page(ada, 'visible', 0));
    await settle();
    expect(lab.openTransports).toBe(1);
    none.unmount();
    await settle();
    expect([lab.openTransports, lab.clock.pending]).toEqual([0, 0]);
  });

  it('[RX87] nor by its own page that was hidden and shown', async () => {
    const { party, settle } = createStage();
    const ada = party();
    let engine: Engine | undefined;
    const keep = (one: Engine): void => {
      engine = one;
    };
    const app = (mode: 'hidden' | 'visible'): ReactElement => (
      <Activity mode={mode}>
        <RealtimeProvider options={ada.options}>
          <Status onEngine={keep} />
        </RealtimeProvider>
      </Activity>
    );
    const { rerender, container } = render(app('visible'));
    await settle();
    act(() => {
      engine?.disconnect();
    });
    for (const mode of ['hidden', 'visible'] as const) {
      rerender(app(mode));
      await settle(5_000);
    }
    expect(container).toHaveTextContent('closed idle');
    expect(ada.openTransports).toBe(0);
  });

  it('[P8] what is hidden and shown within the linger puts nothing on the wire', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const heard: unknown[] = [];
    const page = (mode: 'hidden' | 'visible'): ReactElement =>
      within(
        ada,
        <Activity mode={mode}>
          <Listener channel="room" onEvent={(data) => heard.push(data)} />
        </Activity>,
      );
    const { rerender } = render(page('visible'));
    await settle();
    ada.wire.forget();

    rerender(page('hidden'));
    await settle(900);
    lab.publish('room', 'said', 'while hidden');
    await settle();
    rerender(page('visible'));
    await settle(5_000);
    lab.publish('room', 'said', 'seen');
    await settle();

    expect(ada.wire.sent()).toEqual([]);
    expect(heard).toEqual(['seen']);
  });
});
