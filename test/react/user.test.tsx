import { render, renderHook } from '@testing-library/react';
import { useEffect, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { batched } from '../../src/engine/batched.js';
import { extensions } from '../../src/engine/extensions.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { signIn } from '../../src/engine/sign-in.js';
import { RealtimeError } from '../../src/errors.js';
import { RealtimeProvider, useEngine } from '../../src/react/provider.js';
import { useChannel } from '../../src/react/use-channel.js';
import { useUserEvent } from '../../src/react/use-user-event.js';
import { useUser } from '../../src/react/use-user.js';
import { useWatchlist } from '../../src/react/use-watchlist.js';
import { createRenderCount, createStage, type Stage } from '../support/stage.js';

interface Who {
  readonly id: string;
  readonly watchlist?: readonly string[];
}

/** The options of a user whom the lab's server signs in. */
function signing({ lab, party }: Stage, { id, watchlist = [] }: Who): EngineOptions {
  const params = {
    user_id: id,
    user_info: JSON.stringify({ name: id.toUpperCase() }),
    watchlist: JSON.stringify(watchlist),
  };
  const how = { endpoint: '/pusher/user-auth', params, fetch: lab.fetch };
  return {
    ...party({ id }).options,
    connect: 'eager',
    onError: () => undefined,
    extensions: extensions(signIn(how)),
  };
}

const providing =
  (options: EngineOptions) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <RealtimeProvider options={options}>{children}</RealtimeProvider>
  );

describe('useUser', () => {
  it('[RU1] tells who is signed in, step by step, and renders again only when that changes', async () => {
    const stage = createStage();
    const { Counted, renders, reset } = createRenderCount();
    const seen: unknown[] = [];
    const told: unknown[] = [];
    function Name(): ReactNode {
      const { status, id, info, error } = useUser<{ name: string }>();
      const { store } = useEngine();
      seen.push(status);
      useEffect(() => store.subscribe(({ user }) => told.push(user?.status ?? 'idle')), [store]);
      return `${String(id)} ${String(info?.name)} ${String(error)}`;
    }
    const { container } = render(
      <Counted>
        <Name />
      </Counted>,
      { wrapper: providing(signing(stage, { id: 'ada', watchlist: ['bob'] })) },
    );
    await stage.settle(100);
    expect([...new Set(told)]).toEqual(['idle', 'signing-in', 'signed-in']);
    expect([seen[0], seen.at(-1)]).toEqual(['idle', 'signed-in']); // React 18 may take several steps at once
    expect(container.textContent).toBe('ada ADA null');
    reset();
    render(<i />, { wrapper: providing(signing(stage, { id: 'bob' })) }); // comes online for Ada
    await stage.settle(100);
    expect(renders()).toBe(0);
  });

  it('[RU1] tells why it failed', async () => {
    const stage = createStage();
    const denied = Object.assign(new Error('Who?'), { status: 403 });
    const options = {
      ...signing(stage, { id: 'ada' }),
      extensions: extensions(signIn(() => Promise.reject(denied))),
    };
    const { result } = renderHook(useUser, { wrapper: providing(options) });
    await stage.settle(100);
    expect(result.current).toMatchObject({ status: 'failed', id: null });
    expect(result.current.error).toBeInstanceOf(RealtimeError);
    expect(result.current.error?.code).toBe('authorization-denied');
  });

  it('[RU2] is idle where nobody signs in, and on the server', async () => {
    const stage = createStage();
    const nobody = { status: 'idle', id: null, info: undefined, error: null };
    const { result } = renderHook(useUser, { wrapper: providing(stage.party({ id: 'ada' }).options) });
    await stage.settle(100);
    expect(result.current).toEqual(nobody);
    function Text(): ReactNode {
      return JSON.stringify([useUser(), useWatchlist()]);
    }
    const Provider = providing(signing(stage, { id: 'ada' }));
    const html = renderToString(
      <Provider>
        <Text />
      </Provider>,
    );
    expect(html).toContain('idle');
    expect(stage.lab.openTransports).toBe(0);
  });
});

