import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { EventFeedView, ViewingNowView, type Member } from '../../src/index.js';
import '../../src/styles.css';

interface Cdp {
  send(
    method: 'Emulation.setEmulatedMedia',
    options: { features: { name: string; value: string }[] },
  ): Promise<void>;
}

const force = (value: string): Promise<void> =>
  (cdp() as unknown as Cdp).send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value }],
  });

const people = (count: number): Member[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `u${at}`,
    info: { name: `Person ${at}` },
    isMe: at === 0,
  }));
const at = Date.UTC(2026, 10, 28, 9);
const entries = [
  { key: 1, kind: 'event', at, event: 'card.moved', detail: 'Ada', count: 1, data: { id: 7 } },
  { key: 2, kind: 'error', at, event: 'error', detail: 'Over the limit', count: 1, data: null },
] as const;

afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await force('none');
});

describe('how details look', () => {
  it('[LK5] only an error has an edge in a feed, in forced colours too, and dots are still seen', async () => {
    await force('active');
    const { container } = render(<EventFeedView entries={entries} />);
    const rows = [...container.querySelectorAll('.cp-feed-row')].map((row) => getComputedStyle(row));
    expect(rows.map((style) => style.borderInlineStartWidth)).toEqual(['0px', '2px']);
    const dots = [...container.querySelectorAll('.cp-feed-row > i')].map((dot) => getComputedStyle(dot));
    expect(dots.map((style) => style.borderTopWidth)).toEqual(['3px', '3px']);
  });

  it('[LK5] the rows of a feed begin at one line, whether they have an edge or not', () => {
    const { container } = render(<EventFeedView entries={entries} />);
    const [event, error] = [...container.querySelectorAll('.cp-feed-row time')].map(
      (time) => time.getBoundingClientRect().left,
    );
    expect(event).toBe(error);
  });

  it('[LK6] what opens a row of the feed has the ring of everything else', async () => {
    const { container } = render(<EventFeedView entries={entries} />);
    const button = container.querySelector<HTMLElement>('.cp-feed-row > button')!;
    while (document.activeElement !== button) await userEvent.tab();
    const { outlineColor, outlineWidth, outlineOffset } = getComputedStyle(button);
    expect([outlineColor, outlineWidth, outlineOffset]).toEqual(['rgb(43, 95, 217)', '2px', '-2px']);
  });

  it('[LK7] a sentence keeps the order of its own language where the page runs the other way', () => {
    document.documentElement.dir = 'rtl';
    render(<ViewingNowView members={people(5)} />);
    const [first, second] = ['Person 0', 'Person 1'].map(
      (name) => screen.getByText(name).getBoundingClientRect().left,
    );
    expect(first).toBeLessThan(second!);
  });
});
