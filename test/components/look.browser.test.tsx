import { cleanup, render, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import {
  ChannelGateView,
  ConnectionBannerView,
  ConnectionStatusView,
  CursorToggleView,
  EventFeedView,
  FieldLockView,
  LiveCountView,
  MemberListView,
  NewItemsPill,
  PresenceAvatarsView,
  PresencePrivacyView,
  ReactionBarView,
  TypingIndicatorView,
  ViewingNowView,
  type Member,
} from '../../src/index.js';
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

const people = (count: number): Member[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `u${at}`,
    info: { name: `Person ${at}`, status: 'idle' },
    isMe: at === 0,
  }));
const at = Date.UTC(2026, 10, 28, 9);
const noop = (): void => {};

/** Each component in a state that has most to show, by its name and what has to be seen of it. */
const parts: readonly [name: string, edged: string, element: ReactElement][] = [
  ['PresenceAvatars', '.cp-more', <PresenceAvatarsView members={people(12)} stale />],
  ['ConnectionStatus', '.cp-connection', <ConnectionStatusView status="reconnecting" />],
  ['ConnectionBanner', '.cp-banner', <ConnectionBannerView state="failed" onRetry={noop} pending={3} />],
  ['ChannelGate', '.cp-gate-panel', <ChannelGateView state="auth-error" onRetry={noop} retrying />],
  ['MemberList', '.cp-members', <MemberListView members={people(12)} search stale staleSince={at} />],
  [
    'EventFeed',
    '.cp-feed',
    <EventFeedView
      entries={[
        { key: 1, kind: 'event', at, event: 'card.moved', detail: 'Ada', count: 48, data: { id: 7 } },
        { key: 2, kind: 'error', at, event: 'error', detail: 'Over the limit', count: 1, data: null },
      ]}
    />,
  ],
  ['LiveCount', '.cp-count', <LiveCountView count={1_204} staleSince={at} />],
  ['ViewingNow', '.cp-viewing', <ViewingNowView members={people(5)} />],
  ['NewItemsPill', '.cp-pill', <NewItemsPill count={23} onShow={noop} />],
  ['TypingIndicator', '.cp-typing', <TypingIndicatorView members={people(3)} />],
  [
    'ReactionBar',
    'button',
    <ReactionBarView counts={new Map([['heart', { count: 5, mine: true }]])} onReact={noop} />,
  ],
  [
    'PresencePrivacy',
    '.cp-privacy',
    <PresencePrivacyView
      choices={{ showCursors: true, shareCursor: false, announceJoins: true, appearOffline: false }}
      onChoose={noop}
    />,
  ],
  ['CursorToggle', '.cp-cursor-toggle', <CursorToggleView pressed />],
  [
    'FieldLock',
    '.cp-field',
    <FieldLockView label="Title" state="stale" owner={people(2)[1]} idleMs={42_000} onTakeOver={noop}>
      {(ids) => <input {...ids} readOnly />}
    </FieldLockView>,
  ],
];

function show(element: ReactElement, theme = 'light', dir = 'ltr'): HTMLElement {
  document.documentElement.dir = dir;
  const { container } = render(element);
  container.dataset['theme'] = theme;
  Object.assign(container.style, {
    ...{ position: 'relative', inlineSize: '360px', blockSize: '420px', padding: '20px' },
    background: 'var(--cp-surface)',
    font: '14px system-ui',
  });
  return container;
}

afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await emulate({});
});

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function read(colour: string): Colour {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** What lies behind an element's text: its own background over those of its ancestors. */
function behind(element: Element): Colour {
  const [red, green, blue, alpha] = read(getComputedStyle(element).backgroundColor);
  if (alpha === 1) return [red, green, blue, 1];
  const under = element.parentElement ? behind(element.parentElement) : ([255, 255, 255, 1] as const);
  const mixed = [red, green, blue].map((part, i) => part * alpha + (under[i] ?? 0) * (1 - alpha));
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 1];
}

const luminance = (colour: Colour): number =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const part = (colour[i] ?? 0) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);

function contrast(element: Element): number {
  const [light = 0, dark = 0] = [read(getComputedStyle(element).color), behind(element)]
    .map(luminance)
    .sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** The elements that have words of their own which can be seen. */
function* spoken(root: Element): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    const { width, height } = element.getBoundingClientRect();
    if (own && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }))
      yield element;
  }
}

const hasEdge = (element: Element): boolean => {
  const { borderBlockStartWidth, borderBlockEndWidth, outlineStyle } = getComputedStyle(element);
  return borderBlockStartWidth !== '0px' || borderBlockEndWidth !== '0px' || outlineStyle !== 'none';
};

/** Those that are boxes: without a colour, an edge is all that is left of them. */
const boxes = [
  'PresenceAvatars',
  'ConnectionStatus',
  'ConnectionBanner',
  'ChannelGate',
  'MemberList',
  'EventFeed',
  'NewItemsPill',
  'ReactionBar',
  'PresencePrivacy',
  'CursorToggle',
];

