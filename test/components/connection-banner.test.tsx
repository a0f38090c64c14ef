import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Announcer,
  ConnectionBanner,
  ConnectionBannerView,
  RealtimeError,
  RealtimeProvider,
  type Utterance,
} from '../../src/index.js';
import { createStage, type Party } from '../support/stage.js';

const banner = (): HTMLElement | null => document.querySelector('.cp-banner[data-state]');
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('ConnectionBannerView', () => {
  it('[CB1] says what is wrong, what follows, and offers to retry only where that helps', () => {
    const { rerender } = render(<ConnectionBannerView state="offline" />);
    expect(banner()).toHaveTextContent('You’re offline. Showing the last known state. Keep writing.');
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<ConnectionBannerView state="reconnecting" busy pending={3} />);
    expect(banner()).toHaveTextContent('Reconnecting… 3 changes will be sent');
    expect(screen.getByRole('button', { name: 'Retry now' })).toHaveAttribute('aria-disabled', 'true');
    const error = new RealtimeError('authorization-denied', { status: 401 });
    rerender(<ConnectionBannerView state="failed" error={error} />);
    expect(banner()).toHaveTextContent('Your session has ended.');
    rerender(<ConnectionBannerView state="restored" updates={12} />);
    expect(banner()).toHaveTextContent('Back online. 12 updates received');
  });

  it('[CB2] counts whole seconds down from the clock, and not pauses under 3 s', () => {
    vi.setSystemTime(1_000_000);
    const { rerender } = render(<ConnectionBannerView state="reconnecting" retryAt={1_005_000} />);
    expect(banner()).toHaveTextContent('Connection lost. Reconnecting in 5 s');
    wait(1_000);
    expect(banner()).toHaveTextContent('Reconnecting in 4 s');
    vi.setSystemTime(1_004_200); // it slept
    wait(1_000);
    expect(banner()).toHaveTextContent('Reconnecting…');
    rerender(<ConnectionBannerView state="reconnecting" retryAt={Date.now() + 2_000} />);
    expect(banner()).toHaveTextContent('Reconnecting…');
  });

  it('[CB3] keeps its line where it stands at the top, with what is quiet in it', () => {
    const { container, rerender } = render(
      <ConnectionBannerView state={null} placement="top" quiet="Saved" />,
    );
    expect(container.firstElementChild).toHaveTextContent('Saved');
    rerender(<ConnectionBannerView state="offline" placement="top" quiet="Saved" />);
    expect(container).not.toHaveTextContent('Saved');
    rerender(<ConnectionBannerView state={null} />);
    expect(container).toBeEmptyDOMElement();
  });

  it('[CB4] can be put away until there is something else to tell, and takes contents of one’s own', () => {
    const { rerender } = render(<ConnectionBannerView state="offline" dismissible />);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(banner()).toBeNull();
    rerender(<ConnectionBannerView state="failed" dismissible />);
    expect(banner()).toHaveTextContent('Can’t connect.');
    rerender(<ConnectionBannerView state="offline">{({ state }) => `own ${state}`}</ConnectionBannerView>);
    expect(banner()).toHaveTextContent('own offline');
  });
});

describe('ConnectionBanner', () => {
  async function start(): Promise<{ ada: Party; settle: (ms?: number) => Promise<void>; said: string[] }> {
    const { party, settle } = createStage();
    const ada = party({ id: 'ada', info: { name: 'Ada' } });
    const said: string[] = [];
    const onUtterance = ({ text, priority }: Utterance): void => void said.push(`${priority}: ${text}`);
    render(
      <RealtimeProvider options={{ ...ada.options, connect: 'eager' }}>
        <Announcer onUtterance={onUtterance}>
          <ConnectionBanner />
        </Announcer>
      </RealtimeProvider>,
    );
    await settle(100);
    return { ada, settle, said };
  }

  it('[CB5] tells of a loss after five seconds, hides at once, and says for three that it is back', async () => {
    const { ada, settle } = await start();
    expect(banner()).toBeNull();
    ada.cable.pull();
    await settle(5_000);
    wait(4_999);
    expect(banner()).toBeNull();
    wait(1);
    expect(banner()).toHaveAttribute('data-state', 'reconnecting');
    ada.cable.plug();
    await settle(60_000);
    expect(banner()).toHaveAttribute('data-state', 'restored');
    wait(3_000);
    expect(banner()).toBeNull();
  });

  it('[AN13] a blip of 1.5 s changes neither the page nor the transcript', async () => {
    const { ada, settle, said } = await start();
    const before = document.body.innerHTML;
    ada.cable.pull();
    await settle(1_000);
    wait(1_500);
    expect(document.body.innerHTML).toBe(before);
    ada.cable.plug();
    await settle(60_000);
    wait(60_000);
    expect(said).toEqual([]);
    expect(banner()).toBeNull();
  });

  it('[AN14] says a loss once and its end, from a region that was there before', async () => {
    const { ada, settle, said } = await start();
    const region = screen.getByRole('status');
    expect(region).toBeEmptyDOMElement();
    ada.cable.pull();
    await settle(20_000);
    wait(2_000);
    expect(region).toHaveTextContent('Connection lost. Reconnecting automatically.');
    wait(30_000);
    expect(region).toBeEmptyDOMElement();
    ada.cable.plug();
    await settle(60_000);
    wait(5_000);
    expect(said).toEqual(['polite: Connection lost. Reconnecting automatically.', 'polite: Back online.']);
  });
});
