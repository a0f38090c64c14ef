import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { CursorToggleView } from '../../../src/index.js';
import { Card, Line, Sheet } from '../sheet.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/CursorToggle',
  component: CursorToggleView,
  args: { pressed: true, onPressedChange: fn() },
  argTypes: { strings: { control: false } },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof CursorToggleView>;
export default meta;
type Story = StoryObj<typeof meta>;

/** By keyboard: its name stays "Cursors", whatever it is; Space and Enter ask for the other state. */
export const Playground: Story = {
  play: async ({ canvas, args }) => {
    const toggle = canvas.getByRole('button', { name: 'Cursors', pressed: true });
    await userEvent.tab();
    await expect(toggle).toHaveFocus();
    await userEvent.keyboard(' {Enter}');
    await expect(args.onPressedChange).toHaveBeenCalledTimes(2);
    await expect(args.onPressedChange).toHaveBeenLastCalledWith(false);
  },
};

const example: Example = (where) => (
  <>
    {[true, false].map((pressed) => (
      <Line key={String(pressed)} label={pressed ? 'on' : 'off'}>
        <CursorToggleView pressed={pressed} aria-label={`Cursors, ${where}`} />
      </Line>
    ))}
  </>
);

export const States: Story = {
  render: () => (
    <Sheet title="Live cursors" parts="CursorToggle">
      <Card title="On and off">{example('states')}</Card>
    </Sheet>
  ),
};
export const Theming: Story = themed('CursorToggle', example);
export const Unstyled: Story = unstyled('CursorToggle', example, async (canvas) => {
  await expect(canvas.getByRole('button', { pressed: true })).toBeVisible();
  await expect(canvas.getByRole('button', { pressed: false })).toBeVisible();
});