describe('useUserEvent', () => {
  it('[RU3] hears what is sent to the user, by the handler of the latest render, and nothing after it has gone', async () => {
    const stage = createStage();
    const heard: unknown[] = [];
    const { rerender, unmount } = renderHook(
      ({ mark }: { readonly mark: string }) => {
        useUserEvent('invited', ({ room }: { readonly room: number }, { event }) => {
          heard.push([mark, event, room]);
        });
      },
      { wrapper: providing(signing(stage, { id: 'ada' })), initialProps: { mark: 'first' } },
    );
    await stage.settle(100);
    const invite = async (room: number): Promise<void> => {
      stage.lab.publish('#server-to-user-ada', 'invited', { room });
      await stage.settle();
    };
    await invite(1);
    rerender({ mark: 'second' });
    await invite(2);
    unmount();
    await invite(3);
    expect(heard).toEqual([
      ['first', 'invited', 1],
      ['second', 'invited', 2],
    ]);
  });
});

describe('useWatchlist', () => {
  it('[RU4] tells who is online, and is the same object until that changes', async () => {
    const stage = createStage();
    const { result, rerender } = renderHook(useWatchlist, {
      wrapper: providing(signing(stage, { id: 'ada', watchlist: ['bob', 'eve'] })),
    });
    await stage.settle(100);
    expect(result.current).toMatchObject({ online: [], error: null });
    const bob = render(<i />, { wrapper: providing(signing(stage, { id: 'bob' })) });
    await stage.settle(100);
    const { online, isOnline } = result.current;
    expect([online, isOnline('bob'), isOnline('eve')]).toEqual([['bob'], true, false]);
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
    bob.unmount();
    await stage.settle(2_000);
    expect(result.current.isOnline('bob')).toBe(false);
  });

  it('[RU4] tells that a list was too long', async () => {
    const stage = createStage();
    const watchlist = Array.from({ length: 101 }, (_, i) => `friend-${i}`);
    const { result } = renderHook(useWatchlist, {
      wrapper: providing(signing(stage, { id: 'ada', watchlist })),
    });
    await stage.settle(100);
    expect(result.current.error).toMatchObject({ code: 'over-limit', wireCode: 4302 });
  });
});

describe('batched authorisation from React', () => {
  it('[RU5] 40 private channels of one commit are one request', async () => {
    const stage = createStage();
    const names = Array.from({ length: 40 }, (_, i) => `private-room-${i}`);
    const sign = stage.party({ id: 'ada' }).sign;
    const batches: string[][] = [];
    const endpoint = async (_url: unknown, { body, signal }: RequestInit): Promise<Response> => {
      const form = new URLSearchParams(typeof body === 'string' ? body : '');
      const channels = [...form].flatMap(([key, value]) => (key.startsWith('channel_name') ? [value] : []));
      batches.push(channels);
      const socketId = form.get('socket_id') ?? '';
      const request = (channel: string) =>
        sign({ socketId, channel, signal: signal ?? new AbortController().signal });
      const answers = channels.map(async (channel) => [channel, { data: await request(channel) }] as const);
      return new Response(JSON.stringify(Object.fromEntries(await Promise.all(answers))));
    };
    function Room({ name }: { readonly name: string }): ReactNode {
      return useChannel(name).status;
    }
    const auth = batched({ endpoint: '/auth/batch', fetch: endpoint as typeof fetch });
    const Provider = providing({ ...stage.party({ id: 'ada' }).options, auth, connect: 'eager' });
    const { container, rerender } = render(<Provider>{null}</Provider>);
    await stage.settle(100); // connected before anything is named
    rerender(
      <Provider>
        {names.map((name) => (
          <Room key={name} name={name} />
        ))}
      </Provider>,
    );
    await stage.settle(100);
    expect(batches).toEqual([names]);
    expect(container.textContent).toBe('subscribed'.repeat(40));
  });
});
