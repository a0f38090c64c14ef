import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ComponentPage } from './blocks/component-page.js';
import { HooksPage } from './guides/hooks-page.js';
import { ManualChecksPage } from './guides/manual-checks-page.js';
import { ThemingPage } from './guides/theming-page.js';
import { announcer } from './pages/announcer.js';
import { avatar } from './pages/avatar.js';
import { channelGate } from './pages/channel-gate.js';
import { componentsProvider } from './pages/components-provider.js';
import { connectionBanner } from './pages/connection-banner.js';
import { connectionStatus } from './pages/connection-status.js';
import { eventFeed } from './pages/event-feed.js';
import { fieldLock } from './pages/field-lock.js';
import { fieldPresence } from './pages/field-presence.js';
import { liveCount } from './pages/live-count.js';
import { liveCursors } from './pages/live-cursors.js';
import { memberList } from './pages/member-list.js';
import { newItemsPill } from './pages/new-items-pill.js';
import { presenceAvatars } from './pages/presence-avatars.js';
import { presenceDot } from './pages/presence-dot.js';
import { presenceNotices } from './pages/presence-notices.js';
import { presencePrivacy } from './pages/presence-privacy.js';
import { reactions } from './pages/reactions.js';
import { relativeTime } from './pages/relative-time.js';
import { typingIndicator } from './pages/typing-indicator.js';
import { viewingNow } from './pages/viewing-now.js';

const meta = {
  title: 'Documentation/Pages',
  component: ComponentPage,
  // they are read as MDX; here they are held to the same checks as stories
  tags: ['!dev', '!autodocs'],
  parameters: { controls: { disable: true } },
  args: { doc: avatar },
  play: async ({ canvasElement, args: { doc } }) => {
    // not by role: on a page of this size that takes seconds
    await expect(canvasElement.querySelector('h1')).toHaveTextContent(doc.name);
    for (const { tBodies } of canvasElement.querySelectorAll('table'))
      await expect(tBodies[0]?.rows.length).toBeGreaterThan(0);
    const { scrollWidth, clientWidth } = canvasElement.ownerDocument.documentElement;
    await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<typeof ComponentPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Announcer: Story = { args: { doc: announcer } };
export const Avatar: Story = { args: { doc: avatar } };
export const ChannelGate: Story = { args: { doc: channelGate } };
export const ComponentsProvider: Story = { args: { doc: componentsProvider } };
export const ConnectionBanner: Story = { args: { doc: connectionBanner } };
export const ConnectionStatus: Story = { args: { doc: connectionStatus } };
export const EventFeed: Story = { args: { doc: eventFeed } };
export const FieldLock: Story = { args: { doc: fieldLock } };
export const FieldPresence: Story = { args: { doc: fieldPresence } };
export const LiveCount: Story = { args: { doc: liveCount } };
export const LiveCursors: Story = { args: { doc: liveCursors } };
export const MemberList: Story = { args: { doc: memberList } };
export const NewItemsPill: Story = { args: { doc: newItemsPill } };
export const PresenceAvatars: Story = { args: { doc: presenceAvatars } };
export const PresenceDot: Story = { args: { doc: presenceDot } };
export const PresenceNotices: Story = { args: { doc: presenceNotices } };
export const PresencePrivacy: Story = { args: { doc: presencePrivacy } };
export const Reactions: Story = { args: { doc: reactions } };
export const RelativeTime: Story = { args: { doc: relativeTime } };
export const TypingIndicator: Story = { args: { doc: typingIndicator } };
export const ViewingNow: Story = { args: { doc: viewingNow } };

export const PresenceAvatarsDark: Story = { args: { doc: presenceAvatars }, globals: { theme: 'dark' } };
export const ReactionsDark: Story = { args: { doc: reactions }, globals: { theme: 'dark' } };

const isWhole: Story['play'] = async ({ canvasElement }) => {
  await expect(canvasElement.querySelector('table')?.rows.length).toBeGreaterThan(4);
};
export const Hooks: Story = { render: () => <HooksPage />, play: isWhole };
export const ManualChecks: Story = { render: () => <ManualChecksPage />, play: isWhole };
export const Theming: Story = { render: () => <ThemingPage />, play: isWhole };
