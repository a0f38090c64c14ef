import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { PresenceAvatarsView, type AvatarSize, type Member } from '../../src/index.js';
import '../../src/styles.css';

const overlaps: Record<AvatarSize, number> = { xs: 4, sm: 5, md: 6, lg: 8 };

function people(count: number): Member[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `u${i}`,
    info: { name: `Guest ${String(i).padStart(5, '0')}` },
    isMe: i === 0,
  }));
}

const idle = ({ id }: Member) => ({ name: id, status: 'idle' }) as const;

function boxes(selector: string): DOMRect[] {
  return [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
}

async function open(count: number, style: React.CSSProperties = {}) {
  const view = render(
    <div style={style}>
      <PresenceAvatarsView members={people(count)} />
    </div>,
  );
  await userEvent.click(screen.getByRole('button'));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog.matches(':popover-open')).toBe(true));
  return { ...view, dialog, anchor: document.querySelector('.cp-more')!.getBoundingClientRect() };
}

beforeAll(async () => {
  await page.viewport(800, 700);
});

afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await page.viewport(800, 700);
});

describe('the stack on the page', () => {
  it.each(['ltr', 'rtl'])('[PA35] overlaps by the drawn widths, the first on top: %s', (dir) => {
    document.documentElement.dir = dir;
    for (const size of ['xs', 'sm', 'md', 'lg'] as const) {
      const { unmount } = render(<PresenceAvatarsView members={people(4)} size={size} />);
      const [first, second] = boxes('.cp-stack .cp-avatar') as [DOMRect, DOMRect];
      const overlap = dir === 'ltr' ? first.right - second.left : second.right - first.left;
      expect(overlap).toBe(overlaps[size]);
      const middle = dir === 'ltr' ? first.right - overlap / 2 : first.left + overlap / 2;
      const top = document.elementFromPoint(middle, first.top + first.height / 2);
      expect(top?.closest('li')).toBe(document.querySelector('.cp-stack li'));
      unmount();
    }
  });

  it.each(['ltr', 'rtl'])('[PA36] centres initials in what one sees of a face: %s', (dir) => {
    document.documentElement.dir = dir;
    render(<PresenceAvatarsView members={people(3)} />);
    const [face] = boxes('.cp-stack li:nth-child(2) .cp-avatar') as [DOMRect];
    const [letters] = boxes('.cp-stack li:nth-child(2) bdi') as [DOMRect];
    const shift = letters.left + letters.width / 2 - (face.left + face.width / 2);
    expect(shift).toBeCloseTo(dir === 'ltr' ? 3 : -3, 0);
  });

  it.each(['ltr', 'rtl'])('[PA37] hangs the glyph at the bottom end: %s', (dir) => {
    document.documentElement.dir = dir;
    render(<PresenceAvatarsView members={people(3)} person={idle} size="lg" />);
    const [face] = boxes('.cp-avatar') as [DOMRect];
    const [glyph] = boxes('.cp-dot') as [DOMRect];
    expect(glyph.bottom - face.bottom).toBe(1);
    expect(dir === 'ltr' ? glyph.right - face.right : face.left - glyph.left).toBe(1);
  });

  it('[PA38] shows no glyph without words at the two smallest sizes', () => {
    render(<PresenceAvatarsView members={people(3)} person={idle} size="sm" />);
    expect(boxes('.cp-dot').every(({ width }) => width === 0)).toBe(true);
  });

  it('[PA39] is as wide with thousands as with a dozen, and gives fingers 24 px at every size', () => {
    for (const size of ['xs', 'sm', 'md', 'lg'] as const) {
      const { unmount } = render(
        <PresenceAvatarsView members={people(40)} size={size} style={{ margin: 20 }} />,
      );
      const button = screen.getByRole('button');
      const { left, width, top, height } = button.getBoundingClientRect();
      const middle = left + width / 2;
      expect(document.elementFromPoint(middle, top + height / 2 - 11)).toBe(button);
      expect(document.elementFromPoint(middle, top + height / 2 + 11)).toBe(button);
      unmount();
    }
    const widths = [14, 9_999].map((count) => {
      const { unmount } = render(<PresenceAvatarsView members={people(count)} />);
      const [stack] = boxes('.cp-stack') as [DOMRect];
      unmount();
      return Math.round(stack.width);
    });
    expect(Math.abs(widths[0]! - widths[1]!)).toBeLessThanOrEqual(4);
  });
});

