import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  ReactionBar,
  ReactionBarView,
  ReactionOverlay,
  ReactionOverlayView,
  RealtimeProvider,
  type ReactionOverlayHandle,
} from '../../src/index.js';
import { createStage } from '../support/stage.js';

const room = 'presence-room';

const buttons = (): string[] =>
  screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? '');

describe('ReactionBarView', () => {
  it('[RB1] is a toolbar whose buttons have names with their counts, the same pressed or not', () => {
    const counts = new Map([['thumbs-up', { count: 5, mine: true, names: ['you', 'Bo'] }]]);
    const { rerender } = render(<ReactionBarView counts={counts} mode="toggle" onReact={vi.fn()} />);
    expect(screen.getByRole('toolbar', { name: 'Reactions' })).toBeInTheDocument();
    expect(buttons()).toEqual(['Thumbs up, 5', 'Celebrate', 'Heart']);
    const thumbs = screen.getByRole('button', { name: 'Thumbs up, 5', pressed: true });
    expect(thumbs).toHaveAccessibleDescription('By you, Bo and 3 others');
    rerender(<ReactionBarView counts={counts} onReact={vi.fn()} />);
    expect(screen.getByRole('button', { name: 'Thumbs up, 5' })).not.toHaveAttribute('aria-pressed');
    rerender(<ReactionBarView counts={new Map([['heart', { count: 12_000 }]])} onReact={vi.fn()} />);
    expect(screen.getByRole('button', { name: 'Heart, 12K' })).toHaveTextContent('12K');
  });

  it('[RB2] is one stop of the Tab key, with arrows, Home and End within', async () => {
    const react = vi.fn();
    render(<ReactionBarView onReact={react} onMore={vi.fn()} />);
    const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;
    await userEvent.tab();
    expect(focused()).toBe('Thumbs up');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()).toBe('Heart');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('More reactions');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('Thumbs up');
    await userEvent.keyboard('{ArrowLeft}{Home}{ArrowRight}{Enter}');
    expect(react.mock.calls.map(([id]: unknown[]) => id)).toEqual(['celebrate']);
    await userEvent.tab();
    expect(document.body).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(focused()).toBe('Celebrate');
  });

  it('[RB3] merges ref, class and handlers', () => {
    const ref = createRef<HTMLDivElement>();
    const onKeyDown = vi.fn();
    render(<ReactionBarView ref={ref} className="mine" onKeyDown={onKeyDown} onReact={vi.fn()} />);
    expect(ref.current).toHaveClass('cp-reactions', 'mine');
    fireEvent.keyDown(ref.current!, { key: 'x' });
    expect(onKeyDown).toHaveBeenCalledOnce();
  });
});

describe('ReactionBar on a channel', () => {
  it('[RB4] keeps toggles of everybody who is here, takes them back, and names who reacted', async () => {
    const { lab, party, settle } = createStage();
    const bos = lab.actor({ id: 'bo', info: { name: 'Bo' } });
    bos.join(room);
    render(
      <RealtimeProvider options={party({ id: 'ada', info: { name: 'Ada' } }).options}>
        <ReactionBar channel={room} mode="toggle" target="m1" />
      </RealtimeProvider>,
    );
    await settle(100);
    const say = (s: unknown, at: number): void =>
      bos.send(room, 'client-state', { k: 't', n: 'reactions m1', s, at });
    say(['heart', 'thumbs-up'], 1);
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Heart, 1' }));
    await settle(1_000);
    expect(buttons()).toEqual(['Thumbs up, 1', 'Celebrate', 'Heart, 2']);
    expect(screen.getByRole('button', { name: 'Heart, 2' })).toHaveAccessibleDescription('By you and Bo');
    fireEvent.click(screen.getByRole('button', { name: 'Heart, 2' }));
    for (const [at, hostile] of [
      null,
      'heart',
      [1, {}],
      { heart: 9 },
      ['a', 'b', 'c', 'd', 'heart'],
    ].entries()) {
      say(hostile, at + 2);
      await settle();
      expect(buttons()).toEqual(['Thumbs up', 'Celebrate', 'Heart']);
    }
    say(['heart'], 99);
    await settle();
    expect(buttons()).toContain('Heart, 1');
    bos.leave(room);
    await settle(100);
    expect(buttons()).toEqual(['Thumbs up', 'Celebrate', 'Heart']);
  });

  it('[RB5] bursts in both windows, one’s own at once, in the overlay beside the bar', async () => {
    const { party, settle } = createStage();
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const [adas, bos] = [party({ id: 'ada' }), party({ id: 'bo' })];
    const panes = [adas, bos].map(
      ({ options }) =>
        render(
          <RealtimeProvider options={options}>
            <ReactionBar channel={room} tally />
            <ReactionOverlay channel={room} />
          </RealtimeProvider>,
        ).container,
    );
    await settle(100);
    const chips = (): (string | undefined)[] =>
      panes.map((pane) => pane.querySelector('.cp-reaction-chip')?.textContent);
    fireEvent.click(panes[0]!.querySelector('button')!);
    await settle();
    expect(chips()).toEqual(['👍 1', '👍 1']);
    for (let press = 0; press < 6; press++) fireEvent.click(panes[0]!.querySelector('button')!);
    await settle(1_000);
    expect(chips()).toEqual(['👍 7', '👍 7']);
    expect(panes[1]!.querySelector('button')).toHaveAccessibleName('Thumbs up, 7');
    expect(
      adas.wire.sent().filter((frame) => frame.startsWith('client-reaction')).length,
    ).toBeLessThanOrEqual(3);
    vi.unstubAllGlobals();
  });
});

describe('ReactionOverlayView', () => {
  it('[RB6] is silent, and leaves aside what is not among its emojis', () => {
    const handle = createRef<ReactionOverlayHandle>();
    const { container } = render(<ReactionOverlayView handle={handle} reducedMotion />);
    handle.current?.burst({ id: '__proto__', count: 1, mine: false });
    expect(container.querySelector('.cp-reactions-overlay')).toBeEmptyDOMElement();
    expect(container.firstElementChild).toHaveAttribute('aria-hidden', 'true');
  });
});
