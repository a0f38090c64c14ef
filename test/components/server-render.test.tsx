import { act, render, screen } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Avatar,
  ChannelGate,
  ChannelGateView,
  ConnectionBanner,
  ConnectionBannerView,
  ConnectionStatus,
  ConnectionStatusView,
  CursorToggle,
  EventFeed,
  EventFeedView,
  FieldLock,
  FieldLockView,
  FieldPresence,
  FieldPresenceView,
  LiveCount,
  LiveCountView,
  LiveCursors,
  LiveCursorsView,
  MemberList,
  MemberListView,
  NewItemsPill,
  PresenceAvatars,
  PresenceAvatarsView,
  PresenceDot,
  PresencePrivacy,
  PresencePrivacyView,
  ReactionBar,
  ReactionBarView,
  ReactionOverlay,
  ReactionOverlayView,
  RealtimeProvider,
  RelativeTime,
  TypingIndicator,
  TypingIndicatorView,
  ViewingNow,
  ViewingNowView,
  byName,
  type FieldState,
  type GateState,
} from '../../src/index.js';
import { createStage } from '../support/stage.js';

const room = Array.from({ length: 9 }, (_, i) => ({
  id: `u${i}`,
  info: {
    name: `Guest ${i}`,
    color: '#c11342',
    avatarUrl: i === 0 ? 'https://example.com/a.png' : 'javascript:1',
  },
  isMe: i === 0,
}));

const nothing = (): void => {};
const channel = 'presence-room';
const asOf = Date.UTC(2026, 10, 28, 9);
const kinds = ['event', 'member', 'quiet', 'error'] as const;
const lines = kinds.map((kind, key) => ({
  ...{ key, kind, at: asOf + key, event: 'card.moved', detail: 'Ada', count: key + 1 },
  data: { card: key },
}));
const gateStates: readonly GateState[] = [
  ...(['waiting-connection', 'authorizing', 'subscribing', 'ready', 'stale', 'unauthenticated'] as const),
  ...(['denied', 'auth-error', 'over-limit', 'closed'] as const),
];
const fieldStates: readonly FieldState[] = ['free', 'mine', 'theirs', 'requested', 'stale', 'lost'];
const choices = { showCursors: true, shareCursor: false, announceJoins: true, appearOffline: false };
const cursors = room.map((member) => ({ key: member.id, member }));

const crowd = Array.from({ length: 300 }, (_, i) => ({ id: `m${i}`, info: { name: `M ${i}` }, isMe: false }));

/** Each component by itself, with as much to show as it takes. */
const views = (
  <StrictMode>
    <Avatar name="Ada Lovelace" src="/ada.png" color="#f00" ring status="away" />
    <Avatar name={null} presence="stale" />
    <PresenceDot status="idle" />
    <PresenceAvatarsView members={room} stale locale="ar-EG" />
    <PresenceAvatarsView members={room} onMemberSelect={nothing} sort={byName} max="auto" />
    <PresenceAvatarsView members={[]} placeholder={3} />
    <ConnectionStatusView status="reconnecting" />
    <ConnectionBannerView state="reconnecting" retryAt={asOf} pending={2} placement="top" quiet="Saved" />
    <ConnectionBannerView state="failed" onRetry={nothing} dismissible />
    <ConnectionBannerView state="restored" updates={12} placement="bottom" />
    <MemberListView members={room} roster={room} search badge={() => 'Host'} seenAt={() => asOf} />
    <MemberListView members={crowd} stale staleSince={asOf} locale="ar-EG" />
    <MemberListView members={[]} />
    {gateStates.map((state) => (
      <ChannelGateView key={state} state={state} retrying onRetry={nothing} blockWhenStale action="Ask">
        Inside
      </ChannelGateView>
    ))}
    <EventFeedView entries={lines} perSecond={4} skipped={2} total={90} onCopy={nothing} time="relative" />
    <EventFeedView entries={[]} order="newest-first" />
    <LiveCountView count={12_345} compact variant="figure" label="Watching" staleSince={asOf} />
    <LiveCountView count={null} />
    <ViewingNowView members={room} />
    <ViewingNowView members={room} collapsed stale />
    <NewItemsPill count={3} onShow={nothing} />
    <RelativeTime at={asOf} />
    <TypingIndicatorView members={room} variant="dots" />
    <TypingIndicatorView members={room.slice(0, 2)} variant="avatars" />
    <TypingIndicatorView members={[]} />
    <ReactionBarView
      counts={new Map([['heart', { count: 5, mine: true }]])}
      onReact={nothing}
      onMore={nothing}
    />
    <ReactionOverlayView position={{ x: 4, y: 8 }} />
    <FieldPresenceView label="Title" members={room}>
      {(ids) => <input {...ids} />}
    </FieldPresenceView>
    {fieldStates.map((state) => (
      <FieldLockView key={state} label="Title" state={state} owner={room[1]} askedBy={room[2]} idleMs={9_000}>
        {(ids) => <input {...ids} />}
      </FieldLockView>
    ))}
    <PresencePrivacyView choices={choices} onChoose={nothing} />
    <LiveCursorsView cursors={cursors} pathOf={() => undefined} edges="clamp" />
  </StrictMode>
);

