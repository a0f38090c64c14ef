import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gateState } from '../../src/components/channel-gate/use-channel-gate.js';
import {
  ChannelGate,
  ChannelGateView,
  RealtimeError,
  RealtimeProvider,
  type RealtimeErrorCode,
} from '../../src/index.js';
import { createStage } from '../support/stage.js';

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

describe('ChannelGate', () => {
  it('[CG7] opens with its channel, stays through a blip', async () => {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada' });
    render(
      <RealtimeProvider options={ada.options}>
        <ChannelGate channel="private-doc">Inside</ChannelGate>
      </RealtimeProvider>,
    );
    expect(gate()).toBe('waiting-connection');
    await settle(100);
    wait(1_000);
    expect(gate()).toBe('ready');
    const inside = screen.getByText('Inside');
    ada.cable.pull();
    await settle(60_000);
    expect(gate()).toBe('stale');
    expect(document.querySelector('.cp-gate')).toHaveAttribute('aria-busy', 'true');
    ada.cable.plug();
    await settle(60_000);
    expect(gate()).toBe('ready');
    expect(screen.getByText('Inside')).toBe(inside);
  });
});
