import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import {
  ConnectionStatusView,
  PresenceAvatarsView,
  type ConnectionStatus as Status,
} from '../../src/index.js';
import { ada, bo, shownAs } from './people.js';
import { Card, Sheet } from './sheet.js';

const meta = {
  title: 'Components/ConnectionStatus',
  component: ConnectionStatusView,
  args: { status: 'connected', variant: 'badge', showWhen: 'always', unstable: false },
  argTypes: {
    status: {
      control: 'select',
      options: [
        'idle',
        'connecting',
        'connected',
        'reconnecting',
        'unavailable',
        'offline',
        'failed',
        'closed',
      ],
    },
    variant: { control: 'inline-radio', options: ['badge', 'dot', 'text'] },
    showWhen: { control: 'inline-radio', options: ['always', 'degraded'] },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof ConnectionStatusView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Connection: Live' })).toBeVisible();
  },
};

const states: readonly { state: string; status: Status; unstable?: boolean; when: string }[] = [
  { state: 'idle', status: 'idle', when: 'No channel asked for yet' },
  { state: 'connecting', status: 'connecting', when: 'First attempt' },
  { state: 'connected', status: 'connected', when: 'Everything flows' },
  { state: 'reconnecting', status: 'reconnecting', when: 'Shown after 2 s' },
  { state: 'unavailable', status: 'unavailable', when: 'After 10 s without luck' },
  { state: 'offline', status: 'offline', when: 'The browser says so' },
  { state: 'unstable', status: 'reconnecting', unstable: true, when: '4 drops in a minute' },
  { state: 'failed', status: 'failed', when: 'Will not retry by itself' },
  { state: 'closed', status: 'closed', when: 'The app closed it' },
];

/** Every state in its three forms, as they were drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="Connection" parts="ConnectionStatus">
      <Card title="Quiet while live; amber heals by itself, red needs you, grey is intended">
        <table className="states">
          <thead>
            <tr>
              {['State', 'Dot', 'Badge', 'Text', 'When'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.map(({ state, status, unstable, when }) => (
              <tr key={state}>
                <th scope="row">{state}</th>
                {(['dot', 'badge', 'text'] as const).map((variant) => (
                  <td key={variant}>
                    <ConnectionStatusView {...{ status, unstable, variant }} />
                  </td>
                ))}
                <td>{when}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

function Bar({ status, className }: { status: Status; className: string }) {
  return (
    <div className={`room-bar ${className}`}>
      <strong>Notes</strong>
      <PresenceAvatarsView members={[ada, bo]} size="sm" stale={status !== 'connected'} person={shownAs} />
      <ConnectionStatusView status={status} />
    </div>
  );
}

/** In a container under 320 px the badge keeps its glyph; its name stays whole. */
export const NarrowContainer: Story = {
  args: { status: 'reconnecting' },
  render: ({ status }) => (
    <div className="names">
      <Bar status={status} className="wide" />
      <Bar status={status} className="narrow" />
    </div>
  ),
  play: async ({ canvas }) => {
    const [wide, narrow] = canvas.getAllByText('Reconnecting…');
    await expect(wide).toBeVisible();
    await expect(narrow).not.toBeVisible();
    await expect(canvas.getAllByRole('img', { name: 'Connection: Reconnecting…' })).toHaveLength(2);
  },
};

/** Seen only when something is wrong; its line is kept, so that nothing moves. */
export const OnlyWhenDegraded: Story = {
  args: { showWhen: 'degraded' },
  play: async ({ canvasElement, canvas }) => {
    const badge = canvasElement.querySelector('.cp-connection');
    await expect(badge).not.toBeVisible();
    await expect(badge?.getBoundingClientRect().height).toBe(24);
    await expect(canvas.queryByRole('img')).toBeNull();
  },
};
