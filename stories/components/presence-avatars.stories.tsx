import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { byName, byStatus, PresenceAvatarsView, type Person } from '../../src/index.js';
import { ada, arabicCrowd, bo, but, chidi, crowd, dilnoza, emi, shownAs, sizedRoom } from './people.js';
import { Card, Line, Sheet } from './sheet.js';

const meta = {
  title: 'Components/PresenceAvatars',
  component: PresenceAvatarsView,
  args: { members: crowd, max: 5, size: 'md', stale: false, person: shownAs },
  argTypes: {
    members: { control: false },
    person: { control: false },
    strings: { control: false },
    imagePolicy: { control: false },
    size: { control: 'inline-radio', options: ['xs', 'sm', 'md', 'lg'] },
    self: { control: 'inline-radio', options: ['first', 'last', 'natural', 'hide'] },
    overflow: { control: 'inline-radio', options: ['popover', 'none'] },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof PresenceAvatarsView>;

export default meta;
type Story = StoryObj<typeof meta>;

async function openList(canvasElement: HTMLElement, name: string): Promise<HTMLElement> {
  const canvas = within(canvasElement);
  canvas.getByRole('button', { name }).focus();
  await userEvent.keyboard('{Enter}');
  const dialog = await canvas.findByRole('dialog', {}, { timeout: 5_000 }); // it is fetched
  await waitFor(() => expect(within(dialog).getByRole('searchbox')).toHaveFocus());
  return dialog;
}

/** "+13" opens the list by keyboard, a few letters find somebody, Escape goes back to where one was. */
export const Playground: Story = {
  parameters: sizedRoom,
  play: async ({ canvasElement, canvas, step }) => {
    await expect(canvas.getByRole('list', { name: '17 people here' })).toBeVisible();
    const dialog = await openList(canvasElement, '+13 more people');
    await step('search', async () => {
      await userEvent.keyboard('kovac');
      await expect(within(dialog).getAllByRole('listitem')).toHaveLength(1);
      await expect(within(dialog).getByText('Hana Kovač')).toBeVisible();
      await userEvent.clear(within(dialog).getByRole('searchbox'));
    });
    await step('walk', async () => {
      await userEvent.keyboard('{ArrowDown}{ArrowDown}');
      await expect(within(dialog).getByText('Bo Andersson').closest('li')).toHaveFocus();
      await userEvent.keyboard('{End}');
      await expect(within(dialog).getByText('Tariq Nasser').closest('li')).toHaveFocus();
    });
    await step('leave', async () => {
      await userEvent.keyboard('{Escape}');
      await expect(canvas.queryByRole('dialog')).toBeNull();
      await expect(canvas.getByRole('button', { name: '+13 more people' })).toHaveFocus();
    });
  },
};

/** The list, open, as it was drawn. */
export const Open: Story = {
  parameters: sizedRoom,
  decorators: [(Story) => <div className="padded at-end">{Story()}</div>],
  play: async ({ canvasElement }) => {
    const dialog = await openList(canvasElement, '+13 more people');
    await waitFor(() => expect(within(dialog).getByText('You')).toBeVisible());
    await expect(within(dialog).getAllByText(/^#[\da-f]{4}$/)).toHaveLength(2);
  },
};
export const OpenDark: Story = { ...Open, globals: { theme: 'dark' } };
export const OpenRightToLeft: Story = { ...Open, globals: { direction: 'rtl' } };

/** Their own link is down: they stay as they are, everyone else is uncertain, and the list says since when. */
export const OpenAndStale: Story = {
  ...Open,
  args: { stale: true, staleSince: new Date(2026, 10, 14, 14, 2).getTime() },
  play: async ({ canvasElement }) => {
    const dialog = await openList(canvasElement, '+13 more people');
    await waitFor(() => expect(within(dialog).getByText(/before the connection was lost/)).toBeVisible());
    await expect(within(dialog).getByText('Not connected')).toBeVisible();
  },
};

const arabic = {
  people: () => '١١ شخصًا هنا',
  morePeople: () => '+٧ آخرون',
};

/** Every form of the stack, as it was drawn. */
export const States: Story = {
  render: () => {
    const shared = { person: shownAs, max: 5 };
    const live = but(chidi, { status: 'active' });
    return (
      <Sheet title="Avatars" parts="PresenceAvatars">
        <Card title="Presence avatars" className="wide">
          <Line label="Only you">
            <PresenceAvatarsView {...shared} members={[ada]} />
          </Line>
          <Line label="Three">
            <PresenceAvatarsView {...shared} members={[ada, bo, chidi]} />
          </Line>
          <Line label="Five">
            <PresenceAvatarsView {...shared} members={[ada, bo, chidi, dilnoza, emi]} />
          </Line>
          <Line label="Crowd">
            <PresenceAvatarsView {...shared} members={crowd} />
          </Line>
          <Line label="Huge crowd">
            <PresenceAvatarsView {...shared} members={[ada, bo, live, dilnoza]} total={1208} />
          </Line>
          <Line label="Small, 24">
            <PresenceAvatarsView
              {...shared}
              members={[ada, bo, chidi, dilnoza, emi]}
              max={6}
              total={13}
              size="sm"
            />
          </Line>
          <Line label="Large, 40">
            <PresenceAvatarsView
              {...shared}
              members={[ada, but(bo, { status: 'away' }), live]}
              max={4}
              total={12}
              size="lg"
            />
          </Line>
          <Line label="Bo dropped">
            <PresenceAvatarsView {...shared} members={[ada, but(bo, { presence: 'stale' }), live, dilnoza]} />
          </Line>
          <Line label="You dropped">
            <PresenceAvatarsView {...shared} members={crowd} stale />
          </Line>
          <div dir="rtl" className="line" lang="ar">
            <span>من اليمين</span>
            <PresenceAvatarsView {...shared} members={arabicCrowd} locale="ar-EG" strings={arabic} />
          </div>
        </Card>
      </Sheet>
    );
  },
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

export const Size1: Story = {
  parameters: sizedRoom,
  globals: { roomSize: '1' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Only you are here')).toBeVisible();
  },
};
export const Size12: Story = { parameters: sizedRoom, globals: { roomSize: '12' } };
export const Size100: Story = {
  parameters: sizedRoom,
  globals: { roomSize: '100' },
  play: async ({ canvasElement }) => {
    const dialog = await openList(canvasElement, '+96 more people');
    await userEvent.keyboard('{ArrowDown}{End}');
    await waitFor(() => expect(dialog.ownerDocument.activeElement).toHaveAttribute('aria-posinset', '100'));
  },
};

/** Ten thousand people cost as much as a screenful: the rest of the list is not in the document. */
export const Size10000: Story = {
  parameters: sizedRoom,
  globals: { roomSize: '10000' },
  play: async ({ canvasElement, canvas }) => {
    await expect(canvas.getByText('99+')).toBeVisible();
    const dialog = await openList(canvasElement, '99+, 9,996 more people');
    await expect(within(dialog).getAllByRole('listitem').length).toBeLessThan(100);
    await userEvent.keyboard('{ArrowDown}{End}');
    await waitFor(() => expect(dialog.ownerDocument.activeElement).toHaveAttribute('aria-posinset', '10000'));
  },
};

/** Before the list has come: its places are kept. */
export const Waiting: Story = { args: { members: [], placeholder: 3 } };

/** What strangers write into names, pictures and colours. */
export const HostileNames: Story = {
  args: {
    person: (member) => member.info as Person,
    max: 4,
    members: [
      'Ada Lovelace',
      'Ada Lovelace\u200b',
      'Ada Lovelace (you)',
      '\u202eAda',
      '<b>Bold</b>',
      'constructor',
      '__proto__',
      '\u200b',
      'x'.repeat(5_000),
    ].map((name, i) => ({
      id: i === 6 ? '__proto__' : String(i),
      isMe: i === 0,
      info: { name, avatarUrl: 'javascript:alert(1)', color: 'url(https://example.invalid/)' },
    })),
  },
  play: async ({ canvasElement }) => {
    const dialog = await openList(canvasElement, '+6 more people');
    const rows = within(dialog).getAllByRole('listitem');
    await expect(rows).toHaveLength(9);
    await expect(within(dialog).getAllByText('Ada Lovelace')).toHaveLength(2);
    await expect(within(dialog).getAllByText(/^#/)).toHaveLength(2);
    await waitFor(() => expect(within(dialog).getByText('You')).toBeVisible());
    await expect(canvasElement.querySelector('img')).toBeNull();
  },
};

const chosen = fn();

/** What an application decides: the order, who is left out, how a status is marked, what a press does. */
export const Features: Story = {
  render: () => (
    <Sheet title="People" parts="PresenceAvatars, features">
      <Card title="Order and choice">
        <Line label="by name">
          <PresenceAvatarsView members={crowd} person={shownAs} sort={byName} self="natural" />
        </Line>
        <Line label="by status">
          <PresenceAvatarsView members={crowd} person={shownAs} sort={byStatus} />
        </Line>
        <Line label="filter">
          <PresenceAvatarsView
            members={crowd}
            person={shownAs}
            filter={(member) => shownAs(member).status === 'active'}
          />
        </Line>
        <Line label="of 1,204">
          <PresenceAvatarsView members={crowd} person={shownAs} total={1_204} />
        </Line>
      </Card>
      <Card title="Look">
        <Line label="ring">
          <PresenceAvatarsView members={crowd} person={shownAs} status="ring" size="lg" />
        </Line>
        <Line label="no status">
          <PresenceAvatarsView members={crowd} person={shownAs} status="none" />
        </Line>
        <Line label="square">
          <PresenceAvatarsView members={crowd} person={shownAs} shape="square" />
        </Line>
        <Line label="as many as fit">
          <PresenceAvatarsView members={crowd} person={shownAs} max="auto" />
        </Line>
      </Card>
      <Card title="More, and a press">
        <Line label="no list">
          <PresenceAvatarsView members={crowd} person={shownAs} overflow="none" />
        </Line>
        <Line label="own words">
          <PresenceAvatarsView
            members={crowd}
            person={shownAs}
            overflow={({ more }) => <small className="beside">and {more} more</small>}
          />
        </Line>
        <Line label="each a button">
          <PresenceAvatarsView
            members={crowd}
            person={shownAs}
            size="lg"
            activation="each"
            onMemberSelect={({ id }) => void chosen(id)}
          />
        </Line>
      </Card>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    chosen.mockClear();
    const bos = await canvas.findByRole('button', { name: /^Bo Andersson/ }, { timeout: 5_000 });
    bos.focus();
    await userEvent.keyboard('{Enter}');
    await expect(chosen.mock.calls).toEqual([['bo']]);
    await expect(canvas.getByText('and 13 more')).toBeVisible();
  },
};
export const FeaturesDark: Story = { ...Features, globals: { theme: 'dark' } };
export const FeaturesRightToLeft: Story = { ...Features, globals: { direction: 'rtl' } };
