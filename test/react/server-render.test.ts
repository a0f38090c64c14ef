// @vitest-environment node
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/create-engine.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { useEvent } from '../../src/react/use-event.js';
import { usePresence } from '../../src/react/use-presence.js';
import { useTrigger } from '../../src/react/use-trigger.js';
import { createLab } from '../../src/testing.js';

function Room(): ReactNode {
  const { socketId } = useEngine();
  const { status } = useConnection();
  const channel = useChannel('presence-room');
  const { count, me } = usePresence('presence-room');
  const nothing = [channel.ready, me, socketId].every((value) => value === null);
  useEvent('presence-room', 'said', () => undefined);
  const send = useTrigger('presence-room', 'client-wave');
  return `${status} ${channel.status} ${count} ${String(nothing)} ${typeof send}`;
}

const idle = 'idle idle 0 true function';

describe('rendering on a server', () => {
  it('[P6] opens no socket, sets no timer and does not throw; the hooks are idle', async () => {
    const lab = createLab();
    const ada = lab.client({ id: 'ada' });
    const html = renderToString(
      createElement(RealtimeProvider, { options: { ...ada.options, connect: 'eager' } }, createElement(Room)),
    );
    await lab.advance(60_000);
    expect(html).toBe(idle);
    expect([lab.hub.connectionCount, ada.openTransports, ada.authorizations, lab.clock.pending]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('[RX90] works where the runtime has no WebSocket, because nothing connects', () => {
    expect(typeof window).toBe('undefined');
    const options = { appKey: 'app-key', url: 'wss://realtime.example' };
    expect(renderToString(createElement(RealtimeProvider, { options }, createElement(Room)))).toBe(idle);
  });

  it('[RX91] reads idle also from an engine that is connected: the first render in the browser does too', async () => {
    const lab = createLab();
    const engine = createEngine(lab.options({ id: 'ada' }));
    engine.subscribe('presence-room');
    await lab.advance(0);
    expect(engine.store.getState().connection.status).toBe('connected');
    const html = renderToString(createElement(RealtimeProvider, { engine }, createElement(Presence)));
    expect(html).toBe('idle idle 0');
    engine.dispose();
    lab.dispose();
  });
});

function Presence(): ReactNode {
  const channel = useChannel('presence-room');
  return `${useConnection().status} ${channel.status} ${usePresence('presence-room').count}`;
}
