import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { MemberList, MemberListView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { RosterTable } from '../headless/roster-table.js';
import { LabPanes } from '../lab-panes.js';
import { ada, bo, chidi, crowd, dilnoza, shownAs } from '../people.js';
import { Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/MemberList',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = (where) => (
  <MemberListView
    aria-label={`People, ${where}`}
    members={[ada, bo, chidi, dilnoza, ...crowd.slice(9, 12)]}
    person={shownAs}
    search
  />
);

export const Theming: Story = themed('MemberList', example);
export const Unstyled: Story = unstyled('MemberList', example, async (canvas) => {
  const people = canvas.getByRole('region', { name: 'People, unstyled' });
  await expect(within(people).getAllByRole('listitem')).toHaveLength(7);
  await expect(within(people).getAllByRole('heading').length).toBeGreaterThan(1);
  await expect(within(people).getByText('Idle 3 min')).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

const followed = fn();

/** By keyboard: from the search into the rows, through what can be done with each, and no row moves meanwhile. */
export const Keyboard: Story = {
  render: () => (
    <MemberListView
      members={crowd.slice(0, 10)}
      person={shownAs}
      actions={({ id }) => (
        <button type="button" className="cp-button" onClick={() => void followed(id)}>
          Follow
        </button>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    followed.mockClear();
    const list = canvas.getByRole('region', { name: 'People' });
    await step('the search is the first stop; letters narrow the list', async () => {
      await userEvent.tab();
      await expect(canvas.getByRole('searchbox', { name: 'Find a person' })).toHaveFocus();
      await userEvent.keyboard('lin wei');
      await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
    });
    await step('Tab goes to what can be done with the first, and with the second', async () => {
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      await userEvent.tab();
      await userEvent.keyboard(' ');
      await expect(followed.mock.calls).toEqual([['lin-1'], ['lin-2']]);
    });
    await step('back in the search, everyone is there again', async () => {
      await userEvent.tab({ shift: true });
      await userEvent.tab({ shift: true });
      const search = canvas.getByRole('searchbox');
      await expect(search).toHaveFocus();
      await userEvent.clear(search);
      await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(10));
    });
  },
};

const channel = 'presence-list-faults';

const list = ({ adas }: BenchInPlay): HTMLElement => adas.getByRole('region', { name: 'People of Ada' });
const rows = (bench: BenchInPlay): HTMLElement[] => within(list(bench)).getAllByRole('listitem');

/** Over a loss nobody is taken from the list: it says that it is of before. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="MemberList" channel={channel} actors={[room.chidi]}>
      {({ nickname }) => <MemberList channel={channel} aria-label={`People of ${nickname}`} />}
    </FaultBench>
  ),
  play: playFaults({
    async well(bench) {
      await waitFor(() => expect(rows(bench)).toHaveLength(3));
      await waitFor(() => expect(list(bench)).toHaveAttribute('data-stale', 'false'));
    },
    async lost(bench) {
      await waitFor(() => expect(list(bench)).toHaveAttribute('data-stale', 'true'));
      await expect(rows(bench)).toHaveLength(3);
    },
  }),
};

/** `useMemberList` alone: a table with a filter. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useMemberList">
      <LabPanes users={[room.ada]} actors={[room.bo, room.chidi, room.emi]} channel={channel}>
        {() => <RosterTable channel={channel} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(5), { timeout: 3_000 });
    await userEvent.type(canvas.getByRole('searchbox', { name: 'Filter by name' }), 'oka');
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(2));
    await expect(canvas.getByRole('rowheader', { name: 'Chidi Okafor' })).toBeVisible();
  },
};