/** Each component that asks the provider's connection, before it has one. */
const connected = (
  <StrictMode>
    <PresenceAvatars channel={channel} />
    <ConnectionStatus />
    <ConnectionBanner placement="top" />
    <MemberList channel={channel} />
    <ChannelGate channel={channel}>Inside</ChannelGate>
    <EventFeed channel={channel} />
    <LiveCount channel={channel} />
    <ViewingNow channel={channel} hideWhenAlone={false} />
    <TypingIndicator channel={channel} />
    <ReactionBar channel={channel} />
    <ReactionOverlay channel={channel} />
    <FieldPresence channel={channel} field="title" label="Title">
      {(field) => <input {...field()} />}
    </FieldPresence>
    <FieldLock channel={channel} field="text" label="Text">
      {(field) => <input {...field()} />}
    </FieldLock>
    <LiveCursors channel={channel} />
    <CursorToggle />
    <PresencePrivacy />
  </StrictMode>
);

/** As a server does it: without a window. */
function onServer(element: ReactElement): string {
  const names = ['window', 'document', 'location', 'matchMedia', 'ResizeObserver'] as const;
  const kept = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) vi.stubGlobal(name, undefined);
  try {
    return renderToString(element);
  } finally {
    names.forEach((name, i) => Object.defineProperty(globalThis, name, kept[i] ?? {}));
  }
}

const noSizes = { observe: nothing, unobserve: nothing, disconnect: nothing };

beforeEach(() => {
  // jsdom has neither
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal(
    'ResizeObserver',
    vi.fn(function () {
      return noSizes;
    }),
  );
});

/** As a browser does it: over the server's HTML. */
function takeOver(element: ReactElement) {
  const complaints: unknown[] = [];
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void complaints.push(words));
  const [host, before] = [document.createElement('div'), document.createElement('div')];
  host.innerHTML = before.innerHTML = onServer(element);
  document.body.append(host);
  render(element, { container: host, hydrate: true });
  return { complaints, before, host };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('server HTML', () => {
  it('[CSS1] has no style attribute and no style element', () => {
    const html = onServer(views);
    expect(html).not.toMatch(/<style|\sstyle=/);
    expect(html).toContain('data-color=');
    const { options } = createStage().party({ id: 'ada' });
    expect(onServer(<RealtimeProvider options={options}>{connected}</RealtimeProvider>)).not.toMatch(
      /<style|\sstyle=/,
    );
  });

  it('[AV19] holds the picture over the initials', () => {
    const html = onServer(<Avatar name="Ada Lovelace" src="https://example.com/a.png" />);
    expect(html).toMatch(/AL<\/bdi><img[^>]* src="https:\/\/example\.com\/a\.png"/);
  });

  it('[CSS2] is taken over without a warning', () => {
    const { complaints, before, host } = takeOver(views);
    expect(complaints).toEqual([]);
    expect(host.querySelectorAll('.cp-stack > li')).toHaveLength(
      before.querySelectorAll('.cp-stack > li').length,
    );
  });

  it('[CSS2] is taken over without a warning by what then connects', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { party, settle } = createStage();
    const { options, wire } = party({ id: 'ada', info: { name: 'Ada' } });
    const { complaints, before, host } = takeOver(
      <RealtimeProvider options={options}>{connected}</RealtimeProvider>,
    );
    expect(complaints).toEqual([]);
    expect(before.querySelector('.cp-gate')).not.toHaveTextContent('Inside');
    await settle(100);
    act(() => void vi.advanceTimersByTime(1_000)); // the gate's skeleton, if it was seen, stays for a moment
    expect(wire.sent('subscribe')).not.toEqual([]);
    expect(host.querySelector('.cp-gate')).toHaveTextContent('Inside');
    expect(complaints).toEqual([]);
  });

  it('[AV20] shows a picture that only the page’s own origin allows after hydration', () => {
    const avatar = <Avatar name="Ada" src="http://intra.example/a.png" />;
    expect(onServer(avatar)).not.toContain('<img');
    vi.stubGlobal('location', { origin: 'http://intra.example' });
    render(avatar);
    expect(screen.getByRole('img', { name: 'Ada' }).querySelector('img')).not.toBeNull();
    vi.unstubAllGlobals();
  });
});
