import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { NewItemsPill } from '../../src/index.js';
import { Card, Sheet } from './sheet.js';

const meta = {
  title: 'Components/NewItemsPill',
  component: NewItemsPill,
  args: { count: 3, onShow: fn() },
  argTypes: { strings: { control: false } },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof NewItemsPill>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: '3 new updates' }));
    await expect(args.onShow).toHaveBeenCalledOnce();
  },
};

function News({ news = 3 }: { news?: number }): ReactElement {
  const [waiting, setWaiting] = useState(news);
  return (
    <Card title="It counts, and never shifts the list" className="flush">
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

/** News waits until it is asked for. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="NewItemsPill">
      <div className="sheet-columns">
        <News />
        <News news={10_000} />
      </div>
    </Sheet>
  ),
};
export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** By keyboard: Tab reaches it, Enter shows the news. */
export const Keyboard: Story = {
  render: () => <News />,
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: '3 new updates' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4);
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