describe('the list on the page', () => {
  it('[PA40] lies above all, whatever clips or moves its parents', async () => {
    const { dialog } = await open(9, { overflow: 'hidden', transform: 'rotate(0)', height: 40 });
    const { left, top, width, height } = dialog.getBoundingClientRect();
    expect(height).toBeGreaterThan(300);
    expect(dialog.contains(document.elementFromPoint(left + width / 2, top + height - 30))).toBe(true);
  });

  it.each(['ltr', 'rtl'])(
    '[PA41] stands under its button, ends aligned, within the window: %s',
    async (dir) => {
      document.documentElement.dir = dir;
      const { dialog, anchor } = await open(9, { paddingInlineStart: 300, paddingBlockStart: 20 });
      await waitFor(() => expect(getComputedStyle(dialog).opacity).toBe('1'));
      const box = dialog.getBoundingClientRect();
      expect(box.top - anchor.bottom).toBeCloseTo(8, 0);
      expect(dir === 'ltr' ? box.right - anchor.right : anchor.left - box.left).toBeCloseTo(4, 0);
      cleanup();
      const edge = await open(9);
      await waitFor(() => expect(getComputedStyle(edge.dialog).opacity).toBe('1'));
      expect(edge.dialog.getBoundingClientRect().left).toBeGreaterThanOrEqual(8);
      expect(edge.dialog.getBoundingClientRect().right).toBeLessThanOrEqual(792);
    },
  );

  it('[PA42] stands above its button where there is more room', async () => {
    const { dialog, anchor } = await open(9, { paddingBlockStart: 600 });
    await waitFor(() => expect(getComputedStyle(dialog).opacity).toBe('1'));
    const box = dialog.getBoundingClientRect();
    expect(anchor.top - box.bottom).toBeCloseTo(8, 0);
    expect(box.top).toBeGreaterThanOrEqual(0);
  });

  it('[PA43] follows its button when the page is scrolled', async () => {
    const { dialog } = await open(9, { paddingBlock: '300px 2000px' });
    window.scrollTo(0, 100);
    await waitFor(() => {
      const anchor = document.querySelector('.cp-more')!.getBoundingClientRect();
      expect(dialog.getBoundingClientRect().top - anchor.bottom).toBeCloseTo(8, 0);
    });
    window.scrollTo(0, 0);
  });

  it('[PA44] is a sheet at the bottom of a phone, with rows for fingers', async () => {
    await page.viewport(390, 844);
    const { dialog } = await open(30);
    await waitFor(() => expect(getComputedStyle(dialog).opacity).toBe('1'));
    const box = dialog.getBoundingClientRect();
    expect([box.left, box.right, box.bottom]).toEqual([0, 390, 844]);
    expect(within(dialog).getAllByRole('listitem')[0]!.getBoundingClientRect().height).toBe(56);
    expect(within(dialog).getByRole('button').getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });

  it('[PA45] reaches every one of ten thousand by scrolling, and opens and takes a join at once', async () => {
    const begin = performance.now();
    const { dialog, rerender } = await open(10_000);
    const opened = performance.now() - begin;
    const list = within(dialog).getByRole('list');
    list.scrollTop = list.scrollHeight / 2;
    await waitFor(() => expect(within(list).getByText('Guest 05003')).toBeInTheDocument());
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(within(list).getByText('Guest 09999')).toBeInTheDocument());
    const join = performance.now();
    rerender(<PresenceAvatarsView members={people(10_001)} />);
    expect(list.querySelectorAll('li').length).toBeLessThan(60);
    // far above what it takes, and far below what a list of all would
    expect(opened).toBeLessThan(1_500);
    expect(performance.now() - join).toBeLessThan(500);
  });

  it('[PA46] still hears keys when the row with the focus has been scrolled away', async () => {
    const { dialog } = await open(500);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const list = within(dialog).getByRole('list');
    list.scrollTop = list.scrollHeight / 2;
    await waitFor(() => expect(within(list).getByText('Guest 00253')).toBeInTheDocument());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button')).toHaveFocus();
  });

  it('[PA59] has whole faces in the list, though it stands in the stack', async () => {
    render(<PresenceAvatarsView members={people(9)} person={idle} />);
    await userEvent.click(screen.getByRole('button'));
    const row = within(await screen.findByRole('dialog')).getAllByRole('listitem')[0]!;
    expect(getComputedStyle(row.querySelector('.cp-avatar-face')!).padding).toBe('0px');
    expect(row.querySelector('.cp-dot')!.getBoundingClientRect().width).toBeGreaterThan(0);
  });

  it('[PA47] keeps a name of any length within its row', async () => {
    const members = people(9).map((member) => ({ ...member, info: { name: 'W'.repeat(4_000) } }));
    render(<PresenceAvatarsView members={members} />);
    await userEvent.click(screen.getByRole('button'));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(getComputedStyle(dialog).scale).toBe('none'));
    const list = within(dialog).getByRole('list');
    expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
    expect(within(dialog).getAllByRole('listitem')[0]!.getBoundingClientRect().height).toBe(40);
  });
});

it('[PA64] a list of thousands that was scrolled shows its rows also after the page was made narrow', async () => {
  const { dialog } = await open(10_000);
  const list = within(dialog).getByRole('list');
  const rowsInSight = (): number => {
    const { top, bottom } = list.getBoundingClientRect();
    return boxes('.cp-people li').filter((row) => row.bottom > top && row.top < bottom).length;
  };
  list.scrollTop = list.scrollHeight / 2;
  await waitFor(() => expect(rowsInSight()).toBeGreaterThan(5));
  await page.viewport(400, 700);
  await waitFor(() => expect(rowsInSight()).toBeGreaterThan(5));
});
