import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { ViewingNow, ViewingNowView, ar, de, en, pseudo, zh } from '../../src/index.js';
import * as room from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { ada, arabicCrowd, bo, chidi, firstName, people, shownAs } from './people.js';
import { Card, Line, Sheet } from './sheet.js';
import { languages, sizes } from './sheets.js';

const meta = {
  title: 'Components/ViewingNow',
  component: ViewingNowView,
  args: { members: people(5), person: firstName, collapsed: false, stale: false },
  argTypes: { members: { control: false }, person: { control: false }, strings: { control: false } },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof ViewingNowView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/are viewing/)).toBeVisible();
  },
};

/** Named, counted, uncertain. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="ViewingNow">
      <Card title="Who else is looking">
        <Line label="a few">
          <ViewingNowView members={[ada, bo, ...people(4).slice(1)]} person={firstName} />
        </Line>
        <Line label="collapsed">
          <ViewingNowView members={people(5)} collapsed />
        </Line>
        <Line label="stale">
          <ViewingNowView members={[bo, chidi]} person={firstName} stale />
        </Line>
      </Card>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10, 100 and 10,000. */
export const Sizes: Story = sizes('ViewingNow', [1, 10, 100, 10_000], (count) => (
  <Line label={count.toLocaleString('en')}>
    <ViewingNowView members={people(count)} person={firstName} />
  </Line>
));

/** The same sentence in five languages: lists, plurals and digits are theirs. */
export const Languages: Story = {
  ...languages('Who is viewing', [en, de, zh, pseudo, ar], (language) => (
    <ViewingNowView members={language === ar ? arabicCrowd.slice(1, 6) : people(6)} person={shownAs} />
  )),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/und 4 andere/)).toBeVisible();
    await expect(canvas.getByText(/يشاهدون/)).toBeVisible();
  },
};

const channel = 'presence-page';

/** Two windows: each names the others, without oneself. */
export const Live: Story = {
  render: () => (
    <LabPanes users={[room.ada, room.bo]} actors={[room.emi]} channel={channel}>
      {() => <ViewingNow channel={channel} />}
    </LabPanes>
  ),
  play: async ({ canvas }) => {
    const adas = within(canvas.getByRole('region', { name: 'Ada' }));
    await waitFor(() => expect(adas.getByText(/Bo/)).toBeVisible(), { timeout: 5_000 });
  },
};
