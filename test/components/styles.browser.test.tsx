import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { Avatar, ConnectionStatusView, PresenceAvatarsView, PresenceDot } from '../../src/index.js';
import { wantsLessMotion } from '../../src/components/foundations/wants-less-motion.js';
import '../../src/styles.css';
import '../../src/signals.css';

interface Cdp {
  send(
    method: 'Emulation.setEmulatedMedia',
    options: { features: { name: string; value: string }[] },
  ): Promise<void>;
}

async function emulate(features: Record<string, string>): Promise<void> {
  await (cdp() as unknown as Cdp).send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** Any colour as the screen shows it. */
function painted(colour: string, on = '#fff'): readonly number[] {
  const context = document.createElement('canvas').getContext('2d')!;
  for (const fill of [on, colour]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function contrast(one: string, other: string): number {
  const [light, dark] = [painted(one, other), painted(other)]
    .map((parts) =>
      parts.map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      ),
    )
    .map(([r = 0, g = 0, b = 0]) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
    .sort((a, b) => b - a) as [number, number];
  return light / dark;
}

function token(name: string): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = `var(--cp-${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

afterEach(async () => {
  cleanup();
  delete document.documentElement.dataset['theme'];
  document.querySelector('#of-the-app')?.remove();
  await emulate({});
});

describe('the style sheet', () => {
  it('[CSS3] loses to any rule of the application', () => {
    const app = document.head.appendChild(document.createElement('style'));
    app.id = 'of-the-app';
    app.textContent = 'span { background: rgb(1, 2, 3); border-radius: 0 }';
    render(<ConnectionStatusView status="failed" />);
    expect(getComputedStyle(screen.getByRole('img')).backgroundColor).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(screen.getByRole('img')).borderRadius).toBe('0px');
  });

  it('[CSS4] follows the theme of the nearest ancestor that has one', () => {
    render(
      <div data-theme="dark">
        <ConnectionStatusView status="connected" title="dark" />
        <div className="light">
          <ConnectionStatusView status="connected" title="light" />
        </div>
      </div>,
    );
    const paper = (title: string): string => getComputedStyle(screen.getByTitle(title)).backgroundColor;
    expect(paper('dark')).toBe('rgb(17, 18, 20)');
    expect(paper('light')).toBe('rgb(255, 255, 255)');
  });

  it.each(['light', 'dark'])('[CSS5] keeps words readable on every surface: %s', (theme) => {
    document.documentElement.dataset['theme'] = theme;
    for (const surface of ['canvas', 'surface', 'raised', 'hover'].map(token)) {
      for (const words of ['text', 'muted', 'accent', 'success', 'warning', 'danger'].map(token)) {
        expect(contrast(words, surface)).toBeGreaterThanOrEqual(4.5);
      }
      for (const shape of ['control', 'field', 'success-dot', 'warning-dot'].map(token)) {
        expect(contrast(shape, surface)).toBeGreaterThanOrEqual(3);
      }
    }
    for (const tone of ['warning', 'danger']) {
      expect(contrast(token(tone), token(`${tone}-tint`))).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(token('text'), token('fill'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['light', 'dark'])(
    '[CSS6] keeps initials and edges readable in each of ten colours: %s',
    (theme) => {
      document.documentElement.dataset['theme'] = theme;
      for (let color = 0; color < 10; color++) {
        const { unmount } = render(<Avatar name="Ada Lovelace" color={color} ring />);
        const avatar = screen.getByRole('img');
        const { backgroundColor, color: letters } = getComputedStyle(
          avatar.querySelector('.cp-avatar-face')!,
        );
        const edge = getComputedStyle(avatar.querySelector('.cp-avatar-edge')!);
        const line = edge.borderTopWidth === '0px' ? edge.stroke : edge.borderTopColor;
        expect(contrast(letters, backgroundColor)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(line, token('surface'))).toBeGreaterThanOrEqual(3);
        unmount();
      }
    },
  );

  it('[CSS7] tells near colours apart by the pattern of the ring', () => {
    const patterns = Array.from({ length: 10 }, (_, color) => {
      const { container, unmount } = render(<Avatar name="Ada" color={color} ring />);
      const { borderTopStyle, strokeDasharray } = getComputedStyle(
        container.querySelector('.cp-avatar-edge')!,
      );
      const pattern = strokeDasharray === 'none' ? borderTopStyle : 'dashed';
      unmount();
      return pattern;
    });
    expect(patterns.join(' ')).toBe('solid solid dashed double dashed double dashed solid double solid');
  });

  it('[CSS8] keeps edges and shapes in forced colours', async () => {
    await emulate({ 'forced-colors': 'active' });
    render(
      <>
        <Avatar name="Ada" />
        <PresenceDot status="active" />
        <PresenceAvatarsView
          members={[1, 2, 3].map((id) => ({ id: String(id), info: {}, isMe: false }))}
          max={2}
        />
      </>,
    );
    const face = getComputedStyle(document.querySelector('.cp-avatar-face')!);
    expect(face.borderTopStyle).toBe('solid');
    expect(getComputedStyle(document.querySelector('.cp-more')!).borderTopStyle).toBe('solid');
    const dot = getComputedStyle(document.querySelector('.cp-dot')!);
    expect(contrast(dot.color, getComputedStyle(document.body).backgroundColor)).toBeGreaterThanOrEqual(3);
  });

  it('[CSS9] moves nothing where less motion is wanted', async () => {
    const sheet = document.body.appendChild(document.createElement('div'));
    sheet.className = 'cp-people';
    expect(getComputedStyle(sheet).transitionDuration).not.toBe('0s');
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(getComputedStyle(sheet).transitionDuration).toBe('0s');
    sheet.remove();
  });

  it('[CSS15] moves nothing below an element that says so, whatever the system wants', () => {
    const dots = '<p class="cp-typing"><span class="cp-typing-dots"><i></i><i></i><i></i></span></p>';
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = `${dots}<div class="cp-people"></div>`;
    const moves = (): number =>
      [...page.querySelectorAll('i')].filter((dot) => dot.getAnimations().length > 0).length +
      Number(getComputedStyle(page.querySelector('.cp-people')!).transitionDuration !== '0s');
    expect(moves()).toBe(4);
    expect(wantsLessMotion(page.querySelector('i')!)).toBe(false);
    page.dataset['motion'] = 'reduced';
    expect(moves()).toBe(0);
    expect(wantsLessMotion(page.querySelector('i')!)).toBe(true);
    page.remove();
  });

  it('[CSS10] sharpens muted words and borders where more contrast is wanted', async () => {
    const before = contrast(token('muted'), token('surface'));
    await emulate({ 'prefers-contrast': 'more' });
    expect(contrast(token('muted'), token('surface'))).toBeGreaterThan(before + 3);
  });

  it('[CSS11] shows the badge’s glyph alone in a container under 320 px, and is 24 px high in both', () => {
    render(
      [319, 321].map((width) => (
        <div key={width} style={{ width, containerType: 'inline-size' }}>
          <ConnectionStatusView status="reconnecting" />
        </div>
      )),
    );
    const [narrow, wide] = screen.getAllByRole('img', { name: 'Connection: Reconnecting…' });
    const [small, large] = [narrow!.getBoundingClientRect(), wide!.getBoundingClientRect()];
    expect([small.width, small.height, large.height]).toEqual([24, 24, 24]);
    expect(large.width).toBeGreaterThan(90);
  });

  it('[CSS12] keeps the line of a badge that is not needed', () => {
    render(<ConnectionStatusView status="connected" showWhen="degraded" data-testid="badge" />);
    const badge = screen.getByTestId('badge');
    expect(getComputedStyle(badge).visibility).toBe('hidden');
    expect(badge.getBoundingClientRect().height).toBe(24);
  });

  it('[AV21] paints nothing outside of a face', () => {
    render(<Avatar name={`Z${'\u0335\u0322\u0323\u0324'.repeat(4)}`} />);
    const face = document.querySelector('.cp-avatar-face')!;
    expect(getComputedStyle(face).overflow).toBe('clip');
    expect(face.getBoundingClientRect().height).toBe(32);
  });
});
