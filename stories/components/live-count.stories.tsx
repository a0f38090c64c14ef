import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { LiveCount, LiveCountView, useLiveCount } from '../../src/index.js';
import type { Actor } from '../../src/testing.js';
import { ada, bo, emi } from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { Card, Line, Sheet } from './sheet.js';
import { sizes } from './sheets.js';

const meta = {
  title: 'Components/LiveCount',
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

/** A short number for eyes, the exact one for everybody else. */
export const Playground: Story = {
  parameters: { crowd: 'count' },
  args: { compact: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('12.4K')).toBeVisible();
    await expect(canvas.getByText('12,408')).toBeInTheDocument();
  },
};

const asOf = new Date(2026, 10, 14, 14, 2).getTime();

/** Live, of connections, unknown, and as of when the connection was lost; in a line and as a figure. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="LiveCount">
      <div className="sheet-columns">
        <Card title="In a line">
          <Line label="people">
            <LiveCountView count={128} />
          </Line>
          <Line label="connections">
            <LiveCountView count={12_408} unit="connections" compact />
          </Line>
          <Line label="unknown">
            <LiveCountView count={null} />
          </Line>
          <Line label="stale">
            <LiveCountView count={12_391} staleSince={asOf} />
          </Line>
        </Card>
        <Card title="As a figure">
          <p className="inline-row">
            <LiveCountView count={12_408} variant="figure" label="watching now" />
            <LiveCountView count={12_391} variant="figure" staleSince={asOf} />
          </p>
        </Card>
      </div>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10, 100 and 10,000. */
export const Sizes: Story = sizes('LiveCount', [1, 10, 100, 10_000], (count) => (
  <Line label={count.toLocaleString('en')}>
    <span className="inline-row">
      <LiveCountView count={count} compact variant="figure" /> <LiveCountView count={count} />
    </span>
  </Line>
));

const channel = 'presence-count';

/** Emi comes and goes. */
function visit([emis]: readonly Actor[]): () => void {
  let isHere = true;
  const timer = setInterval(() => {
    isHere = !isHere;
    if (isHere) emis?.join(channel);
    else emis?.leave(channel);
  }, 3_000);
  return () => clearInterval(timer);
}

/** Two windows and a visitor: each counts whom the server names, once a second at most. */
export const Live: Story = {
  render: () => (
    <Sheet title="Signals" parts="LiveCount, live">
      <LabPanes users={[ada, bo]} actors={[emi]} channel={channel} play={visit}>
        {() => <LiveCount channel={channel} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    for (const name of ['Ada', 'Bo']) {
      const pane = within(canvas.getByRole('region', { name }));
      await waitFor(() => expect(pane.getByText('3')).toBeVisible(), { timeout: 5_000 });
    }
  },
};

function Ratio() {
  const { count } = useLiveCount(channel);
  return (
    <p className="inline-row">
      <meter aria-label="Seats taken" min={0} max={10} value={count ?? 0} />
      {count ?? '…'} of 10 seats are taken
    </p>
  );
}

/** The number alone, for a look of one’s own. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useLiveCount">
      <LabPanes users={[ada]} actors={[bo, emi]} channel={channel}>
        {() => <Ratio />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    const meter = canvas.getByRole('meter', { name: 'Seats taken' });
    await waitFor(() => expect(meter).toHaveAttribute('value', '3'), { timeout: 5_000 });
  },
};
