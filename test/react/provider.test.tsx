import { act, render, renderHook } from '@testing-library/react';
import { useEffect, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../../src/create-engine.js';
import { usePersonMapping, type PersonMapping } from '../../src/react/person.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useConnection } from '../../src/react/use-connection.js';
import { useEvent } from '../../src/react/use-event.js';
import { usePresence } from '../../src/react/use-presence.js';
import { createStage, type Party } from '../support/stage.js';

type Options = ComponentProps<typeof RealtimeProvider>['options'];

/** Shows which engine it got, and holds a channel. */
function Reader({
  channel = null,
  onEngine,
}: {
  channel?: string | null;
  onEngine?: (engine: Engine) => void;
}): ReactNode {
  const engine = useEngine();
  useEffect(() => {
    onEngine?.(engine);
  }, [engine, onEngine]);
  useChannel(channel);
  return `${useConnection().status} `;
}

const owning = (options: NonNullable<Options>, children: ReactNode, enabled?: boolean): ReactElement => (
  <RealtimeProvider options={options} enabled={enabled}>
    {children}
  </RealtimeProvider>
);

describe('a provider that owns its engine', () => {
  it('[RX1] connects with the first channel that is named, not before', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const { rerender, container } = render(owning(ada.options, <Reader />));
    await settle(5_000);
    expect(container).toHaveTextContent('idle');
    expect(ada.wire.opened).toBe(0);

    rerender(owning(ada.options, <Reader channel="room" />));
    await settle();
    expect(container).toHaveTextContent('connected');
    expect(ada.wire.opened).toBe(1);
  });

  it('[RX2] opens no line, sets no timer and listens to nothing while it renders', () => {
    const { lab, party } = createStage();
    const ada = party();
    let during: unknown;
    function Look(): ReactNode {
      during = [ada.wire.opened, lab.clock.pending, ada.hints.listeners];
      return null;
    }
    render(owning({ ...ada.options, connect: 'eager' }, <Look />));
    expect(during).toEqual([0, 0, 0]);
    expect(ada.wire.opened).toBe(1); // its effects have run by now
  });

  it('[RX3] not enabled, it is disconnected and the hooks are idle, in both directions', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    function Status(): ReactNode {
      return `${useConnection().status} ${useChannel('presence-room').status}`;
    }
    const { rerender, container } = render(owning(ada.options, <Status />, false));
    await settle(5_000);
    expect(container).toHaveTextContent('idle idle');
    expect(ada.wire.opened).toBe(0);

    rerender(owning(ada.options, <Status />, true));
    await settle();
    expect(container).toHaveTextContent('connected subscribed');

    rerender(owning(ada.options, <Status />, false));
    expect(container).toHaveTextContent('idle idle');
    expect(ada.openTransports).toBe(0);
    await settle();
    expect(lab.clock.pending).toBe(0);
    expect(ada.hints.listeners).toBe(0);
  });

  it('[RX4] equal values in new objects keep the engine and its connection', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const engines = new Set<Engine>();
    const page = (): ReactElement =>
      owning(
        { ...ada.options, url: 'wss://one.example', cluster: 'eu', reconnect: {}, timeouts: {} },
        <Reader channel="room" onEngine={(engine) => engines.add(engine)} />,
      );
    const { rerender } = render(page());
    await settle();
    rerender(page());
    rerender(page());
    await settle(5_000);

    expect(engines.size).toBe(1);
    expect(ada.wire.opened).toBe(1);
  });

  it.each<[string, (ada: Party) => Partial<NonNullable<Options>>]>([
    ['appKey', () => ({ appKey: 'other-key' })],
    ['url', () => ({ url: 'wss://two.example' })],
    ['cluster', () => ({ cluster: 'us2' })],
    ['transport', (ada) => ({ transport: { ...ada.options.transport } })],
  ])(
    '[RX5] another %s makes a new engine and disposes of the old one after the linger',
    async (_, change) => {
      const { lab, party, settle } = createStage();
      const ada = party();
      const before = { ...ada.options, url: 'wss://one.example', cluster: 'eu' };
      const engines: Engine[] = [];
      const page = (options: NonNullable<Options>): ReactElement =>
        owning(options, <Reader channel="room" onEngine={(engine) => engines.push(engine)} />);
      const { rerender, unmount } = render(page(before));
      await settle();
      const [first] = engines;

      rerender(page({ ...before, ...change(ada) }));
      await settle(999);
      const last = engines.at(-1);
      expect(last).not.toBe(first);
      expect(first?.store.getState().connection.status).toBe('connected');
      await settle(1);
      expect(first?.store.getState().connection.status).toBe('idle');
      expect(last?.store.getState().channels.get('room')).toBeDefined();
      expect(ada.wire.opened).toBe(2);

      unmount();
      await settle(1_000);
      expect(lab.openTransports).toBe(0);
      expect(lab.clock.pending).toBe(0);
    },
  );

  it('[RX6] auth, user and onError are taken from the latest render, without a new engine', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const heard: string[] = [];
    const page = (word: string, channel: string): ReactElement =>
      owning(
        {
          ...ada.options,
          auth(request) {
            heard.push(`${word} signs ${request.channel}`);
            return ada.sign(request);
          },
          onError: (error) => heard.push(`${word} hears ${error.name}`),
        },
        <Troubled channel={channel} />,
      );
    function Troubled({ channel }: { readonly channel: string }): ReactNode {
      useEvent(channel, 'said', () => {
        throw new Error('trouble');
      });
      return null;
    }
    const { rerender } = render(page('old', 'private-one'));
    await settle();
    rerender(page('new', 'private-two'));
    await settle();
    lab.publish('private-two', 'said');
    await settle();

    expect(heard).toEqual(['old signs private-one', 'new signs private-two', 'new hears RealtimeError']);
    expect(ada.wire.opened).toBe(1);
  });

  it('[RX6] so are limits and times; what a render leaves out is the default again', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    let engine: Engine | undefined;
    const keep = (one: Engine): void => {
      engine = one;
    };
    const page = (options: Partial<NonNullable<Options>>): ReactElement =>
      owning({ ...ada.options, ...options }, <Reader channel="private-room" onEngine={keep} />);
    const tryToSend = (): unknown =>
      engine?.trigger('private-room', 'client-said', 'ninety bytes '.repeat(7));
    const { rerender, unmount } = render(page({ clientEvents: { maxBytes: 50 } }));
    await settle();
    expect(tryToSend()).toEqual({ ok: false, reason: 'too-large' });
    rerender(page({ clientEvents: { maxBytes: 500, perSecond: 1 } }));
    expect(tryToSend()).toEqual({ ok: true });
    expect(tryToSend()).toEqual({ ok: false, reason: 'rate-limited' });
    rerender(page({ linger: 50 }));
    expect(tryToSend()).toEqual({ ok: true });
    unmount();
    await settle(60);
    expect(ada.openTransports).toBe(0);
  });

  it('[RX7] says in a sentence what is missing from its options', () => {
    const { party } = createStage();
    const { transport } = party().options;
    expect(() => render(owning({ appKey: '', transport }, null))).toThrow(/`appKey` is missing/);
    expect(() => render(owning({ appKey: 'app-key' }, null))).toThrow(/`url`, `cluster` or `transport`/);
  });

  it.each([{}, { options: undefined }, { options: null }, { engine: null }, { options: null, engine: null }])(
    '[RX8] given neither options nor an engine, it says so: %o',
    (props) => {
      const bad = props as unknown as ComponentProps<typeof RealtimeProvider>;
      expect(() => render(<RealtimeProvider {...bad} />)).toThrow(
        /<RealtimeProvider> needs `options` or an `engine`/,
      );
    },
  );
});

