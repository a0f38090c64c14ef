import { act, fireEvent, render, screen } from '@testing-library/react';
import { Suspense, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gateState } from '../../src/components/channel-gate/use-channel-gate.js';
import {
  ChannelGate,
  ChannelGateView,
  RealtimeError,
  RealtimeProvider,
  type ChannelGateProps,
  type RealtimeErrorCode,
} from '../../src/index.js';
import { createStage, type Party } from '../support/stage.js';

const gate = (): string | null => document.querySelector('.cp-gate')!.getAttribute('data-state');
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('how it stands with a channel', () => {
  const failed = (code: RealtimeErrorCode, status: number | null = null) =>
    gateState({
      status: 'failed',
      error: new RealtimeError(code, { status }),
      connection: 'connected',
      wasReady: false,
    });

  it('[CG1] tells who is not signed in from who may not enter, from what failed and from what is full', () => {
    expect(failed('authorization-denied', 401)).toBe('unauthenticated');
    expect(failed('authorization-denied', 419)).toBe('unauthenticated');
    expect(failed('authorization-denied', 403)).toBe('denied');
    expect(failed('subscription-refused')).toBe('denied');
    expect(failed('authorization-failed', 500)).toBe('auth-error');
    expect(failed('authorization-timeout')).toBe('auth-error');
    expect(failed('over-limit')).toBe('over-limit');
  });

  it('[CG9] is no longer allowed where the server ends a session that was open', () => {
    const ended = {
      status: 'failed',
      error: new RealtimeError('refused', { wireCode: 4009 }),
      connection: 'failed',
    } as const;
    expect(gateState({ ...ended, wasReady: true })).toBe('denied');
    expect(gateState({ ...ended, wasReady: false })).toBe('unauthenticated');
  });

  it('[CG2] is stale once it was open, and waits before that', () => {
    const lost = { status: 'retrying', error: null, connection: 'reconnecting' } as const;
    expect(gateState({ ...lost, wasReady: true })).toBe('stale');
    expect(gateState({ ...lost, wasReady: false })).toBe('waiting-connection');
    expect(gateState({ ...lost, connection: 'closed', wasReady: true })).toBe('closed');
  });
});

