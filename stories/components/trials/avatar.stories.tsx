import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Avatar } from '../../../src/index.js';
import { MemberCard } from '../headless/member-card.js';
import { LabPanes } from '../lab-panes.js';
import { crowd, shownAs } from '../people.js';
import { Sheet } from '../sheet.js';
import * as room from '../../room/people.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/Avatar',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = () => (
  <ul className="names">
    {crowd.slice(0, 12).map((member) => {
      const { name, avatarUrl, color, status, presence } = shownAs(member);
      return (
        <li key={member.id}>
          <Avatar size="lg" src={avatarUrl} userId={member.id} {...{ name, color, status, presence }} />
        </li>
      );
    })}
  </ul>
);

export const Theming: Story = themed('Avatar', example);

/** Without looks there is a name where a face was. */
export const Unstyled: Story = unstyled('Avatar', example, async (canvas, root) => {
  await expect(canvas.getAllByRole('img')).toHaveLength(12);
  await expect(canvas.getByRole('img', { name: 'Bo Andersson, active' })).toHaveTextContent('BA');
  // the edge of who may be gone is no disc over their initials
  for (const edge of root.querySelectorAll('.cp-avatar-edge')) {
    await expect(getComputedStyle(edge).fill).toBe('none');
  }
});

const channel = 'presence-cards';

/** `usePresenceMember` alone: one person, drawn as a card, who may not be there. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="usePresenceMember">
      <LabPanes users={[room.ada]} actors={[room.bo]} channel={channel}>
        {() => (
          <div className="fields">
            {['ada', 'bo', 'chidi'].map((id) => (
              <MemberCard key={id} channel={channel} id={id} />
            ))}
          </div>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bo Andersson', {}, { timeout: 3_000 })).toBeVisible();
    await expect(canvas.getByText('This is you')).toBeVisible();
    await expect(canvas.getByText('Not here')).toBeVisible();
  },
};
