import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ComponentPage } from './blocks/component-page.js';
import { HooksPage } from './guides/hooks-page.js';
import { ManualChecksPage } from './guides/manual-checks-page.js';
import { ThemingPage } from './guides/theming-page.js';
import { connectionBanner } from './pages/connection-banner.js';
import { fieldLock } from './pages/field-lock.js';
import { presenceAvatars } from './pages/presence-avatars.js';
import { reactions } from './pages/reactions.js';

const meta = {
  title: 'Documentation/Pages',
  component: ComponentPage,
  // they are read as MDX; here some of each kind are held to the checks of stories
  tags: ['!dev', '!autodocs'],
  parameters: { controls: { disable: true } },
  args: { doc: reactions },
  play: async ({ canvasElement }) => {
    const { documentElement } = canvasElement.ownerDocument;
    await expect(documentElement.scrollWidth).toBeLessThanOrEqual(documentElement.clientWidth);
    // not by role: on a page of this size that takes seconds
    await expect(canvasElement.querySelectorAll('h1')).toHaveLength(1);
    for (const { tBodies } of canvasElement.querySelectorAll('table'))
      await expect(tBodies[0]?.rows.length).toBeGreaterThan(0);
  },
} satisfies Meta<typeof ComponentPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ManualChecks: Story = { render: () => <ManualChecksPage /> };
export const Theming: Story = { render: () => <ThemingPage /> };
export const Hooks: Story = { render: () => <HooksPage /> };
export const PresenceAvatars: Story = { args: { doc: presenceAvatars } };
export const FieldLock: Story = { args: { doc: fieldLock } };
export const ReactionsDark: Story = { globals: { theme: 'dark' } };
export const ConnectionBannerDark: Story = { args: { doc: connectionBanner }, globals: { theme: 'dark' } };
