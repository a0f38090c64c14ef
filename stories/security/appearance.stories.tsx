import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Avatar, CursorView, PresenceAvatarsView } from '../../src/index.js';
import adaUrl from '../assets/ada.svg?no-inline';
import { contrast } from '../foundations/contrast.js';
import { Exhibits, ExhibitsPage } from './exhibits.js';
import { expectNoHarm } from './harm.js';
import { avatars, colours } from './hostile.js';

const meta = { title: 'Security/Appearance' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Faces take a list of members, too. */
const stack = avatars.map(([, avatarUrl], at) => ({
  id: `a${at}`,
  isMe: false,
  info: { name: `Eve ${at}`, avatarUrl, color: colours[at]?.[1] },
}));

/** An address that may not be loaded is none: the initials stay, and nothing is asked for. */
export const HostileAvatars: Story = {
  render: () => (
    <ExhibitsPage
      title="Hostile avatars"
      about="What people write where the address of their picture belongs."
    >
      <div className="exhibits-bar">
        <PresenceAvatarsView members={stack} max={6} />
        <span>
          And one that may be shown: <Avatar name="Ada Lovelace" src={adaUrl} />
        </span>
      </div>
      <Exhibits
        rows={avatars.map(([label, raw], at) => ({
          label,
          raw,
          painted: <Avatar name={`Eve ${at}`} userId={`a${at}`} src={raw as string} />,
        }))}
      />
    </ExhibitsPage>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    await step('One picture of this page is shown, and no other element exists for one', async () => {
      const [own, ...others] = canvasElement.querySelectorAll('img');
      await expect(others).toHaveLength(0);
      await waitFor(() => expect(own?.naturalWidth).toBeGreaterThan(0));
      await expect(canvas.getAllByRole('img', { name: /^Eve/ }).length).toBeGreaterThan(avatars.length);
    });
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
  },
};
export const HostileAvatarsDark: Story = { globals: { theme: 'dark' }, render: HostileAvatars.render! };

/** A colour is read and written anew: what is none is that of the id, what cannot be read on is moved until it can. */
export const HostileColours: Story = {
  render: () => (
    <ExhibitsPage title="Hostile colours" about="What people write where their colour belongs.">
      <Exhibits
        rows={colours.map(([label, raw], at) => ({
          label,
          raw: typeof raw === 'number' ? String(raw) : raw,
          painted: (
            <>
              <Avatar name={`Eve ${at}`} userId={`c${at}`} color={raw as string} />
              <span className="exhibit-cursor">
                <CursorView person={{ name: `Eve ${at}`, color: raw as string }} userId={`c${at}`} />
              </span>
            </>
          ),
        }))}
      />
    </ExhibitsPage>
  ),
  play: async ({ canvasElement, step }) => {
    await step('White initials can be read on every one', async () => {
      const faces = canvasElement.querySelectorAll('.cp-avatar-face');
      await expect(faces).toHaveLength(colours.length);
      for (const face of faces) {
        const { backgroundColor } = getComputedStyle(face);
        await expect(contrast('rgb(255, 255, 255)', backgroundColor)).toBeGreaterThanOrEqual(4.5);
      }
    });
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
  },
};
export const HostileColoursDark: Story = { globals: { theme: 'dark' }, render: HostileColours.render! };