describe('engines and providers', () => {
  it('[RX9] an engine that the caller made is the caller’s: the provider never ends it', async () => {
    const { party, settle } = createStage();
    const ada = party();
    const engine = createEngine(ada.options);
    const { unmount, container } = render(
      <RealtimeProvider engine={engine}>
        <Reader channel="room" />
      </RealtimeProvider>,
    );
    await settle();
    expect(container).toHaveTextContent('connected');
    unmount();
    await settle(60_000);
    expect(engine.store.getState().connection.status).toBe('connected');
    expect(engine.store.getState().channels.size).toBe(0);
    engine.dispose();
    expect(ada.openTransports).toBe(0);
  });

  it('[RX10] another engine given: the hooks move to it, and let go of the first', async () => {
    const { party, settle } = createStage();
    const [ada, bob] = [party(), party()];
    const [first, second] = [createEngine(ada.options), createEngine(bob.options)];
    const page = (engine: Engine): ReactElement => (
      <RealtimeProvider engine={engine}>
        <Reader channel="room" />
      </RealtimeProvider>
    );
    const { rerender } = render(page(first));
    await settle();
    rerender(page(second));
    await settle(1_000);

    expect(ada.wire.sent()).toEqual(['pusher:subscribe room', 'pusher:unsubscribe room']);
    expect(bob.wire.sent()).toEqual(['pusher:subscribe room']);
    first.dispose();
    second.dispose();
  });

  it('[RX11] the nearest provider wins', async () => {
    const { party, settle } = createStage();
    const [outer, inner] = [party(), party()];
    render(
      owning(
        outer.options,
        <>
          <Reader channel="outside" />
          {owning(inner.options, <Reader channel="inside" />)}
        </>,
      ),
    );
    await settle();

    expect(outer.wire.sent()).toEqual(['pusher:subscribe outside']);
    expect(inner.wire.sent()).toEqual(['pusher:subscribe inside']);
  });

  it('[RX12] two engines in one app are two users, who see each other', async () => {
    const { party, settle } = createStage();
    const [ada, bob] = [party({ id: 'ada' }), party({ id: 'bob' })];
    function People(): ReactNode {
      const { me, others } = usePresence('presence-room');
      return `${String(me?.id)} sees ${others.map((member) => member.id).join()}`;
    }
    const { container } = render(
      <>
        <p>{owning(ada.options, <People />)}</p>
        <p>{owning(bob.options, <People />)}</p>
      </>,
    );
    await settle(100);

    expect([...container.querySelectorAll('p')].map((pane) => pane.textContent)).toEqual([
      'ada sees bob',
      'bob sees ada',
    ]);
  });

  it('[RX13] the socket id is read when it is needed: to publish to all but oneself', async () => {
    const { lab, party, settle } = createStage();
    const ada = party();
    const other = lab.actor({ id: 'bob' });
    other.join('room');
    const heard: unknown[] = [];
    const { result } = renderHook(
      () => {
        useEvent('room', 'said', (data) => heard.push(data));
        const engine = useEngine();
        return (text: string) => {
          lab.publish('room', 'said', text, engine.socketId ?? undefined);
        };
      },
      { wrapper: ({ children }) => owning(ada.options, children) },
    );
    const say = result.current; // made before there was a connection
    await settle();
    say('one');
    ada.cable.pull();
    await settle();
    ada.cable.plug();
    await settle(10_000);
    say('two');
    await settle();

    expect(heard).toEqual([]);
    expect(other.received.filter(({ event }) => event === 'said').map(({ data }) => data)).toEqual([
      'one',
      'two',
    ]);
  });

  it('[RX14] reauthorize(): the next user is signed in on a new connection, under a new name', async () => {
    const { lab, party, settle } = createStage();
    const [ada, bob] = [party({ id: 'ada' }), party({ id: 'bob' })];
    const people: string[] = [];
    function People({ user }: { readonly user: string }): ReactNode {
      const engine = useEngine();
      const { me, status } = usePresence('presence-room');
      useEffect(() => {
        if (user !== 'ada') engine.reauthorize();
      }, [engine, user]);
      useEffect(() => {
        if (status === 'subscribed') people.push(String(me?.id));
      }, [status, me]);
      return null;
    }
    const page = (user: string, auth: Party['sign']): ReactElement =>
      owning({ ...ada.options, user: { id: user }, auth }, <People user={user} />);
    const { rerender } = render(page('ada', ada.sign));
    await settle();
    expect(lab.hub.users('app-id', 'presence-room')).toEqual(['ada']);

    rerender(page('bob', bob.sign));
    await settle();
    expect(lab.hub.users('app-id', 'presence-room')).toEqual(['bob']);
    expect(new Set(people)).toEqual(new Set(['ada', 'bob']));
    expect(people.at(-1)).toBe('bob');
    expect(ada.openTransports).toBe(1);
  });

  it('[RX15] without a WebSocket in the runtime, one sentence says what to pass', async () => {
    vi.stubGlobal('WebSocket', undefined);
    try {
      const page = owning({ appKey: 'app-key', url: 'ws://127.0.0.1:1' }, <Reader channel="room" />);
      expect(() => render(page, { reactStrictMode: false })).toThrow(
        /no WebSocket; pass `transport: webSocket\(\)`/,
      );
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('what hides and comes back', () => {
  it('[RX16] what an app disconnected stays closed until it connects', async () => {
    const { party, settle } = createStage();
    const ada = party();
    let engine: Engine | undefined;
    const { container } = render(
      owning(
        ada.options,
        <Reader
          channel="room"
          onEngine={(one) => {
            engine = one;
          }}
        />,
      ),
    );
    await settle();
    act(() => {
      engine?.disconnect();
    });
    await settle(60_000);
    expect(container).toHaveTextContent('closed');
    expect(ada.openTransports).toBe(0);
    act(() => {
      engine?.connect();
    });
    await settle();
    expect(container).toHaveTextContent('connected');
  });
});

describe('how members are shown', () => {
  it('[RX19a] a provider inside another takes its mapping, unless it has one of its own', () => {
    const { party } = createStage();
    const member = { id: 'ada', info: null, isMe: false };
    const Name = (): ReactNode => usePersonMapping()(member).name;
    const inner = (person?: PersonMapping): ReactElement => (
      <RealtimeProvider options={party().options} person={() => ({ name: 'outer' })}>
        <RealtimeProvider options={party().options} person={person}>
          <Name />
        </RealtimeProvider>
      </RealtimeProvider>
    );
    const { container, rerender } = render(inner());
    expect(container).toHaveTextContent('outer');
    rerender(inner(() => ({ name: 'inner' })));
    expect(container).toHaveTextContent('inner');
  });
});
