import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  ChannelGateView,
  ConnectionBannerView,
  CursorToggleView,
  EventFeedView,
  FieldLockView,
  MemberListView,
  NewItemsPill,
  PresenceAvatarsView,
  PresencePrivacyView,
  ReactionBarView,
  type FeedEntry,
  type Member,
} from '../../src/index.js';
import '../../src/styles.css';
import '../../src/signals.css';

const named = (name: string): Member => ({ id: name, info: { name }, isMe: false });
const people = ['Ada', 'Bo', 'Chidi', 'Dilnoza', 'Emi', 'Farid', 'Hana'].map(named);
const bo = named('Bo');
const heard = vi.fn();

afterEach(() => {
  cleanup();
  heard.mockClear();
});

/** Renders, and puts the focus on what has a role and a name. */
function focus(element: ReactElement, role: string, name: string): HTMLElement {
  render(element);
  const found = screen.getByRole(role, { name });
  found.focus();
  expect(found).toHaveFocus();
  return found;
}

const buttons: readonly (readonly [string, ReactElement, role: string, name: string])[] = [
  [
    'the banner: Retry now',
    <ConnectionBannerView key="" state="reconnecting" onRetry={heard} />,
    'button',
    'Retry now',
  ],
  [
    'the gate: Try again',
    <ChannelGateView key="" state="auth-error" onRetry={heard} />,
    'button',
    'Try again',
  ],
  ['the switch of cursors', <CursorToggleView key="" pressed onPressedChange={heard} />, 'button', 'Cursors'],
  [
    'the feed: Follow',
    <EventFeedView key="" entries={[]} follow onFollowChange={heard} />,
    'button',
    'Follow',
  ],
  [
    'the lock: Ask',
    <FieldLockView key="" label="Title" state="theirs" owner={bo} onRequest={heard}>
      <input />
    </FieldLockView>,
    'button',
    'Ask',
  ],
  [
    'the lock: Take over',
    <FieldLockView key="" label="Title" state="stale" owner={bo} onTakeOver={heard}>
      <input />
    </FieldLockView>,
    'button',
    'Take over',
  ],
  [
    'the lock: Hand over',
    <FieldLockView key="" label="Title" state="mine" askedBy={bo} onHandOver={heard}>
      <input />
    </FieldLockView>,
    'button',
    'Hand over',
  ],
  [
    'the lock: Show mine',
    <FieldLockView key="" label="Title" state="lost" owner={bo} kept onShowMine={heard}>
      <input />
    </FieldLockView>,
    'button',
    'Show mine',
  ],
  ['the pill', <NewItemsPill key="" count={3} onShow={heard} />, 'button', '3 new updates'],
  [
    'a switch of privacy',
    <PresencePrivacyView
      key=""
      choices={{ showCursors: true, shareCursor: true, announceJoins: true, appearOffline: false }}
      onChoose={heard}
    />,
    'switch',
    'Share my cursor',
  ],
  ['a reaction', <ReactionBarView key="" onReact={heard} />, 'button', 'Heart'],
];

describe('the keys that the pages tell', () => {
  it.each(buttons)(
    '[DC25] Enter and Space press %s, and leave the focus there',
    async (_, element, role, name) => {
      const button = focus(element, role, name);
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard('[Space]');
      expect(heard).toHaveBeenCalledTimes(2);
      expect(button).toHaveFocus();
    },
  );

  it('[DC25] while it is busy, Retry now does nothing and keeps the focus; Dismiss puts the banner away', async () => {
    const retry = focus(
      <ConnectionBannerView state="reconnecting" busy dismissible onRetry={heard} />,
      'button',
      'Retry now',
    );
    await userEvent.keyboard('{Enter}');
    expect(heard).not.toHaveBeenCalled();
    expect(retry).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    expect(screen.getByRole('button', { name: 'Dismiss' })).toHaveFocus();
    await userEvent.keyboard('[Space]');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('[DC25] Enter and Space open and close the list of everyone', async () => {
    focus(<PresenceAvatarsView members={people} />, 'button', '+3 more people');
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: '7 people here' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('[Space]');
    await screen.findByRole('dialog', { name: '7 people here' });
  });

  it('[DC25] Tab goes from the search of members to the buttons of rows; Refresh order is pressed', async () => {
    const [first, ...rest] = people;
    const view = (members: readonly Member[]): ReactElement => (
      <MemberListView
        members={members}
        search
        actions={({ id }) => <button type="button">Follow {id}</button>}
      />
    );
    const { rerender } = render(view(rest));
    await screen.findByRole('status'); // what holds rows still is fetched after the page
    screen.getByRole('searchbox').focus();
    await userEvent.keyboard('{Tab}');
    expect(screen.getByRole('button', { name: 'Follow Bo' })).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    expect(screen.getByRole('button', { name: 'Follow Chidi' })).toHaveFocus();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    rerender(view([...rest, first!]));
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    const refresh = await screen.findByRole('button', { name: 'Refresh order' });
    refresh.focus();
    await userEvent.keyboard('{Enter}');
    const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Ada');
  });

  it('[DC25] a toolbar of reactions is walked by arrows, Home and End', async () => {
    focus(<ReactionBarView onReact={heard} />, 'button', 'Thumbs up');
    const steps = [
      ['{ArrowRight}', 'Celebrate'],
      ['{End}', 'Heart'],
      ['{ArrowLeft}', 'Celebrate'],
      ['{Home}', 'Thumbs up'],
    ] as const;
    for (const [key, name] of steps) {
      await userEvent.keyboard(key);
      expect(screen.getByRole('button', { name })).toHaveFocus();
    }
  });

  it('[DC25] Tab goes from switch to switch', async () => {
    const choices = { showCursors: true, shareCursor: true, announceJoins: true, appearOffline: false };
    focus(<PresencePrivacyView choices={choices} onChoose={heard} />, 'switch', 'Show others’ cursors');
    await userEvent.keyboard('{Tab}');
    expect(screen.getByRole('switch', { name: 'Share my cursor' })).toHaveFocus();
  });

  it.each(['{ArrowUp}', '{PageUp}', '{Home}'])(
    '[DC25] %s in the feed stops following, {End} resumes',
    async (key) => {
      const entries = Array.from({ length: 60 }, (_, at): FeedEntry => ({
        key: at + 1,
        at,
        event: 'card.moved',
      }));
      focus(<EventFeedView entries={entries} onFollowChange={heard} />, 'log', 'Events');
      await userEvent.keyboard(key);
      expect(heard).toHaveBeenLastCalledWith(false);
      await userEvent.keyboard('{End}');
      expect(heard).toHaveBeenLastCalledWith(true);
    },
  );

  it('[DC25] the data of a line is shown and hidden', async () => {
    const details = focus(
      <EventFeedView entries={[{ key: 1, at: 0, event: 'card.moved', data: { id: 7 } }]} />,
      'button',
      'Details of card.moved',
    );
    await userEvent.keyboard('{Enter}');
    expect(details).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('[Space]');
    expect(details).toHaveAttribute('aria-expanded', 'false');
  });
});