describe('how each component looks', () => {
  it.each(parts)('[LK1] words are readable, in light and in dark: %s', (name, _, element) => {
    for (const theme of ['light', 'dark']) {
      const root = show(element, theme);
      const faint = [...spoken(root)].filter((one) => contrast(one) < 4.5);
      expect(faint.map((one) => `${name}, ${theme}: ${one.textContent} ${contrast(one).toFixed(2)}`)).toEqual(
        [],
      );
      cleanup();
    }
  });

  it('[LK1] [LK2] [LK3] sees what is faint, has no edge or moves', async () => {
    const root = show(
      <p style={{ color: '#999', transition: 'color 1s' }}>
        Faint <b style={{ color: '#666' }}>and not</b>
      </p>,
    );
    const words = [...spoken(root)];
    expect(words.map((one) => contrast(one) < 4.5)).toEqual([true, false]);
    expect(hasEdge(words[0]!)).toBe(false);
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(getComputedStyle(words[0]!).transitionDuration).toBe('1s');
    expect([...spoken(show(<MemberListView members={people(12)} />))].length).toBeGreaterThan(20);
  });

  it.each(parts.filter(([name]) => boxes.includes(name)))(
    '[LK2] boxes keep an edge in forced colours: %s',
    async (_, edged, element) => {
      await emulate({ 'forced-colors': 'active' });
      const root = show(element);
      const [first, ...rest] = root.querySelectorAll(edged);
      expect([first!, ...rest].every(hasEdge)).toBe(true);
      for (const face of root.querySelectorAll('.cp-avatar-face')) expect(hasEdge(face)).toBe(true);
      for (const button of root.querySelectorAll('.cp-button')) expect(hasEdge(button)).toBe(true);
    },
  );

  it.each(parts)('[LK3] nothing moves where less motion is wanted: %s', async (_, __, element) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    const root = show(element);
    const moving = root
      .getAnimations({ subtree: true })
      .filter(({ timeline }) => timeline === document.timeline);
    expect(moving).toEqual([]);
    for (const one of root.querySelectorAll('*')) expect(getComputedStyle(one).transitionDuration).toBe('0s');
  });

  it.each(parts)(
    '[LK4] is mirrored in pages from right to left, and keeps to its width: %s',
    async (_, edged, element) => {
      const measure = (dir: string) => {
        const root = show(element, 'light', dir);
        const page = root.getBoundingClientRect();
        const found = [...root.querySelectorAll(edged)].map((one) => one.getBoundingClientRect());
        expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
        const starts = found.map(({ left, right }) =>
          Math.round(dir === 'ltr' ? left - page.left : page.right - right),
        );
        cleanup();
        return starts;
      };
      const [ltr, rtl] = [measure('ltr'), measure('rtl')];
      expect(rtl.length).toBeGreaterThan(0);
      rtl.forEach((start, i) => expect(Math.abs(start - ltr[i]!)).toBeLessThanOrEqual(2));
    },
  );

  it('[PA61] shows as many faces as there is room for, and more or fewer as that changes', async () => {
    const root = show(<PresenceAvatarsView members={people(30)} max="auto" />);
    const count = (): number => root.querySelectorAll('.cp-stack .cp-avatar').length;
    const fits = (): void => {
      const { right } = root.querySelector('.cp-presence')!.getBoundingClientRect();
      expect(root.querySelector('.cp-more')!.getBoundingClientRect().right).toBeLessThanOrEqual(right + 0.5);
    };
    await waitFor(() => expect(count()).toBeGreaterThan(8));
    fits();
    const wide = count();
    root.style.inlineSize = '160px';
    await waitFor(() => expect(count()).toBeLessThan(wide - 3));
    fits();
    const narrow = count();
    root.style.inlineSize = '162px'; // not worth a change
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(count()).toBe(narrow);
    root.style.inlineSize = '360px';
    await waitFor(() => expect(count()).toBe(wide));
  });

  it('[PA62] the sign of “+8” stands before its number, in pages of both directions', () => {
    for (const dir of ['ltr', 'rtl']) {
      const root = show(<PresenceAvatarsView members={people(12)} />, 'light', dir);
      const text = root.querySelector('.cp-more')!.firstChild!;
      const left = (at: number): number => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      expect(text.textContent).toBe('+8');
      expect(left(0)).toBeLessThan(left(1));
      cleanup();
    }
  });

  it('[ML9] leaves room below the last row', () => {
    const root = show(<MemberListView members={people(40)} />);
    const list = root.querySelector<HTMLElement>('.cp-members-list')!;
    list.scrollTop = list.scrollHeight;
    const last = [...root.querySelectorAll('.cp-member')].at(-1)!;
    expect(list.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom).toBeGreaterThanOrEqual(
      8,
    );
  });
});
