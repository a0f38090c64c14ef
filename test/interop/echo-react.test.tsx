import {
  configureEcho,
  echo,
  useConnectionStatus,
  useEcho,
  useEchoPresence,
  useEchoPublic,
} from '@laravel/echo-react';
import { act, configure, render, screen, waitFor } from '@testing-library/react';
import Pusher from 'pusher-js/dist/web/pusher.js';
import { useState } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningServer } from '../../src/server.js';
import { type AuthRecorder, startAuthRecorder } from '../support/auth-recorder.js';
import { portOf, startTestServer } from '../support/test-server.js';

configure({ reactStrictMode: true });

let server: RunningServer;
let application: AuthRecorder;

beforeEach(async () => {
  server = await startTestServer();
  application = await startAuthRecorder(server.httpUrl);
  vi.stubGlobal('WebSocket', WebSocket); // jsdom's own gives events that Node.js refuses
  // pusher-js as pages load it, asking by the page's XMLHttpRequest across origins
  configureEcho({
    broadcaster: 'reverb',
    Pusher,
    key: 'app-key',
    wsHost: '127.0.0.1',
    wsPort: portOf(server.url),
    forceTLS: false,
    enabledTransports: ['ws'],
    authEndpoint: `${application.url}/broadcasting/auth`,
    bearerToken: 'secret-token',
    csrfToken: 'csrf-token',
    auth: { headers: {}, params: { user_id: 'ann', user_info: JSON.stringify({ name: 'Ann' }) } },
  });
  onTestFinished(async () => {
    echo().disconnect();
    vi.unstubAllGlobals();
    await application.close();
  });
});

interface Order {
  readonly id: number;
}

function Orders() {
  const [ids, setIds] = useState<readonly number[]>([]);
  const add = ({ id }: Order): void => setIds((all) => [...all, id]);
  const status = useConnectionStatus();
  useEchoPublic<Order>('orders', 'OrderShipped', add);
  useEcho<Order>('orders', 'OrderPaid', add);
  useEchoPresence<Order>('orders', ['OrderSeen', '.order.opened'], add);
  return (
    <output>
      {status}: {ids.join(', ')}
    </output>
  );
}

const publish = (channel: string, event: string, id: number): void => {
  act(() => {
    server.hub.publish('app-id', { channels: [channel], event, data: JSON.stringify({ id }) });
  });
};

const channels = (): string[] =>
  server.hub
    .channels('app-id')
    .map(({ name }) => name)
    .sort();

describe('@laravel/echo-react', () => {
  it('[EO8] its hooks hear public, private and presence channels, and leave them', async () => {
    const { unmount } = render(<Orders />);
    await waitFor(() => {
      expect(channels()).toEqual(['orders', 'presence-orders', 'private-orders']);
    });
    expect(server.hub.users('app-id', 'presence-orders')).toEqual(['ann']);
    publish('orders', 'App\\Events\\OrderShipped', 1);
    publish('private-orders', 'App\\Events\\OrderPaid', 2);
    publish('presence-orders', 'App\\Events\\OrderSeen', 3);
    publish('presence-orders', 'order.opened', 4);
    await waitFor(() => {
      expect(screen.getByRole('status')).toHaveTextContent('connected: 1, 2, 3, 4');
    });
    const posts = application.requests.filter(({ method }) => method === 'POST');
    expect(posts.length).toBeGreaterThanOrEqual(2);
    for (const { headers } of posts) {
      expect(headers).toMatchObject({
        authorization: 'Bearer secret-token',
        'x-csrf-token': 'csrf-token',
      });
    }
    unmount();
    await waitFor(() => {
      expect(channels()).toEqual([]);
    });
  });
});
