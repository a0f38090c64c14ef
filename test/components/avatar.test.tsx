import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Avatar, PresenceDot } from '../../src/index.js';

const photo = 'https://example.com/ada.png';

function picture(): HTMLImageElement | null {
  return document.querySelector('img');
}

describe('Avatar', () => {
  it('[AV4] is an image with a name; what it is drawn with is silent', () => {
    render(<Avatar name="Ada Lovelace" src={photo} status="away" isMe />);
    const avatar = screen.getByRole('img', { name: 'Ada Lovelace (you), away' });
    expect(avatar).toHaveTextContent('AL');
    expect(picture()).toHaveAttribute('alt', '');
  });

  it('[AV5] says nothing where the name stands beside it', () => {
    render(<Avatar name="Ada Lovelace" status="away" decorative />);
    expect(screen.queryByRole('img')).toBeNull();
    expect(document.querySelector('.cp-avatar')).toHaveAttribute('aria-hidden', 'true');
  });

  it('[AV6] is a grey figure where there is no name to show, never a colour of the palette', () => {
    render(<Avatar name={'\u200b'} userId="7" color={3} />);
    const avatar = screen.getByRole('img', { name: 'Anonymous' });
    expect(avatar).not.toHaveAttribute('data-color');
    expect(avatar.querySelector('svg')).not.toBeNull();
  });

  it('[AV7] shows one letter at the smallest size', () => {
    render(<Avatar name="Ada Lovelace" size="xs" />);
    expect(screen.getByRole('img')).toHaveTextContent(/^A$/);
  });

  it('[AV8] has the colour of the id, of an index, or of the name', () => {
    const { rerender } = render(<Avatar name="Ada" userId="42" />);
    const colour = (): string | null => screen.getByRole('img').getAttribute('data-color');
    expect(colour()).toMatch(/^\d$/);
    rerender(<Avatar name="Ada" userId="42" color={13} />);
    expect(colour()).toBe('3');
    rerender(<Avatar name="Ada" userId="42" color={-NaN} />);
    expect(colour()).toBe('0');
  });

  it('[AV9] writes a colour of one’s own anew onto the node, and takes it away again', async () => {
    const paint = (): string => screen.getByRole('img').style.getPropertyValue('--cp-person');
    const { rerender } = render(<Avatar name="Ada" color="#f00" />);
    await vi.waitFor(() => expect(paint()).toMatch(/^#[\da-f]{6}$/));
    rerender(<Avatar name="Ada" color="url(https://evil.example/)" />);
    await act(async () => {
      await import('../../src/components/foundations/custom-color.js');
    });
    expect(paint()).toBe('');
  });

  it('[AV10] shows the picture over the initials until it has come, and the initials again where it fails', () => {
    const onLoad = vi.fn();
    const onError = vi.fn();
    const { rerender } = render(<Avatar name="Ada Lovelace" src={photo} imageProps={{ onLoad, onError }} />);
    const avatar = screen.getByRole('img');
    expect(avatar).toHaveTextContent('AL');
    fireEvent.load(picture()!);
    expect(avatar).toHaveTextContent('');
    rerender(
      <Avatar name="Ada Lovelace" src="https://example.com/other.png" imageProps={{ onLoad, onError }} />,
    );
    expect(avatar).toHaveTextContent('AL');
    fireEvent.error(picture()!);
    expect(avatar).toHaveTextContent('AL');
    expect(picture()).toBeNull();
    expect(onLoad).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
  });

  it('[AV11] asks a picture of the server’s HTML what became of it', () => {
    const complete = vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(true);
    const source = vi.spyOn(HTMLImageElement.prototype, 'currentSrc', 'get').mockReturnValue(photo);
    const width = vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(0);
    render(<Avatar name="Ada Lovelace" src={photo} />);
    expect(picture()).toBeNull();
    width.mockReturnValue(80);
    render(<Avatar name="Bo Andersson" src={photo} />);
    expect(picture()).not.toBeNull();
    expect(screen.getByRole('img', { name: 'Bo Andersson' })).toHaveTextContent('');
    for (const spy of [complete, source, width]) spy.mockRestore();
  });

  it('[AV12] loads a picture late, without a referrer, and refuses what could run', () => {
    const { rerender } = render(<Avatar name="Ada" src={photo} />);
    expect(picture()).toHaveAttribute('loading', 'lazy');
    expect(picture()).toHaveAttribute('decoding', 'async');
    expect(picture()).toHaveAttribute('referrerpolicy', 'no-referrer');
    expect(picture()).toHaveAttribute('draggable', 'false');
    rerender(<Avatar name="Ada" src="javascript:alert(1)" />);
    expect(picture()).toBeNull();
  });

  it('[AV13] asks the policy first, and holds its answer to the same rules', () => {
    const imagePolicy = vi.fn((url: string) => `https://proxy.example/?u=${encodeURIComponent(url)}`);
    const { rerender } = render(<Avatar name="Ada" userId="7" src={photo} imagePolicy={imagePolicy} />);
    expect(imagePolicy).toHaveBeenCalledWith(photo, { name: 'Ada', userId: '7' });
    expect(picture()).toHaveAttribute('src', `https://proxy.example/?u=${encodeURIComponent(photo)}`);
    rerender(<Avatar name="Ada" src={photo} imagePolicy={() => null} />);
    expect(picture()).toBeNull();
    rerender(<Avatar name="Ada" src={photo} imagePolicy={() => 'javascript:alert(1)'} />);
    expect(picture()).toBeNull();
  });

  it('[AV14] draws who is uncertain with a dotted edge, and their status as stale', () => {
    render(<Avatar name="Bo" presence="leaving" status="active" />);
    const avatar = screen.getByRole('img', { name: 'Bo, reconnecting' });
    expect(avatar).toHaveAttribute('data-presence', 'leaving');
    expect(avatar.querySelector('.cp-avatar-edge')).not.toBeNull();
    expect(avatar.querySelector('.cp-dot')).toHaveAttribute('data-status', 'stale');
  });

  it('[AV15] merges ref, class, style and attributes, and draws with another image component', () => {
    const ref = createRef<HTMLSpanElement>();
    const seen = vi.fn();
    render(
      <StrictMode>
        <Avatar
          name="Ada"
          src={photo}
          ref={ref}
          className="mine"
          style={{ margin: 4 }}
          title="Ada"
          onClick={seen}
          imageComponent="source"
        />
      </StrictMode>,
    );
    fireEvent.click(ref.current!);
    expect(ref.current).toHaveClass('cp-avatar', 'mine');
    expect(ref.current).toHaveStyle({ margin: '4px' });
    expect(ref.current).toHaveAttribute('title', 'Ada');
    expect(seen).toHaveBeenCalledOnce();
    expect(document.querySelector('source')).toHaveAttribute('src', photo);
  });

  it('[AV16] speaks in the words it is given', () => {
    render(<Avatar name={null} strings={{ person: () => 'Niemand' }} fallback="?" />);
    expect(screen.getByRole('img', { name: 'Niemand' })).toHaveTextContent('?');
  });
});

describe('PresenceDot', () => {
  it('[AV17] says its status, unless words beside it do', () => {
    const { rerender } = render(<PresenceDot status="away" className="mine" />);
    expect(screen.getByRole('img', { name: 'Away' })).toHaveClass('cp-dot', 'mine');
    rerender(<PresenceDot status="stale" />);
    expect(screen.getByRole('img', { name: 'Reconnecting' })).toBeInTheDocument();
    rerender(<PresenceDot status="idle" decorative />);
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('[AV18] has a shape for each status', () => {
    const shapes = (['active', 'idle', 'away', 'offline', 'stale'] as const).map((status) => {
      const { container, unmount } = render(<PresenceDot status={status} />);
      const shape = `${status}: ${container.querySelector('path')?.getAttribute('d') ?? ''}`;
      unmount();
      return shape;
    });
    expect(new Set(shapes.map((shape) => shape.split(': ')[1])).size).toBeGreaterThanOrEqual(3);
    expect(new Set(shapes).size).toBe(5);
  });
});
