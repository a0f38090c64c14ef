import { render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEngine } from '../../src/create-engine.js';
import { RealtimeProvider } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { usePresence } from '../../src/react/use-presence.js';
import { createStage } from '../support/stage.js';

function Room(): ReactNode {
  const { status } = useConnection();
  const isUp = useConnection((connection) => connection.status === 'connected');
  const ids = usePresence('presence-room', ({ members }) => members.map(({ id }) => id));
  return (
    <p data-up={isUp}>
      {status} {useChannel('presence-room').status} {ids.join()}
    </p>
  );
}

interface Hydrated {
  readonly container: HTMLElement;
  /** What React said of it: differences, errors that it recovered from. */
  readonly complaints: readonly unknown[];
}

function hydrate(page: ReactElement, html: string): Hydrated {
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const complaints: unknown[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((...words) => complaints.push(words));
  onTestFinished(() => {
    spy.mockRestore();
  });
  render(page, { container, hydrate: true, onRecoverableError: (error) => complaints.push(error) });
  return { container, complaints };
}

describe('hydration', () => {
  it('[RX92] takes the server’s HTML over without a warning, then connects', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const page = (
      <RealtimeProvider options={ada.options}>
        <Room />
      </RealtimeProvider>
    );
    const { container, complaints } = hydrate(page, renderToString(page));
    await settle();
    expect(container).toHaveTextContent('connected subscribed ada');
    expect(complaints).toEqual([]);
    expect(ada.wire.opened).toBe(1);
  });

  it('[RX93] also over an engine that is connected already', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const engine = createEngine(ada.options);
    engine.subscribe('presence-room');
    const page = (
      <RealtimeProvider engine={engine}>
        <Room />
      </RealtimeProvider>
    );
    const html = renderToString(page);
    await settle();
    const { container, complaints } = hydrate(page, html);
    expect(container).toHaveTextContent('connected subscribed ada');
    expect(complaints).toEqual([]);
    engine.dispose();
  });
});
