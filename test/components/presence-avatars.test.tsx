import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, StrictMode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { PresenceAvatarsView, type Member, type PresenceAvatarsViewProps } from '../../src/index.js';

const names = [
  'Ada Lovelace',
  'Bo Andersson',
  'Chidi Okafor',
  'Dilnoza Karimova',
  'Emi Tanaka',
  'Farid Haddad',
];

function people(count: number): Member[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `u${i}`,
    info: { name: names[i] ?? `Guest ${String(i).padStart(5, '0')}` },
    isMe: i === 0,
  }));
}

function faces(): (string | null)[] {
  return screen.getAllByRole('img').map((face) => face.getAttribute('aria-label'));
}

async function open(props: Partial<PresenceAvatarsViewProps> & { members: readonly Member[] }) {
  const view = render(<PresenceAvatarsView {...props} />);
  const button = screen.getByRole('button');
  await userEvent.click(button);
  const dialog = await screen.findByRole('dialog');
  // React 18 moves the focus a moment after the list is there
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  return { ...view, button, dialog, rows: () => within(dialog).queryAllByRole('listitem') };
}

const focused = (): string | null => document.activeElement?.textContent ?? null;

beforeAll(async () => {
  await import('../../src/components/presence-avatars/people-popover.js'); // as the first opening does
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});

describe('PresenceAvatarsView', () => {
  it('[PA11] is a list that says how many are here, in the order in which it is seen', () => {
    render(<PresenceAvatarsView members={people(3)} />);
    const list = screen.getByRole('list', { name: '3 people here' });
    expect(list).toHaveAttribute('role', 'list');
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    expect(faces()).toEqual(['Ada Lovelace (you)', 'Bo Andersson', 'Chidi Okafor']);
  });

  it('[PA12] has a real button for the others, whose name begins with what is seen and holds the true number', () => {
    const { rerender } = render(<PresenceAvatarsView members={people(6)} max={4} />);
    const button = screen.getByRole('button', { name: '+3 more people' });
    expect(button).toHaveTextContent('+3');
    expect(button).toHaveAttribute('type', 'button');
    expect(button).toHaveAttribute('aria-haspopup', 'dialog');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    rerender(<PresenceAvatarsView members={people(6)} max={4} total={1_207} />);
    expect(button).toHaveTextContent('99+');
    expect(button).toHaveAccessibleName('99+, 1,204 more people');
  });

  it('[PA13] says that only you are here, keeps places while waiting, and shows what it is given where nobody is', () => {
    const { rerender, container } = render(<PresenceAvatarsView members={people(1)} />);
    expect(screen.getByText('Only you are here')).toBeInTheDocument();
    rerender(<PresenceAvatarsView members={[]} placeholder={3} empty="Quiet" />);
    expect(container.querySelectorAll('.cp-avatar')).toHaveLength(3);
    expect(screen.queryAllByRole('listitem')).toHaveLength(0);
    expect(container).toHaveTextContent('Quiet');
    expect(screen.getByRole('list', { name: '0 people here' })).toBeInTheDocument();
  });

  it('[PA14] marks only what is not as it should be', () => {
    const statuses = ['active', 'idle', null] as const;
    render(
      <PresenceAvatarsView
        members={people(3)}
        person={({ id }) => ({ name: id, status: statuses[Number(id.slice(1))] })}
      />,
    );
    expect([...document.querySelectorAll('.cp-dot')].map((dot) => dot.getAttribute('data-status'))).toEqual([
      'idle',
    ]);
  });

  it('[PA15] draws everyone but oneself as uncertain while the connection is down', () => {
    render(<PresenceAvatarsView members={people(3)} stale />);
    const presences = screen.getAllByRole('img').map((face) => face.getAttribute('data-presence'));
    expect(presences).toEqual(['live', 'stale', 'stale']);
  });

  it('[PA16] asks how to show only those in sight', () => {
    const person = vi.fn(({ id }: Member) => ({ name: id }));
    render(<PresenceAvatarsView members={people(10_000)} person={person} />);
    expect(new Set(person.mock.calls.map(([member]) => member.id)).size).toBe(4);
  });

  it('[PA17] reads names, pictures and colours of the info that are strings, and lets nothing else through', () => {
    const info = {
      name: { toString: () => 'x' },
      avatar: 'https://example.com/a.png',
      color: ['#fff'],
      onclick: 'x',
    };
    render(<PresenceAvatarsView members={[{ id: '1', info, isMe: false }]} />);
    const face = screen.getByRole('img', { name: 'Anonymous' });
    expect(face.querySelector('img')).toHaveAttribute('src', 'https://example.com/a.png');
    const spilling = {
      name: 'Ada',
      title: 'spilt',
      onClick: 'x',
      dangerouslySetInnerHTML: { __html: '<i>' },
    };
    render(<PresenceAvatarsView members={people(1)} person={() => spilling} />);
    expect(document.querySelector('[title="spilt"], i')).toBeNull();
  });

  it('[PA18] merges ref, class and attributes; a label names the list', () => {
    const ref = createRef<HTMLDivElement>();
    render(
      <PresenceAvatarsView
        members={people(2)}
        ref={ref}
        className="mine"
        id="who"
        aria-label="In this room"
      />,
    );
    expect(ref.current).toHaveClass('cp-presence', 'mine');
    expect(ref.current).toHaveAttribute('id', 'who');
    expect(screen.getByRole('list', { name: 'In this room' })).toBeInTheDocument();
  });

  it('[PA19] counts the others without a button where there is to be no list', () => {
    render(<PresenceAvatarsView members={people(6)} max={4} overflow="none" />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('+3')).toHaveAccessibleName('+3 more people');
  });

  it('[PA20] says numbers and words in the language it is given', () => {
    const strings = { people: ({ count }: { count: number }) => `${count} Leute` };
    render(<PresenceAvatarsView members={people(11)} locale="ar-EG" strings={strings} />);
    expect(screen.getByRole('list', { name: '11 Leute' })).toBeInTheDocument();
    expect(screen.getByRole('button')).toHaveTextContent('+٧');
  });
});

