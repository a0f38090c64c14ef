import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent } from 'storybook/test';
import {
  ComponentsProvider,
  LiveCountView,
  NewItemsPill,
  ViewingNowView,
  ar,
  de,
  pseudo,
  zh,
} from '../../src/index.js';
import { ada, arabicCrowd, bo, chidi, people, shownAs } from './people.js';
import { Card, Sheet } from './sheet.js';

const meta = {
  title: 'Components/Signals',
  component: LiveCountView,
  args: { count: 12_408, unit: 'people', variant: 'inline', compact: false },
  argTypes: {
    unit: { control: 'inline-radio', options: ['people', 'connections'] },
    variant: { control: 'inline-radio', options: ['inline', 'figure'] },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof LiveCountView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  parameters: { crowd: 'count' },
  args: { compact: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('12.4K')).toBeVisible();
    await expect(canvas.getByText('12,408')).toBeInTheDocument();
  },
};

const short = (member: Parameters<typeof shownAs>[0]) => {
  const person = shownAs(member);
  return { ...person, name: person.name?.split(' ')[0] ?? null };
};

function Counts(): ReactElement {
  return (
    <Card title="Live count and viewing now">
      <p className="inline-row">
        <LiveCountView count={128} /> <LiveCountView count={12_408} unit="connections" compact />{' '}
        <LiveCountView count={null} />
      </p>
      <p className="inline-row">
        <LiveCountView count={12_408} variant="figure" label="watching now" />
        <LiveCountView count={12_391} variant="figure" staleSince={new Date(2026, 10, 14, 14, 2).getTime()} />
      </p>
      <hr />
      <p>
        <ViewingNowView members={[ada, bo, ...people(4).slice(1)]} person={short} />
      </p>
      <p>
        <ViewingNowView members={people(5)} collapsed />
      </p>
      <p>
        <ViewingNowView members={[bo, chidi]} person={short} stale />
      </p>
    </Card>
  );
}

function News(): ReactElement {
  const [waiting, setWaiting] = useState(3);
  return (
    <Card title="New items pill: counts, never shifts the list" className="flush">
      <div className="news">
        <NewItemsPill count={waiting} onShow={() => setWaiting(0)} />
        <ul>
          {waiting === 0 && <li>Bo Andersson moved “Launch”</li>}
          <li>Chidi Okafor moved “Pricing”</li>
          <li>Emi Tanaka commented on “Launch”</li>
          <li>Hana Kovač closed issue 214</li>
        </ul>
      </div>
    </Card>
  );
}

/** As they were drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="LiveCount, ViewingNow, NewItemsPill">
      <div className="sheet-columns">
        <Counts />
        <News />
      </div>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** News waits until it is asked for; the focus is not moved. */
export const NewItems: Story = {
  render: () => <News />,
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await userEvent.click(canvas.getByRole('button', { name: '3 new updates' }));
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4);
    await expect(canvas.queryByRole('button')).toBeNull();
  },
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
