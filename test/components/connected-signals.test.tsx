import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Announcer,
  ChannelGate,
  ConnectionBanner,
  ConnectionStatus,
  CursorToggle,
  EventFeed,
  FieldLock,
  FieldPresence,
  LiveCount,
  LiveCursors,
  MemberList,
  PresenceAvatars,
  PresencePrivacy,
  ReactionBar,
  ReactionOverlay,
  RealtimeProvider,
  TypingIndicator,
  ViewingNow,
  serverLocks,
  usePresenceNotices,
  type Member,
  type Person,
  type PresenceNotice,
  type UsePresenceNoticesOptions,
} from '../../src/index.js';
import { createStage, type Party } from '../support/stage.js';

const channel = 'presence-room';
const toPerson = ({ info }: Member): Person => info as Person;

function show(party: Party, children: ReactElement) {
  return render(
    <RealtimeProvider options={party.options} person={toPerson}>
      {children}
    </RealtimeProvider>,
  );
}

/** What the page itself times: the engine's clock is the stage's. */
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal(
    'ResizeObserver',
    vi.fn(function () {
      return { observe: vi.fn(), unobserve: vi.fn(), disconnect: vi.fn() };
    }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function withPeople(children: ReactElement, names = ['Bo', 'Chidi']) {
  const stage = createStage();
  const actors = names.map((name) => {
    const actor = stage.lab.actor({ id: name.toLowerCase(), info: { name, status: 'idle' } });
    actor.join(channel);
    return actor;
  });
  const ada = stage.party({ id: 'ada', info: { name: 'Ada' } });
  const view = show(ada, children);
  await stage.settle(100);
  wait(1_000);
  return { ...stage, ...view, ada, actors };
}

const textOf = (selector: string): string | null | undefined =>
  document.querySelector(selector)?.textContent.replace(/\s+/g, ' ');

describe('LiveCount on a channel', () => {
  it('[LN2] counts who is here, once a second at most, and says of when while the connection is down', async () => {
    const { lab, ada, settle } = await withPeople(<LiveCount channel={channel} />);
    expect(textOf('.cp-count b')).toContain('3');
    lab.actor({ id: 'dora' }).join(channel);
    await settle(100);
    wait(1_000);
    expect(textOf('.cp-count b')).toContain('4');
    ada.cable.pull();
    await settle(60_000);
    wait(2_000);
    expect(document.querySelector('.cp-count')).toHaveAttribute('data-stale', 'true');
    expect(textOf('.cp-count b')).toContain('4');
    ada.cable.plug();
    await settle(60_000);
    wait(2_000);
    expect(document.querySelector('.cp-count')).not.toHaveAttribute('data-stale', 'true');
  });

  it('[LN2] knows no number of connections where the server tells none', async () => {
    await withPeople(<LiveCount channel={channel} unit="connections" />);
    expect(textOf('.cp-count')).toContain('–');
  });
});

describe('ViewingNow on a channel', () => {
  it('[VN2] names who else is here, and is nothing alone', async () => {
    const { actors, settle, container } = await withPeople(<ViewingNow channel={channel} />);
    expect(textOf('.cp-viewing')).toContain('Bo');
    expect(textOf('.cp-viewing')).toContain('Chidi');
    for (const actor of actors) actor.leave(channel);
    await settle(100);
    expect(container.querySelector('.cp-viewing')).toBeNull();
  });
});

describe('MemberList on a channel', () => {
  it('[ML8] groups those who are here, by what the provider’s mapping says', async () => {
    const { actors, settle } = await withPeople(<MemberList channel={channel} />);
    const names = (): (string | null)[] =>
      [...document.querySelectorAll('.cp-member .cp-person-who bdi')].map((name) => name.textContent);
    expect(names()).toEqual(['Ada', 'Bo', 'Chidi']);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('3');
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map((one) => one.textContent)
        .join(),
    ).toMatch(/Idle/);
    actors[0]!.leave(channel);
    await settle(100);
    wait(1_000);
    expect(names()).toEqual(['Ada', 'Chidi']);
  });
});

function Notices(props: UsePresenceNoticesOptions) {
  const { notices, dismiss } = usePresenceNotices(channel, props);
  return notices.map(({ id, text }) => (
    <button key={id} onClick={() => dismiss(id)}>
      {text}
    </button>
  ));
}

const shown = (): (string | null)[] => screen.queryAllByRole('button').map((one) => one.textContent);

describe('usePresenceNotices', () => {
  it('[PN1] gathers who comes, and says nothing of who was there, nor of a blip', async () => {
    const { lab, ada, actors, settle } = await withPeople(<Notices />);
    await settle(30_000);
    wait(30_000);
    expect(shown()).toEqual([]);
    for (const name of ['Dora', 'Emi', 'Fay', 'Gus']) lab.actor({ id: name, info: { name } }).join(channel);
    await settle(100);
    wait(2_999);
    expect(shown()).toEqual([]);
    wait(1);
    expect(shown()).toEqual(['Dora, Emi and 2 others joined.']);
    actors[0]!.leave(channel);
    await settle(100);
    wait(5_000);
    actors[0]!.join(channel);
    await settle(100);
    ada.cable.pull();
    await settle(10_000);
    ada.cable.plug();
    await settle(60_000);
    wait(60_000);
    expect(shown()).toHaveLength(1);
  });

  it('[PN2] tells who left only where asked, when the grace is over', async () => {
    const { actors, settle } = await withPeople(<Notices leave />);
    actors[0]!.leave(channel);
    await settle(100);
    wait(7_000);
    expect(shown()).toEqual([]);
    wait(5_000);
    expect(shown()).toEqual(['Bo left.']);
  });

  it('[PN3] tells a toast of each once, keeps the last three, and forgets one that is dismissed', async () => {
    const toast = vi.fn<(notice: PresenceNotice) => void>();
    const { lab, settle } = await withPeople(<Notices notify={toast} />);
    for (const name of ['Dora', 'Emi', 'Fay', 'Gus']) {
      lab.actor({ id: name, info: { name } }).join(channel);
      await settle(100);
      wait(10_000);
    }
    expect(toast.mock.calls.map(([{ text }]) => text)).toEqual([
      ...['Dora joined.', 'Emi joined.', 'Fay joined.', 'Gus joined.'],
    ]);
    expect(new Set(toast.mock.calls.map(([{ id }]) => id)).size).toBe(4);
    expect(shown()).toEqual(['Emi joined.', 'Fay joined.', 'Gus joined.']);
    fireEvent.click(screen.getByRole('button', { name: 'Fay joined.' }));
    expect(shown()).toEqual(['Emi joined.', 'Gus joined.']);
  });
});

const locks = serverLocks({
  acquire: () => Promise.resolve({ token: 'one', ttlMs: 15_000 }),
  renew: () => Promise.resolve({ token: 'one', ttlMs: 15_000 }),
  steal: () => Promise.resolve({ token: 'one', ttlMs: 15_000 }),
  release: () => Promise.resolve(),
});

const everything: readonly [name: string, element: ReactElement][] = [
  ['PresenceAvatars', <PresenceAvatars channel={channel} max="auto" announce="on" />],
  ['ConnectionStatus', <ConnectionStatus />],
  ['ConnectionBanner', <ConnectionBanner />],
  ['MemberList', <MemberList channel={channel} />],
  ['ChannelGate', <ChannelGate channel={channel}>Inside</ChannelGate>],
  ['EventFeed', <EventFeed channel={channel} />],
  ['LiveCount', <LiveCount channel={channel} />],
  ['ViewingNow', <ViewingNow channel={channel} />],
  ['TypingIndicator', <TypingIndicator channel={channel} announce="on" />],
  ['ReactionBar', <ReactionBar channel={channel} />],
  ['ReactionOverlay', <ReactionOverlay channel={channel} />],
  [
    'FieldPresence',
    <FieldPresence channel={channel} field="title" label="Title">
      {(field) => <input {...field()} />}
    </FieldPresence>,
  ],
  [
    'FieldLock',
    <FieldLock channel={channel} field="title" label="Title">
      {(field) => <input {...field()} />}
    </FieldLock>,
  ],
  [
    'FieldLock with locks of a server',
    <FieldLock channel={channel} field="title" label="Title" locks={locks}>
      {(field) => <input {...field()} />}
    </FieldLock>,
  ],
  ['LiveCursors', <LiveCursors channel={channel} labels="hover" />],
  ['CursorToggle', <CursorToggle />],
  ['PresencePrivacy', <PresencePrivacy />],
  ['usePresenceNotices', <Notices />],
];

/** Everything that listens to the window or the document, and to nothing that is gone. */
function countListeners(): () => number {
  const targets = [window, document] as const;
  const adds = targets.map((target) => vi.spyOn(target, 'addEventListener'));
  const ends = targets.map((target) => vi.spyOn(target, 'removeEventListener'));
  const all = (spies: readonly { mock: { calls: unknown[][] } }[]): number =>
    spies.reduce(
      (sum, { mock }) => sum + mock.calls.filter(([type]) => !String(type).startsWith('__')).length,
      0,
    );
  return () => all(adds) - all(ends);
}

describe('every component', () => {
  it.each(everything)('[CP1] %s leaves nothing behind', async (_, element) => {
    const listeners = countListeners();
    const { lab, ada, actors, settle, unmount } = await withPeople(<Announcer>{element}</Announcer>);
    actors[0]!.send(channel, 'client-typing', { k: 't', s: 1 });
    actors[0]!.send(channel, 'client-cursor', { k: 't', p: [[0, 0, 0]], seq: 1 });
    actors[1]!.leave(channel);
    for (const input of document.querySelectorAll('input')) fireEvent.focus(input);
    await settle(300);
    ada.cable.pull();
    await settle(5_000);
    wait(500); // in the midst of what waits for a loss to last
    unmount();
    for (const actor of actors) actor.dispose();
    await settle(5_000);
    expect(vi.getTimerCount()).toBe(0);
    await settle(300_000); // the server gives up the line that was pulled
    expect(document.body.textContent).toBe('');
    expect(document.querySelector('[class*="cp-"]')).toBeNull();
    expect([lab.openTransports, lab.clock.pending, ada.hints.listeners]).toEqual([0, 0, 0]);
    expect(listeners()).toBeLessThanOrEqual(0);
    vi.restoreAllMocks();
  });
});
