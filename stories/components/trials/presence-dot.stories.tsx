import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PresenceDot } from '../../../src/index.js';
import { Card, Line, Sheet } from '../sheet.js';
import { themed, unstyled, type Example } from './looks.js';

const statuses = ['active', 'idle', 'away', 'offline', 'stale'] as const;

const meta = {
  title: 'Components/PresenceDot',
  component: PresenceDot,
  args: { status: 'active', decorative: false },
  argTypes: {
    status: { control: 'inline-radio', options: statuses },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof PresenceDot>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Without a look at colours. */
async function expectFiveShapes(root: HTMLElement): Promise<void> {
  const shapes = [...root.querySelectorAll('.cp-dot path')].map((path) => {
    const { fill, strokeDasharray, strokeWidth } = getComputedStyle(path);
    return [path.getAttribute('d'), fill === 'none', strokeDasharray, strokeWidth].join(' ');
  });
  await expect(new Set(shapes).size).toBe(statuses.length);
}

/** By itself it is an image with a name; beside words it is an ornament. */
export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: /./ })).toBeVisible();
  },
};

const example: Example = () => (
  <div>
    {statuses.map((status) => (
      <Line key={status} label={status}>
        <PresenceDot status={status} />
      </Line>
    ))}
  </div>
);

/** Five shapes: who sees no colours tells them apart. */
export const States: Story = {
  render: () => (
    <Sheet title="People" parts="PresenceDot">
      <Card title="A shape first, a colour second">{example('states')}</Card>
    </Sheet>
  ),
  play: ({ canvasElement }) => expectFiveShapes(canvasElement),
};
export const Theming: Story = themed('PresenceDot', example);
export const Unstyled: Story = unstyled('PresenceDot', example, async (canvas, root) => {
  await expectFiveShapes(root);
  for (const dot of canvas.getAllByRole('img')) {
    const { width, height } = dot.getBoundingClientRect();
    await expect([width > 0, height > 0]).toEqual([true, true]);
    await expect(width).toBeLessThan(40);
  }
});
