import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CursorToggle, PresencePrivacy, usePresencePrivacy } from '../../src/index.js';

const chosen = (): string[] =>
  screen
    .getAllByRole('switch')
    .map((one) => `${one.dataset['choice'] ?? ''} ${one.getAttribute('aria-checked') ?? ''}`);

function Reader() {
  return <output>{JSON.stringify(usePresencePrivacy().choices)}</output>;
}

afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

describe('PresencePrivacy', () => {
  it('[PP1] is a group of switches with names and descriptions, walked by keyboard', async () => {
    const onChange = vi.fn();
    render(<PresencePrivacy onChange={onChange} />);
    expect(screen.getByRole('group', { name: 'Your presence' })).toBeInTheDocument();
    expect(screen.getByRole('switch', { name: 'Share my cursor' })).toHaveAccessibleDescription(
      'Others see where you point',
    );
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('switch', { name: 'Share my cursor' })).not.toBeChecked();
    expect(onChange).toHaveBeenCalledExactlyOnceWith({
      showCursors: true,
      shareCursor: false,
      announceJoins: true,
      appearOffline: false,
    });
  });

  it('[PP2] is kept by the browser, and the same in everything that uses the key', async () => {
    const { unmount } = render(
      <>
        <PresencePrivacy />
        <CursorToggle />
        <Reader />
      </>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Cursors' }));
    expect(screen.getByRole('button', { name: 'Cursors' })).toHaveAttribute('aria-pressed', 'false');
    expect(chosen().slice(0, 2)).toEqual(['showCursors false', 'shareCursor false']);
    expect(screen.getByRole('status')).toHaveTextContent('"shareCursor":false');
    unmount();
    render(<PresencePrivacy />);
    expect(chosen().slice(0, 2)).toEqual(['showCursors false', 'shareCursor false']);
  });

  it('[PP3] hears of another tab', async () => {
    render(<PresencePrivacy toggles={['appearOffline']} />);
    dispatchEvent(
      new StorageEvent('storage', { key: 'copresent-privacy', newValue: '{"appearOffline":true}' }),
    );
    expect(await screen.findByRole('switch', { checked: true })).toBeInTheDocument();
  });

  it.each(['', 'null', '[]', '{"showCursors":"no","constructor":false}', '{'])(
    '[PP4] reads nothing but choices from what the browser has: %s',
    (text) => {
      localStorage.setItem('copresent-privacy', text);
      render(<Reader />);
      expect(JSON.parse(screen.getByRole('status').textContent)).toEqual({
        showCursors: true,
        shareCursor: true,
        announceJoins: true,
        appearOffline: false,
      });
    },
  );

  it('[PP5] works where the browser keeps nothing', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('denied');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('denied');
    });
    render(<PresencePrivacy toggles={['showCursors']} />);
    await userEvent.click(screen.getByRole('switch'));
    expect(chosen()).toEqual(['showCursors false']);
  });

  it('[PP6] is the application’s where it gives the value', async () => {
    render(<PresencePrivacy value={{ shareCursor: false }} toggles={['shareCursor']} storageKey={null} />);
    await userEvent.click(screen.getByRole('switch'));
    expect(chosen()).toEqual(['shareCursor false']);
    expect(localStorage).toHaveLength(0);
  });
});
