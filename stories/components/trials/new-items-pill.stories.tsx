import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { NewItemsPill } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { every } from '../../shell/every.js';
import { HeldNews } from '../headless/held-news.js';
import { LabPanes } from '../lab-panes.js';
import { Card, Sheet } from '../sheet.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/NewItemsPill',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = () => (
  <div className="news">
    <NewItemsPill count={3} onShow={fn()} />
    <ul>
      <li>Chidi Okafor moved “Pricing”</li>
      <li>Emi Tanaka commented on “Launch”</li>
    </ul>
  </div>
);

export const Theming: Story = themed('NewItemsPill', example);
export const Unstyled: Story = unstyled('NewItemsPill', example, async (canvas) => {
  await expect(canvas.getByRole('button', { name: '3 new updates' })).toBeVisible();
});

function Counter(): ReactElement {
  const [count, setCount] = useState(1);
  return (
    <Card title="1, 10, 100, 10,000">
      <div className="at-start">
        {[1, 10, 100, 10_000].map((many) => (
          <button key={many} type="button" className="cp-button" onClick={() => setCount(many)}>
            {many}
          </button>
        ))}
      </div>
      <div className="news">
        <NewItemsPill count={count} onShow={() => setCount(0)} />
        <ul>
          <li>Emi Tanaka commented on “Launch”</li>
        </ul>
      </div>
    </Card>
  );
}

/** One, ten, a hundred, ten thousand: the list below stays where it is. */
export const Sizes: Story = {
  render: () => <Counter />,
  play: async ({ canvas }) => {
    const { top } = canvas.getByRole('listitem').getBoundingClientRect();
    for (const [count, name] of [
      ['1', '1 new update'],
      ['10', '10 new updates'],
      ['10000', '10,000 new updates'],
    ] as const) {
      await userEvent.click(canvas.getByRole('button', { name: count }));
      await expect(canvas.getByRole('button', { name })).toBeVisible();
      await expect(canvas.getByRole('listitem').getBoundingClientRect().top).toBe(top);
    }
  },
};

const channel = 'presence-news';
const titles = ['The plan is signed', 'Hall 4 it is', 'Rehearsal at noon'];

/** `useEventLog` alone: a front page that changes when its reader says so. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useEventLog">
      <LabPanes
        users={[room.ada]}
        actors={[room.bo]}
        channel={channel}
        play={([bos], clock) => {
          const left = [...titles];
          return every(clock, 300, () => {
            const title = left.shift();
            if (title !== undefined) bos?.send(channel, 'client-news', { title });
          });
        }}
      >
        {() => <HeldNews channel={channel} event="client-news" />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    const show = await canvas.findByRole('button', { name: /^Show \d new$/ }, { timeout: 3_000 });
    await expect(canvas.getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(show);
    await waitFor(() => expect(canvas.getAllByRole('listitem').length).toBeGreaterThan(1));
  },
};
