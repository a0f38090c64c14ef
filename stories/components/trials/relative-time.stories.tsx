import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect } from 'storybook/test';
import { ar, de, RelativeTime, zh } from '../../../src/index.js';
import { Card, Line, Sheet } from '../sheet.js';
import { languages } from '../sheets.js';

const meta = {
  title: 'Components/RelativeTime',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const minute = 60_000;
const ages = [
  { label: 'just now', ms: 4_000 },
  { label: 'minutes', ms: 3 * minute },
  { label: 'hours', ms: 150 * minute },
  { label: 'yesterday', ms: 26 * 60 * minute },
  { label: 'weeks', ms: 20 * 24 * 60 * minute },
];

function Ages(): ReactElement {
  const [now] = useState(() => Date.now());
  return (
    <>
      {ages.map(({ label, ms }) => (
        <Line key={label} label={label}>
          <RelativeTime at={now - ms} />
        </Line>
      ))}
    </>
  );
}

/** The text is for eyes, `datetime` for machines; the function says it in a sentence. */
export const Playground: Story = {
  render: () => <RelativeTime at={new Date(2026, 0, 1).getTime()}>{(ago) => `Opened ${ago}`}</RelativeTime>,
  play: async ({ canvas }) => {
    const time = canvas.getByText(/^Opened .+ ago$/);
    await expect(time).toHaveAttribute('datetime', new Date(2026, 0, 1).toISOString());
  },
};

/** From seconds to weeks; all on the page share one timer. */
export const States: Story = {
  render: () => (
    <Sheet title="Times" parts="RelativeTime">
      <Card title="How long ago">
        <Ages />
      </Card>
    </Sheet>
  ),
};

/** Its words are the language's own. */
export const Languages: Story = {
  ...languages('How long ago', [de, zh, ar], () => <Ages />),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/vor 3 Min/)).toBeVisible();
    await expect(canvas.getByText(/3分钟前/)).toBeVisible();
  },
};
