import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byName, MemberListView, type Member, type Person } from '../../src/index.js';

const names = ['Ada', 'Bo', 'Chidi', 'Dilnoza', 'Emi', 'Farid', 'Hana', 'Ines', 'Jonas'];
const people = (count: number): Member[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `u${i}`,
    isMe: i === 0,
    info: { name: names[i] ?? `Guest ${String(i).padStart(5, '0')}` },
  }));
const rows = (): (string | null)[] =>
  screen.queryAllByRole('listitem').map((row) => row.querySelector('.cp-person-who > bdi')!.textContent);
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};
/** What a list fetches after the page is there. */
const loaded = (): Promise<void> => act(() => vi.dynamicImportSettled());

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('MemberListView', () => {
  it('[ML1] groups by status, with counts, oneself first, each row with its status in words', () => {
    const person = ({ id }: Member): Person => ({ name: id, status: id === 'u2' ? 'away' : 'active' });
    render(<MemberListView members={people(3)} person={person} />);
    expect(screen.getByRole('heading', { name: 'People 3' })).toBeInTheDocument();
    const active = screen.getByRole('list', { name: 'Active 2' });
    expect(within(active).getAllByRole('listitem')[0]).toHaveTextContent('u0YouActive');
    expect(screen.getByRole('list', { name: 'Away 1' })).toHaveTextContent('u2Away');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('[ML10] can be reached and scrolled by keyboard where no row holds a button', () => {
    const { rerender } = render(<MemberListView members={people(9)} />);
    const list = () => screen.getByRole('group', { name: 'People' });
    expect(list()).toHaveAttribute('tabindex', '0');
    rerender(<MemberListView members={people(9)} actions={({ id }) => <button>Follow {id}</button>} />);
    expect(list()).toHaveAttribute('tabindex', '-1');
  });

  it('[ML2] finds people, and says where there is nobody; few need no search', async () => {
    const { rerender } = render(<MemberListView members={people(9)} />);
    await loaded();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'dil' } });
    expect(rows()).toEqual(['Dilnoza']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zz' } });
    expect(screen.getByRole('status')).toHaveTextContent('Nobody here is called “zz”');
    rerender(<MemberListView members={people(7)} />);
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(rows()).toHaveLength(7);
  });

  it('[ML3] moves no row while it is pointed at, and offers its order after ten seconds', async () => {
    const view = (members: Member[]) => (
      <MemberListView members={members} sort={byName} groups="none" search={false} />
    );
    const { rerender, container } = render(view(people(3)));
    await loaded();
    fireEvent.pointerEnter(container.querySelector('.cp-members-list')!);
    const aaron: Member = { id: 'aa', isMe: false, info: { name: 'Aaron' } };
    rerender(view([...people(3), aaron]));
    expect(rows()).toEqual(['Ada', 'Bo', 'Chidi', 'Aaron']);
    wait(9_999);
    expect(screen.queryByText('The list has changed')).toBeNull();
    wait(1);
    fireEvent.click(screen.getByRole('button', { name: 'Refresh order' }));
    expect(rows()).toEqual(['Aaron', 'Ada', 'Bo', 'Chidi']);
    fireEvent.pointerLeave(container.querySelector('.cp-members-list')!);
    expect(screen.queryByText('The list has changed')).toBeNull();
  });

  it('[ML4] holds a screenful of ten thousand in the document, each with its place', async () => {
    const { container } = render(<MemberListView members={people(10_000)} groups="none" />);
    await loaded();
    const items = (): NodeListOf<Element> => container.querySelectorAll('ul > li');
    expect(items().length).toBeLessThan(80);
    expect(items()[0]).toHaveAttribute('aria-setsize', '10000');
    const list = container.querySelector('.cp-members-list')!;
    Object.defineProperties(list, { scrollTop: { value: 5_000 }, scrollHeight: { value: 10_000 } });
    fireEvent.scroll(list);
    const first = Number(items()[0]!.getAttribute('aria-posinset'));
    expect(first).toBeGreaterThan(4_900);
    expect(first).toBeLessThan(5_000);
  });

  it('[ML5] changes four times a second at most where there are many', async () => {
    const { rerender } = render(<MemberListView members={people(300)} total={300} groups="none" />);
    await loaded();
    const setSize = (): string | null => screen.getAllByRole('listitem')[0]!.getAttribute('aria-setsize');
    rerender(<MemberListView members={people(301)} groups="none" />);
    rerender(<MemberListView members={people(302)} groups="none" />);
    expect(setSize()).toBe('300');
    wait(250);
    expect(setSize()).toBe('302');
  });

  it('[ML6] shows known people who are not here as offline, with when they were seen: first as a date', async () => {
    const grace: Member = { id: 'grace', isMe: false, info: { name: 'Grace Kim' } };
    const seenAt = (): number => Date.now() - 3 * 3_600_000;
    render(<MemberListView members={people(2)} roster={[grace, people(2)[1]!]} seenAt={seenAt} />);
    const offline = screen.getByRole('list', { name: 'Offline 1' });
    expect(offline).toHaveTextContent(/Grace KimSeen \w+ \d+, \d{4}, /);
    await loaded();
    expect(offline).toHaveTextContent(/Grace KimSeen 3 hr\.? ago/);
    expect(rows()).toHaveLength(3);
  });

  it('[ML7] keeps the row with the focus in the document', async () => {
    const { container } = render(
      <MemberListView
        members={people(1_000)}
        groups="none"
        actions={({ id }) => <button>Follow {id}</button>}
      />,
    );
    await loaded();
    act(() => screen.getAllByRole('button')[1]!.focus());
    const held = document.activeElement;
    const list = container.querySelector('.cp-members-list')!;
    Object.defineProperties(list, { scrollTop: { value: 9_000 }, scrollHeight: { value: 10_000 } });
    fireEvent.scroll(list);
    expect(held).toHaveFocus();
    expect(held!.isConnected).toBe(true);
  });
});
