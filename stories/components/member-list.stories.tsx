import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { MemberListView, type Member } from '../../src/index.js';
import { ada, bo, crowd, dilnoza, shownAs, sizedRoom } from './people.js';
import { Card, Sheet } from './sheet.js';

const follow = fn();
const gone: readonly Member[] = [
  { id: 'grace', isMe: false, info: { name: 'Grace Kim', color: 0 } },
  { id: 'mira', isMe: false, info: { name: 'Mira Novak', color: 3 } },
];

const meta = {
  title: 'Components/MemberList',
  component: MemberListView,
  args: {
    members: crowd,
    person: shownAs,
    stale: false,
    search: 8,
    actions: (member) => (
      <button type="button" className="cp-button" onClick={() => void follow(member.id)}>
        Follow
      </button>
    ),
  },
  argTypes: {
    members: { control: false },
    person: { control: false },
    strings: { control: false },
    groups: { control: 'inline-radio', options: ['status', 'none'] },
  },
  decorators: [(Story) => <div className="padded tall">{Story()}</div>],
} satisfies Meta<typeof MemberListView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** By keyboard: a few letters find somebody, Tab reaches what can be done with them. */
export const Playground: Story = {
  parameters: sizedRoom,
  play: async ({ canvas, step }) => {
    const list = canvas.getByRole('region', { name: 'People' });
    await expect(within(list).getByRole('heading', { name: 'People 17' })).toBeVisible();
    await step('search', async () => {
      await userEvent.click(canvas.getByRole('searchbox', { name: 'Find a person' }));
      await userEvent.keyboard('kovac');
      await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
      await userEvent.tab();
      await expect(canvas.getByRole('button', { name: 'Follow' })).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await expect(follow).toHaveBeenCalledWith('hana');
      await userEvent.clear(canvas.getByRole('searchbox'));
    });
    await step('nobody', async () => {
      await userEvent.type(canvas.getByRole('searchbox'), 'zzz');
      await waitFor(() =>
        expect(canvas.getByRole('status')).toHaveTextContent('Nobody here is called “zzz”'),
      );
      await userEvent.clear(canvas.getByRole('searchbox'));
      await userEvent.click(document.body);
    });
  },
};

const badge = (member: Member) => (member.id === 'ada' ? <b className="role">Owner</b> : null);

/** As it was drawn: groups with counts, roles, people who are known and not here. */
export const States: Story = {
  args: { badge, roster: gone, seenAt: () => Date.now() - 86_400_000 },
  render: (args) => (
    <Sheet title="People and events" parts="MemberList">
      <div className="sheet-columns">
        <MemberListView {...args} />
        <MemberListView
          {...args}
          aria-label="People, before the connection was lost"
          stale
          staleSince={new Date(2026, 10, 14, 14, 2).getTime()}
        />
        <Card title="Two, without groups">
          <MemberListView aria-label="Two people" members={[ada, bo]} person={shownAs} groups="none" />
        </Card>
      </div>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

export const Size1: Story = { parameters: sizedRoom, globals: { roomSize: '1' } };
export const Size12: Story = { parameters: sizedRoom, globals: { roomSize: '12' } };
export const Size100: Story = { parameters: sizedRoom, globals: { roomSize: '100' } };

/** Ten thousand: a screenful is in the document, and every one can be reached. */
export const Size10000: Story = {
  parameters: sizedRoom,
  globals: { roomSize: '10000' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getAllByRole('listitem').length).toBeLessThan(80);
    const scroller = canvasElement.querySelector('.cp-members-list')!;
    await waitFor(async () => {
      scroller.scrollTop = scroller.scrollHeight;
      await expect(canvas.getAllByRole('listitem').at(-1)).toHaveAttribute('aria-posinset', '10000');
    });
  },
};

export const Empty: Story = {
  args: { members: [] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nobody is here yet')).toBeVisible();
  },
};

/** While somebody points at it, no row moves. */
export const HeldStill: Story = {
  args: { members: [ada, bo, dilnoza] },
  play: async ({ canvas }) => {
    await userEvent.hover(canvas.getByText('Bo Andersson'));
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await userEvent.unhover(canvas.getByText('Bo Andersson'));
  },
};
