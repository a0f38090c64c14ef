import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import type { Actor, Lab } from '../../src/testing.js';
import { ada, bo } from '../room/people.js';
import { every } from '../shell/every.js';
import { DashboardApp } from './dashboard-app.js';
import { LabWindows } from './lab-windows.js';
import { orderOf, ordersChannel, sitesChannel } from './orders.js';
import { windowOf } from './play.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Dashboard' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const firstOrder = 1_036;
const users = [ada, bo];

/** The shop's server. */
interface Shop {
  /** Visitors of the site come; in a busy shop also later on, and they buy. */
  readonly open: (lab: Lab<Clock>) => () => void;
  readonly sell: (count: number) => void;
  readonly publish: (event: string, data: unknown) => void;
}

function createShop(isBusy: boolean): Shop {
  let lab: Lab<Clock> | null = null;
  let last = firstOrder;
  const here: Actor[] = [];

  function publish(event: string, data: unknown): void {
    lab?.publish(ordersChannel, event, data);
  }
  function sell(count: number): void {
    for (let n = 0; n < count; n += 1) {
      last += 1;
      publish('created', orderOf(last));
    }
  }
  function visit(): void {
    const actor = lab?.actor({ id: `visitor-${here.length}` });
    actor?.join(sitesChannel);
    if (actor) here.push(actor);
  }

  return {
    publish,
    sell,
    open(opened) {
      lab = opened;
      for (let n = 0; n < firstVisitors; n += 1) visit();
      const stop = every(opened.clock, 2_000, () => {
        if (!isBusy) return;
        sell(1);
        visit();
      });
      return () => {
        stop();
        for (const actor of here) actor.dispose();
      };
    },
  };
}

const firstVisitors = 38;

function Dashboard({ busy = false }: { busy?: boolean }): ReactElement {
  const [shop] = useState(() => createShop(busy));
  const [initial] = useState(() => Array.from({ length: 30 }, (_, at) => orderOf(firstOrder - at)));
  return (
    <Scenario
      title="Dashboard"
      about="Figures change at once; rows stay under the eye until they are asked for."
      server="Server runs in this page"
    >
      <div className="scenario-controls">
        <button type="button" className="room-button" onClick={() => shop.sell(10)}>
          Sell ten
        </button>
        <button
          type="button"
          className="room-button"
          onClick={() => shop.publish('shipped', { id: firstOrder })}
        >
          Ship {firstOrder}
        </button>
        <button
          type="button"
          className="room-button"
          onClick={() => shop.publish('created', { id: 'x', buyer: 7 })}
        >
          Publish nonsense
        </button>
      </div>
      <LabWindows users={users} start={shop.open}>
        {({ user }) => <DashboardApp reader={user.nickname} initial={initial} />}
      </LabWindows>
    </Scenario>
  );
}

export const TwoReaders: Story = { render: () => <Dashboard busy /> };
export const Dark: Story = { ...TwoReaders, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...TwoReaders, globals: { direction: 'rtl' } };

/** Without a busy shop: all that changes is what this walk does. */
export const Walked: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => <Dashboard />,
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    const rows = (): HTMLElement[] => adas.getAllByRole('row');
    const press = async (name: string | RegExp): Promise<void> => {
      canvas.getByRole('button', { name }).focus();
      await userEvent.keyboard('{Enter}');
    };
    for (const window of [adas, bos]) await window.findByText('40', { selector: '.cp-count b' });
    const [, first] = rows();
    const placeOf = (): number => first?.getBoundingClientRect().top ?? 0;
    const before = placeOf();
    const height = rows().length;

    await step('Ten are sold: the figures say so in both windows, and no row moves', async () => {
      await press('Sell ten');
      for (const window of [adas, bos]) {
        await waitFor(() => expect(window.getByText('Orders').nextElementSibling).toHaveTextContent('40'));
        await expect(window.getByRole('button', { name: '10 new updates' })).toBeVisible();
      }
      await expect(rows()).toHaveLength(height);
      await expect(placeOf()).toBe(before);
    });
    await step('A row that is shown changes where it stands', async () => {
      await press('Ship 1036');
      await waitFor(() => expect(first).toHaveTextContent('Shipped'));
      await expect(placeOf()).toBe(before);
    });
    await step('What is no order changes nothing', async () => {
      await press('Publish nonsense');
      await press('Sell ten');
      await adas.findByRole('button', { name: '20 new updates' });
      await expect(adas.getByText('Orders').nextElementSibling).toHaveTextContent('50');
    });
    await step('Ada asks for them; Bo reads on', async () => {
      adas.getByRole('button', { name: '20 new updates' }).focus();
      await userEvent.keyboard('{Enter}');
      await expect(rows()).toHaveLength(height + 20);
      await expect(rows()[1]).toHaveTextContent('1056');
      await expect(bos.getAllByRole('row')).toHaveLength(height);
      await expect(bos.getByRole('button', { name: '20 new updates' })).toBeVisible();
    });
  },
};
