import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionBannerView, ConnectionStatusView, PresenceAvatarsView } from '../../src/index.js';
import { snippets } from '../../stories/docs/guides/theming-rows.js';
import '../../src/styles.css';

const added: HTMLStyleElement[] = [];

/** A sheet of the application's, in no layer. */
function add(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  // before all others: that it wins is not because it is the last
  document.head.prepend(style);
  added.push(style);
}

afterEach(() => {
  cleanup();
  for (const style of added.splice(0)) style.remove();
});

const colorOf = (element: Element, variable: string): string => {
  const probe = document.createElement('i');
  probe.style.color = `var(${variable})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

describe('what the page on theming says', () => {
  it('[DC29] variables hold below the element that sets them', () => {
    add(snippets.variables);
    render(
      <div className="sidebar" data-testid="sidebar">
        <PresenceAvatarsView members={[]} />
      </div>,
    );
    expect(colorOf(document.body, '--cp-accent')).toBe('rgb(10, 108, 91)');
    expect(colorOf(screen.getByTestId('sidebar'), '--cp-ring')).toBe('rgb(243, 239, 232)');
    expect(colorOf(document.body, '--cp-ring')).toBe('rgb(255, 255, 255)');
  });

  it('[DC29] a selector of one class is enough for a part', () => {
    add(snippets.part);
    render(<ConnectionStatusView status="failed" />);
    const badge = getComputedStyle(screen.getByRole('img'));
    expect([badge.borderRadius, badge.fontWeight]).toEqual(['4px', '600']);
  });

  it('[DC29] a reset in no layer beats the layer, and in a layer before it does not', () => {
    const paddingOf = (): string => getComputedStyle(screen.getByRole('button')).paddingInlineStart;
    render(<ConnectionBannerView state="reconnecting" onRetry={() => {}} />);
    const own = paddingOf();
    expect(own).not.toBe('0px');
    add(`@layer base, copresent; @layer base { ${snippets.reset} }`);
    expect(paddingOf()).toBe(own);
    add(snippets.reset);
    expect(paddingOf()).toBe('0px');
  });
});
