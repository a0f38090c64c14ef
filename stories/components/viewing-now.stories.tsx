import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { ComponentsProvider, ViewingNow, ViewingNowView, ar, de, pseudo, zh } from '../../src/index.js';
import * as room from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { ada, arabicCrowd, bo, chidi, people, shownAs } from './people.js';
import { Card, Line, Sheet } from './sheet.js';

const short = (member: Parameters<typeof shownAs>[0]) => {
  const person = shownAs(member);
  return { ...person, name: person.name?.split(' ')[0] ?? null };
};

const meta = {
  title: 'Components/ViewingNow',
  component: ViewingNowView,
  args: { members: people(5), person: short, collapsed: false, stale: false },
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
          <ViewingNowView members={[ada, bo, ...people(4).slice(1)]} person={short} />
        </Line>
        <Line label="collapsed">
          <ViewingNowView members={people(5)} collapsed />
        </Line>
        <Line label="stale">
          <ViewingNowView members={[bo, chidi]} person={short} stale />
        </Line>
      </Card>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10, 100 and 10,000. */
export const Sizes: Story = {
  render: () => (
    <Sheet title="Signals" parts="ViewingNow">
      <Card title="1, 10, 100, 10,000">
        {[1, 10, 100, 10_000].map((count) => (
          <Line key={count} label={count.toLocaleString('en')}>
            <ViewingNowView members={people(count)} person={short} />
          </Line>
        ))}
      </Card>
    </Sheet>
  ),
};

/** The same sentence in five languages: lists, plurals and digits are theirs. */
export const Languages: Story = {
  render: () => (
    <Sheet title="Languages" parts="de, zh, ar, pseudo">
      <Card title="Who is viewing">
        <ViewingNowView members={people(6)} />
        {[de, zh, pseudo].map((language) => (
          <p key={`${language.locale} ${language === pseudo}`} lang={language.locale}>
            <ComponentsProvider language={language}>
              <ViewingNowView members={people(6)} />
            </ComponentsProvider>
          </p>
        ))}
        <p dir="rtl" lang="ar">
          <ComponentsProvider language={ar}>
            <ViewingNowView members={arabicCrowd.slice(1, 6)} person={shownAs} />
          </ComponentsProvider>
        </p>
      </Card>
    </Sheet>
  ),
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