describe('the list of everyone', () => {
  it('[PA21] opens as a dialog named by the number of people, with the focus in the search', async () => {
    const { button, dialog } = await open({ members: people(9) });
    expect(dialog).toHaveAccessibleName('9 people here');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAttribute('aria-controls', dialog.id);
    expect(within(dialog).getByRole('searchbox', { name: 'Find a person' })).toHaveFocus();
  });

  it('[PA22] begins at the first row where there are too few to search', async () => {
    const { dialog, rows } = await open({ members: people(6) });
    expect(within(dialog).queryByRole('searchbox')).toBeNull();
    expect(rows()[0]).toHaveFocus();
  });

  it('[PA23] closes on Escape, on its button and on a click elsewhere, and gives the focus back', async () => {
    const { button, dialog } = await open({ members: people(9) });
    await userEvent.keyboard('{Escape}');
    expect(dialog).not.toBeInTheDocument();
    expect(button).toHaveFocus();
    await userEvent.click(button);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(button).toHaveFocus();
    await userEvent.click(button);
    await userEvent.click(document.body);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('[PA24] closes when the focus goes on, and leaves it there', async () => {
    const { dialog } = await open({ members: people(9) });
    render(<button type="button">After</button>);
    act(() => screen.getByRole('button', { name: 'After' }).focus());
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
  });

  it('[PA25] closes on the button that opened it', async () => {
    const { button, dialog } = await open({ members: people(9) });
    await userEvent.click(button);
    expect(dialog).not.toBeInTheDocument();
    expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  it('[PA26] is walked by arrows, Home, End and first letters', async () => {
    const { rows } = await open({ members: people(12) });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(rows()[1]).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(rows()[11]).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Home}');
    expect(rows()[0]).toHaveFocus();
    await userEvent.keyboard('d');
    expect(focused()).toContain('Dilnoza Karimova');
    await userEvent.keyboard('g');
    expect(focused()).toContain('Guest 00006');
    await userEvent.keyboard('g');
    expect(focused()).toContain('Guest 00007');
    await userEvent.keyboard('x{Home}{ArrowUp}');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('[PA27] finds people, and says where there is nobody', async () => {
    const { dialog, rows } = await open({ members: people(12) });
    await userEvent.keyboard('karim');
    expect(rows()).toHaveLength(1);
    await userEvent.keyboard('xx');
    expect(rows()).toHaveLength(0);
    expect(within(dialog).getByRole('status')).toHaveTextContent('Nobody here is called “karimxx”');
  });

  it('[PA28] keeps "You" and the marks of look-alikes apart from names', async () => {
    const members = people(9).map((member, i) =>
      i < 2 ? { ...member, info: { name: 'Lin Wei (you)' } } : member,
    );
    const { rows } = await open({ members });
    const [me, other] = rows().filter((row) => within(row).queryByText('Lin Wei (you)') !== null);
    expect(within(me!).getByText('You')).toBeInTheDocument();
    expect(within(other!).queryByText('You')).toBeNull();
    const marks = [me, other].map((row) => within(row!).getByText(/^#[\da-f]{4}$/).textContent);
    expect(new Set(marks).size).toBe(2);
  });

  it('[PA29] holds a screenful of rows in the document, each with its place', async () => {
    const { rows } = await open({ members: people(10_000) });
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]).toHaveAttribute('aria-setsize', '10000');
    await userEvent.keyboard('{ArrowDown}{End}');
    expect(document.activeElement).toHaveAttribute('aria-posinset', '10000');
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toHaveAttribute('aria-posinset', '9999');
  });

  it('[PA30] moves the focus to the next row when its person leaves, and follows a person who moves', async () => {
    const members = people(12);
    const { rerender } = await open({ members });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(focused()).toContain('Chidi Okafor');
    rerender(<PresenceAvatarsView members={members.filter(({ id }) => id !== 'u1')} />);
    expect(focused()).toContain('Chidi Okafor');
    rerender(<PresenceAvatarsView members={members.filter(({ id }) => id !== 'u1' && id !== 'u2')} />);
    await waitFor(() => expect(focused()).toContain('Dilnoza Karimova'));
  });

  it('[PA31] leaves the search alone when people come and go', async () => {
    const members = people(12);
    const { rerender } = await open({ members });
    rerender(<PresenceAvatarsView members={members.slice(0, 9)} />);
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('[PA32] says what people do, or what was last known of them', async () => {
    const person = ({ id }: Member) =>
      ({ name: id, status: 'idle', detail: id === 'u2' ? 'Editing' : null }) as const;
    const { rows, rerender } = await open({ members: people(9), person });
    expect(rows()[1]).toHaveTextContent(/Idle$/);
    expect(rows()[2]).toHaveTextContent(/Editing$/);
    const since = new Date(2026, 10, 14, 14, 2).getTime();
    rerender(<PresenceAvatarsView members={people(9)} person={person} stale staleSince={since} />);
    expect(rows()[0]).toHaveTextContent(/Not connected$/);
    expect(rows()[1]).toHaveTextContent(/Was idle$/);
    expect(screen.getByRole('dialog')).toHaveTextContent('As of 14:02, before the connection was lost');
  });

  it('[PA33] leaves no listener behind, and works twice mounted', async () => {
    const added = vi.spyOn(window, 'addEventListener');
    const removed = vi.spyOn(window, 'removeEventListener');
    const { unmount } = render(
      <StrictMode>
        <PresenceAvatarsView members={people(9)} />
      </StrictMode>,
    );
    await userEvent.click(screen.getByRole('button'));
    await screen.findByRole('dialog');
    unmount();
    const own = ([type]: readonly unknown[]): boolean => type === 'resize' || type === 'scroll';
    expect(added.mock.calls.filter(own).length).toBeGreaterThan(0);
    expect(removed.mock.calls.filter(own)).toHaveLength(added.mock.calls.filter(own).length);
  });

  it('[PA34] lets the keys of the browser through', async () => {
    await open({ members: people(12) });
    await userEvent.keyboard('{ArrowDown}');
    const row = document.activeElement!;
    expect(fireEvent.keyDown(row, { key: 'f', ctrlKey: true })).toBe(true);
    expect(fireEvent.keyDown(row, { key: 'Tab' })).toBe(true);
    expect(row).toHaveFocus();
  });
});
