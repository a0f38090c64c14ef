import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { LiveCount, LiveCountView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { Line } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/LiveCount',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const lostAt = new Date(2026, 10, 14, 14, 2).getTime();

const example: Example = () => (
  <div>
    <Line label="people">
      <LiveCountView count={128} />
    </Line>
    <Line label="connections">
      <LiveCountView count={12_408} unit="connections" compact />
    </Line>
    <Line label="stale">
      <LiveCountView count={12_391} staleSince={lostAt} />
    </Line>
    <LiveCountView count={12_408} variant="figure" label="watching now" />
  </div>
);

export const Theming: Story = themed('LiveCount', example);

/** The short number is for eyes: without looks, too, only the exact one is heard. */
export const Unstyled: Story = unstyled('LiveCount', example, async (canvas) => {
  await expect(canvas.getByText('12.4K')).toBeVisible();
  await expect(canvas.getAllByText('12,408')[0]).toBeInTheDocument();
});

const channel = 'presence-count-faults';

const count = ({ adas }: BenchInPlay): HTMLElement =>
  adas.getByTestId('app').querySelector<HTMLElement>('.cp-count')!;

/** The last number that is known stays, and says of when it is. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="LiveCount" channel={channel} actors={[room.chidi]}>
      {() => <LiveCount channel={channel} />}
    </FaultBench>
  ),
  play: playFaults({
    async well(bench) {
      await waitFor(() => expect(count(bench)).toHaveTextContent(/^3\b/));
      await waitFor(() => expect(count(bench)).not.toHaveTextContent(/as of/));
    },
    async lost(bench) {
      await waitFor(() => expect(count(bench)).toHaveTextContent(/^3.*as of \d/));
    },
  }),
};
