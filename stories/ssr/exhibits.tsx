import type { ReactElement } from 'react';
import {
  Avatar,
  ChannelGateView,
  ConnectionBannerView,
  ConnectionStatusView,
  EventFeedView,
  LiveCountView,
  LiveCursors,
  MemberListView,
  PresenceAvatarsView,
  PresenceDot,
  RealtimeProvider,
  RelativeTime,
  TypingIndicatorView,
  type Person,
} from '../../src/index.js';
import { createLab } from '../../src/testing.js';
import { crowd, shownAs } from '../components/people.js';

const at = Date.UTC(2026, 10, 14, 14, 2);
const nothing = (): void => {};
/** A picture that comes while one looks would be a difference that hydration did not make. */
const withoutPictures = (member: Parameters<typeof shownAs>[0]): Person => ({
  ...shownAs(member),
  avatarUrl: null,
});
const options = createLab({ clock: 'real' }).options({ id: 'ada' });

/** The parts that a page shows first, as a server renders them. */
export const rendered: readonly (readonly [name: string, element: ReactElement])[] = [
  ['Avatar', <Avatar name="Ada Lovelace" userId="ada" status="away" />],
  ['PresenceDot', <PresenceDot status="idle" />],
  ['PresenceAvatars', <PresenceAvatarsView members={crowd} person={withoutPictures} max={5} />],
  ['ConnectionStatus', <ConnectionStatusView status="connected" />],
  [
    'ConnectionBanner',
    <ConnectionBannerView state="reconnecting" retryAt={null} placement="top" onRetry={nothing} />,
  ],
  ['TypingIndicator', <TypingIndicatorView members={crowd.slice(1, 3)} person={withoutPictures} />],
  [
    'LiveCursors',
    <RealtimeProvider options={options}>
      <LiveCursors channel="presence-board">A board</LiveCursors>
    </RealtimeProvider>,
  ],
  ['MemberList', <MemberListView members={crowd.slice(0, 6)} person={withoutPictures} />],
  [
    'ChannelGate',
    <ChannelGateView state="ready">
      <p>What the channel holds.</p>
    </ChannelGateView>,
  ],
  ['EventFeed', <EventFeedView entries={[{ key: 1, at, event: 'order.created' }]} time="relative" />],
  ['LiveCount', <LiveCountView count={12_408} label="watching now" />],
  ['RelativeTime', <RelativeTime at={at} />],
];

/** Those whose text a page says otherwise than a server: which hour it is, and how long ago something was. */
export const saysTheTime: ReadonlySet<string> = new Set(['EventFeed', 'RelativeTime']);

/** Those that fetch what a reader needs once the page stands: it adds to what the server said, and takes nothing away. */
export const fetchesMore: ReadonlySet<string> = new Set(['MemberList']);
