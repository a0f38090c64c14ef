import { render, screen } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Avatar, ConnectionStatusView, PresenceAvatarsView, PresenceDot } from '../../src/index.js';

const room = Array.from({ length: 9 }, (_, i) => ({
  id: `u${i}`,
  info: {
    name: `Guest ${i}`,
    color: '#c11342',
    avatarUrl: i === 0 ? 'https://example.com/a.png' : 'javascript:1',
  },
  isMe: i === 0,
}));

const everything = (
  <StrictMode>
    <Avatar name="Ada Lovelace" src="/ada.png" color="#f00" ring status="away" />
    <Avatar name={null} presence="stale" />
    <PresenceDot status="idle" />
    <PresenceAvatarsView members={room} stale locale="ar-EG" />
    <PresenceAvatarsView members={[]} placeholder={3} />
    <ConnectionStatusView status="reconnecting" />
  </StrictMode>
);

/** As a server does it: without a window. */
function onServer(element: ReactElement): string {
  vi.stubGlobal('window', undefined);
  vi.stubGlobal('document', undefined);
  vi.stubGlobal('location', undefined);
  try {
    return renderToString(element);
  } finally {
    vi.unstubAllGlobals();
  }
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('server HTML', () => {
  it('[CSS1] has no style attribute and no style element', () => {
    const html = onServer(everything);
    expect(html).not.toMatch(/<style|\sstyle=/);
    expect(html).toContain('data-color=');
  });

  it('[AV19] holds the picture over the initials', () => {
    const html = onServer(<Avatar name="Ada Lovelace" src="https://example.com/a.png" />);
    expect(html).toMatch(/AL<\/bdi><img[^>]* src="https:\/\/example\.com\/a\.png"/);
  });

  it('[CSS2] is taken over without a warning', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const host = document.createElement('div');
    host.innerHTML = onServer(everything);
    document.body.append(host);
    const before = host.innerHTML;
    render(everything, { container: host, hydrate: true });
    expect(complaint).not.toHaveBeenCalled();
    expect(host.querySelectorAll('.cp-stack > li')).toHaveLength(before.match(/<li/g)!.length);
    complaint.mockRestore();
  });

  it('[AV20] shows a picture that only the page’s own origin allows after hydration', () => {
    const avatar = <Avatar name="Ada" src="http://intra.example/a.png" />;
    expect(onServer(avatar)).not.toContain('<img');
    vi.stubGlobal('location', { origin: 'http://intra.example' });
    render(avatar);
    expect(screen.getByRole('img', { name: 'Ada' }).querySelector('img')).not.toBeNull();
    vi.unstubAllGlobals();
  });
});
