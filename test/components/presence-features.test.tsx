import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  LiveCountView,
  NewItemsPill,
  PresenceAvatarsView,
  ViewingNowView,
  byName,
  byStatus,
  orderBy,
  type Member,
  type Person,
} from '../../src/index.js';

const people = (count: number): Member[] =>
  Array.from({ length: count }, (_, i) => ({ id: `u${i}`, isMe: i === 0, info: { name: `P${99 - i}` } }));
const faces = (): (string | null)[] =>
  [...document.querySelectorAll('.cp-stack .cp-avatar')].map((face) => face.getAttribute('aria-label'));

beforeAll(async () => {
  await Promise.all([
    import('../../src/components/presence-avatars/people-popover.js'),
    import('../../src/components/presence-avatars/people-tools.js'),
    import('../../src/components/presence-avatars/pressable-stack.js'),
  ]);
});
beforeEach(() => void vi.stubGlobal('matchMedia', () => ({ matches: false })));

describe('PresenceAvatarsView, asked for more', () => {
  it('[PA52] puts people in an order, oneself first, and shows the first of them', () => {
    const { rerender } = render(<PresenceAvatarsView members={people(20)} max={4} sort={byName} />);
    expect(faces()).toEqual(['P99 (you)', 'P80', 'P81']);
    const person = ({ id }: Member): Person => ({ name: id, status: id === 'u7' ? 'active' : 'away' });
    rerender(
      <PresenceAvatarsView members={people(20)} max={4} sort={byStatus} person={person} self="natural" />,
    );
    expect(faces()[0]).toBe('u7');
    const last = orderBy((one, other) => (one.id < other.id ? 1 : -1));
    rerender(<PresenceAvatarsView members={people(9)} sort={last} max={3} self="natural" />);
    expect(faces()).toEqual(['P91', 'P92']);
  });

  it('[PA53] leaves out whom a filter leaves out, and does not count them', () => {
    render(<PresenceAvatarsView members={people(9)} filter={({ id }) => id < 'u3'} />);
    expect(screen.getByRole('list', { name: '3 people here' })).toBeInTheDocument();
  });

  it('[PA54] has faces that can be pressed, in the order of Tab', async () => {
    const onMemberSelect = vi.fn();
    render(<PresenceAvatarsView members={people(3)} onMemberSelect={onMemberSelect} />);
    const buttons = await screen.findAllByRole('button');
    expect(buttons.map((button) => button.textContent)).toHaveLength(3);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(onMemberSelect).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 'u1' }),
      expect.anything(),
    );
    expect(screen.getByRole('button', { name: 'P98' })).toHaveFocus();
  });

  it('[PA55] is one tab stop with more than eight faces, walked by arrows', async () => {
    render(<PresenceAvatarsView members={people(10)} max={10} activation="each" />);
    const buttons = await screen.findAllByRole('button');
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, ...Array.from({ length: 9 }, () => -1)]);
    act(() => buttons[0]!.focus());
    fireEvent.keyDown(buttons[0]!, { key: 'ArrowRight' });
    expect(buttons[1]).toHaveFocus();
    fireEvent.keyDown(buttons[1]!, { key: 'ArrowLeft' });
    expect(buttons[0]).toHaveFocus();
  });

  it('[PA56] is one button where faces are too small for fingers, and rows can be chosen', async () => {
    const onMemberSelect = vi.fn();
    render(<PresenceAvatarsView members={people(9)} size="sm" onMemberSelect={onMemberSelect} />);
    const button = await screen.findByRole('button', { name: '9 people here' });
    await userEvent.click(button);
    const list = await screen.findByRole('listbox', { name: '9 people here' });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'option'));
    await userEvent.keyboard('{Enter}');
    expect(onMemberSelect).toHaveBeenCalledOnce();
    expect(within(list).getAllByRole('option')).toHaveLength(9);
    await userEvent.keyboard('{Escape}');
    expect(button).toHaveFocus();
  });

  it('[PA57] takes another overflow, other faces and props of its parts', () => {
    render(
      <PresenceAvatarsView
        members={people(9)}
        max={3}
        overflow={({ more, count }) => `${more} of ${count}`}
        renderMember={(_, face) => <em>{face.name}</em>}
        slotProps={{ list: { className: 'mine', id: 'stack' } }}
      />,
    );
    expect(screen.getByText('7 of 9')).toBeInTheDocument();
    expect(screen.getByText('P99').tagName).toBe('EM');
    expect(screen.getByRole('list')).toHaveClass('cp-stack', 'mine');
  });

  it('[PA58] marks who is active by a ring where asked', () => {
    const person = ({ id }: Member): Person => ({ name: id, status: id === 'u0' ? 'active' : 'away' });
    const { container } = render(<PresenceAvatarsView members={people(2)} person={person} status="ring" />);
    expect(container.querySelectorAll('.cp-avatar-edge')).toHaveLength(1);
    expect(container.firstElementChild).toHaveAttribute('data-mark', 'ring');
    expect(faces()).toEqual(['u0 (you)', 'u1, away']);
  });
});

describe('signals', () => {
  it('[LN1] says how many, exactly, whatever is shown; unknown is a dash', () => {
    const { rerender, container } = render(<LiveCountView count={12_408} compact />);
    expect(screen.getByText('12.4K')).toHaveAttribute('aria-hidden', 'true');
    expect(screen.getByText('12,408')).toHaveClass('cp-spoken');
    expect(container).toHaveTextContent('people');
    rerender(<LiveCountView count={1} unit="connections" compact />);
    expect(container).toHaveTextContent('1 connection');
    rerender(<LiveCountView count={null} />);
    expect(container).toHaveTextContent('– unknown');
    expect(container.querySelector('[role=status], [aria-live]')).toBeNull();
  });

  it('[VN1] names two and counts the rest, and is nothing where nobody else is here', () => {
    const { rerender, container } = render(<ViewingNowView members={people(5)} />);
    expect(container).toHaveTextContent('P99, P98 and 3 others are viewing');
    rerender(<ViewingNowView members={people(3)} />);
    expect(container).toHaveTextContent('P99, P98 and P97 are viewing');
    rerender(<ViewingNowView members={people(5)} collapsed />);
    expect(container).toHaveTextContent('5 viewing');
    rerender(<ViewingNowView members={[]} />);
    expect(container).toBeEmptyDOMElement();
  });

  it('[NI1] counts what is new and shows it when asked, with the caller’s handler called', async () => {
    const [onShow, onClick] = [vi.fn(), vi.fn()];
    const { rerender } = render(<NewItemsPill count={3} onShow={onShow} onClick={onClick} />);
    await userEvent.click(screen.getByRole('button', { name: '3 new updates' }));
    expect(onShow).toHaveBeenCalledOnce();
    expect(onClick).toHaveBeenCalledOnce();
    rerender(<NewItemsPill count={0} onShow={onShow} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