describe('ChannelGateView', () => {
  it('[CG3] shows a skeleton after 300 ms, for 500 ms at least', () => {
    const { container, rerender } = render(<ChannelGateView state="subscribing">Inside</ChannelGateView>);
    const visible = (): string | null | undefined =>
      container.querySelector('.cp-skeleton')?.getAttribute('data-visible');
    expect(visible()).toBe('false');
    wait(300);
    expect(visible()).toBe('true');
    rerender(<ChannelGateView state="ready">Inside</ChannelGateView>);
    wait(499);
    expect(screen.queryByText('Inside')).toBeNull();
    wait(1);
    expect(screen.getByText('Inside')).toBeInTheDocument();
  });

  it('[CG4] shows at once what is there at once', () => {
    render(<ChannelGateView state="ready">Inside</ChannelGateView>);
    expect(screen.getByText('Inside')).toBeInTheDocument();
  });

  it('[CG5] never takes its children off the page, whatever comes', () => {
    const child = <input aria-label="Summary" />;
    const { rerender } = render(<ChannelGateView state="ready">{child}</ChannelGateView>);
    const field = screen.getByRole('textbox');
    fireEvent.change(field, { target: { value: 'Shipping' } });
    for (const state of ['stale', 'subscribing', 'denied', 'auth-error', 'closed', 'ready'] as const) {
      rerender(<ChannelGateView state={state}>{child}</ChannelGateView>);
      wait(1_000);
      expect(screen.getByRole('textbox')).toBe(field);
    }
    expect(field).toHaveValue('Shipping');
  });

  it('[CG6] moves the focus to a refusal only where it is asked to, and offers to retry only where that helps', () => {
    const onRetry = vi.fn();
    const { rerender } = render(<ChannelGateView state="denied" onRetry={onRetry} />);
    expect(document.body).toHaveFocus();
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<ChannelGateView state="denied" focusRefusal key="asked" />);
    expect(screen.getByRole('heading')).toHaveFocus();
    rerender(<ChannelGateView state="auth-error" onRetry={onRetry} />);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('[CG8] its sentences keep their own direction, and stand at the side of the page’s', () => {
    const own = (): (string | null)[] =>
      [...document.querySelectorAll('bdi')].map((words) => words.textContent);
    const { rerender } = render(<ChannelGateView state="subscribing" />);
    expect(own()).toEqual(['Joining the room…']);
    rerender(<ChannelGateView state="denied" key="denied" />);
    expect(own()).toEqual(['You don’t have access', 'Ask someone in this room to let you in.']);
  });
});

/** What the application's server answers when it is asked for a signature; null: the lab's own. */
interface Answers {
  denies: number | null;
}

function mount(party: Party, props: Partial<ChannelGateProps> = {}, answers: Answers = { denies: null }) {
  const options = {
    ...party.options,
    auth: async (request: Parameters<Party['sign']>[0]) => {
      const { denies } = answers;
      if (denies !== null) throw Object.assign(new Error('No'), { status: denies });
      return party.sign(request);
    },
  };
  const page = (more: Partial<ChannelGateProps> = {}): ReactElement => (
    <RealtimeProvider options={options}>
      <Suspense fallback="Suspended">
        <ChannelGate channel="private-doc" children="Inside" {...props} {...more} />
      </Suspense>
    </RealtimeProvider>
  );
  const view = render(page());
  return { ...view, show: (more: Partial<ChannelGateProps>) => view.rerender(page(more)) };
}

const inside = (): HTMLElement | null => screen.queryByText(/^Inside/);

describe('ChannelGate', () => {
  it('[CG7] opens with its channel, stays through a blip', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    mount(ada);
    expect(gate()).toBe('waiting-connection');
    await settle(100);
    wait(1_000);
    expect(gate()).toBe('ready');
    const content = inside();
    ada.cable.pull();
    await settle(60_000);
    expect(gate()).toBe('stale');
    expect(document.querySelector('.cp-gate')).toHaveAttribute('aria-busy', 'true');
    ada.cable.plug();
    await settle(60_000);
    expect(gate()).toBe('ready');
    expect(inside()).toBe(content);
  });

  it.each([
    ['403 with the next signature', 403, 'denied'],
    ['401 with the next signature', 401, 'unauthenticated'],
  ])('[CG9] says who lost their access over what they see: %s', async (_, status, state) => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const answers: Answers = { denies: null };
    mount(ada, { overlay: true }, answers);
    await settle(100);
    wait(1_000);
    const content = inside();
    expect(content).not.toBeNull();
    expect(document.querySelector('[inert]')).toBeNull();
    answers.denies = status;
    ada.cable.pull();
    await settle(1_000);
    ada.cable.plug();
    await settle(30_000);
    expect(gate()).toBe(state);
    expect(screen.getByRole('heading')).toBeInTheDocument();
    expect(inside()).toBe(content);
    expect(content?.closest('[inert]')).not.toBeNull();
    expect(document.querySelector('.cp-gate')).toHaveAttribute('data-covered');
  });

  it('[CG9] stands above it, and leaves it to be used, where it is to cover nothing', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    mount(ada, { channel: 'presence-doc' });
    await settle(100);
    wait(1_000);
    expect(lab.hub.terminateUser('app-id', 'ada')).toBe(1);
    await settle(100);
    expect(gate()).toBe('denied');
    expect(inside()).toBeInTheDocument();
    expect(document.querySelector('[inert]')).toBeNull();
  });

  it('[CG10] keeps what was shown until the next channel is open, where asked to', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    ada.cable.latencyMs = 200;
    const { show } = mount(ada, { keepPrevious: true });
    await settle(2_000);
    wait(1_000);
    const content = inside();
    expect(content).not.toBeNull();
    show({ channel: 'private-next', children: 'Inside the next' });
    expect(gate()).toBe('stale');
    expect(inside()).toBe(content);
    await settle(2_000);
    wait(1_000);
    expect(gate()).toBe('ready');
    expect(inside()).not.toBe(content);
    show({ channel: 'private-third', keepPrevious: false });
    expect(gate()).not.toBe('ready');
    expect(inside()).toBeNull();
  });

  it('[CG10] shows why, and not what was there, where the next channel is refused', async () => {
    const { party, settle } = createStage();
    const answers: Answers = { denies: null };
    const { show } = mount(party({ id: 'ada' }), { keepPrevious: true }, answers);
    await settle(100);
    wait(1_000);
    answers.denies = 403;
    show({ channel: 'private-next' });
    await settle(1_000);
    wait(1_000);
    expect(gate()).toBe('denied');
    expect(inside()).toBeNull();
  });

  it('[CG11] tells once that nobody is signed in, and once more when it happens again', async () => {
    const { party, settle } = createStage();
    const answers: Answers = { denies: 401 };
    const onUnauthenticated = vi.fn();
    const { show } = mount(party({ id: 'ada' }), { onUnauthenticated }, answers);
    await settle(1_000);
    for (let again = 0; again < 3; again++) show({ title: `render ${again}` });
    await settle(60_000);
    expect(gate()).toBe('unauthenticated');
    expect(onUnauthenticated).toHaveBeenCalledOnce();
    answers.denies = 403;
    show({ channel: 'private-other' });
    await settle(1_000);
    expect(gate()).toBe('denied');
    expect(onUnauthenticated).toHaveBeenCalledOnce();
    answers.denies = 401;
    show({ channel: 'private-third' });
    await settle(1_000);
    expect(onUnauthenticated).toHaveBeenCalledTimes(2);
  });

  it('[CG12] lets nobody use what is stale, where asked to', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    mount(ada, { blockWhenStale: true });
    await settle(100);
    wait(1_000);
    expect(inside()?.closest('[inert]')).toBeNull();
    ada.cable.pull();
    await settle(5_000);
    expect(inside()?.closest('[inert]')).not.toBeNull();
    ada.cable.plug();
    await settle(60_000);
    expect(inside()?.closest('[inert]')).toBeNull();
  });

  it('[CG13] suspends until it is open, and never again for that channel', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    const { container } = mount(ada, { suspense: true });
    expect(container).toHaveTextContent('Suspended');
    await settle(100);
    expect(gate()).toBe('ready');
    const content = inside();
    ada.cable.pull();
    await settle(60_000);
    expect(gate()).toBe('stale');
    expect(container).not.toHaveTextContent('Suspended');
    expect(inside()).toBe(content);
    ada.cable.plug();
    await settle(60_000);
    expect(inside()).toBe(content);
    expect(inside()).toBeVisible();
  });

  it('[CG13] says itself why it stays closed, and tries again without suspending', async () => {
    const { party, settle } = createStage();
    const answers: Answers = { denies: 403 };
    const { container, show } = mount(party({ id: 'ada' }), { suspense: true }, answers);
    await settle(1_000);
    expect(gate()).toBe('denied');
    answers.denies = 500;
    show({ channel: 'private-other' });
    expect(container).toHaveTextContent('Suspended');
    await settle(1_000);
    expect(gate()).toBe('auth-error');
    answers.denies = null;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle(1_000);
    wait(1_000);
    expect(container).not.toHaveTextContent('Suspended');
    expect(gate()).toBe('ready');
  });

  it('[CG13] leaves nothing behind where it was given up while it waited', async () => {
    const { lab, party, settle } = createStage();
    const ada = party({ id: 'ada' });
    ada.cable.latencyMs = 500;
    const { unmount } = mount(ada, { suspense: true, channel: 'private-slow' });
    await settle(100);
    unmount();
    await settle(10_000);
    expect(lab.openTransports).toBe(0);
    expect(lab.clock.pending).toBe(0);
  });

  it('[CG13] on a server it is the fallback', () => {
    const { party } = createStage();
    const page = (
      <RealtimeProvider options={party({ id: 'ada' }).options}>
        <Suspense fallback="Suspended">
          <ChannelGate channel="private-doc" suspense children="Inside" />
        </Suspense>
      </RealtimeProvider>
    );
    vi.stubGlobal('window', undefined);
    try {
      expect(renderToString(page)).toContain('Suspended');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
