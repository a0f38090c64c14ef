import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import { useChannels, useEvent, useEventLog, useEventReducer } from '../../src/index.js';
import type { Lab } from '../../src/testing.js';
import { Panes } from './panes.js';
import { paneOf } from './play.js';

const meta = { title: 'Hooks/Events and channels' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

interface Order {
  readonly id: number;
  readonly total: number;
}

/** What the application's server does. */
function Shop({ lab }: { readonly lab: Lab<Clock> }): ReactElement {
  const [id, setId] = useState(1);
  return (
    <>
      <button
        onClick={() => {
          lab.publish('orders', 'created', { id, total: id * 10 });
          setId(id + 1);
        }}
      >
        Publish an order
      </button>
      <button onClick={() => lab.publish('orders', 'refunded', { id: id - 1, total: (id - 1) * 10 })}>
        Refund the last
      </button>
    </>
  );
}

const shop = (lab: Lab<Clock>): ReactElement => <Shop lab={lab} />;

function Latest(): ReactElement {
  const [latest, setLatest] = useState('Nothing yet');
  useEvent('orders', {
    created: ({ id }: Order) => setLatest(`Order ${id} was created`),
    refunded: ({ id }: Order) => setLatest(`Order ${id} was refunded`),
  });
  return <p>{latest}</p>;
}

/** A handler for each event, written inline. */
export const UseEventWithAMap: Story = {
  render: () => (
    <Panes hook="useEvent" about="A handler for each event of a channel." Pane={Latest} footer={shop} />
  ),
  play: async ({ canvas }) => {
    await waitFor(async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Publish an order' }));
      await expect(paneOf(canvas, 'Ada').getByText(/was created/)).toBeVisible();
    });
    await userEvent.click(canvas.getByRole('button', { name: 'Refund the last' }));
    await paneOf(canvas, 'Ada').findByText(/was refunded/);
    await paneOf(canvas, 'Bo').findByText(/was refunded/);
  },
};

function Log(): ReactElement {
  const orders = useEventLog<Order>('orders', 'created', { limit: 3 });
  return (
    <ol>
      {orders.map(({ id, total }) => (
        <li key={id}>
          Order {id}: {total} €
        </li>
      ))}
    </ol>
  );
}

/** The last three events, as state. */
export const UseEventLog: Story = {
  render: () => (
    <Panes hook="useEventLog" about="The latest three orders, oldest first." Pane={Log} footer={shop} />
  ),
  play: async ({ canvas }) => {
    const adas = paneOf(canvas, 'Ada');
    const publish = canvas.getByRole('button', { name: 'Publish an order' });
    await waitFor(async () => {
      await userEvent.click(publish);
      await expect(adas.getAllByRole('listitem')).toHaveLength(3);
    });
    const [first] = adas.getAllByRole('listitem').map((item) => item.textContent);
    await userEvent.click(publish);
    await waitFor(() => expect(adas.queryByText(first ?? '')).toBeNull());
    await expect(adas.getAllByRole('listitem')).toHaveLength(3);
  },
};

function Total(): ReactElement {
  const total = useEventReducer(
    'orders',
    {
      created: (sum: number, order: Order) => sum + order.total,
      refunded: (sum: number, order: Order) => sum - order.total,
    },
    0,
  );
  return <p>Total: {total} €</p>;
}

/** State that events make. */
export const UseEventReducer: Story = {
  render: () => (
    <Panes hook="useEventReducer" about="A sum that orders and refunds make." Pane={Total} footer={shop} />
  ),
  play: async ({ canvas }) => {
    const bos = paneOf(canvas, 'Bo');
    await waitFor(async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Publish an order' }));
      await expect(bos.queryByText('Total: 0 €')).toBeNull();
    });
    const before = bos.getByText(/^Total/).textContent;
    await userEvent.click(canvas.getByRole('button', { name: 'Refund the last' }));
    await waitFor(() => expect(bos.getByText(/^Total/)).not.toHaveTextContent(before));
  },
};

function Several(): ReactElement {
  const [count, setCount] = useState(2);
  const channels = useChannels(Array.from({ length: count }, (_, at) => `order-${at + 1}`));
  return (
    <>
      <ul>
        {channels.map(({ name, status }) => (
          <li key={name}>
            {name}: {status}
          </li>
        ))}
      </ul>
      <button onClick={() => setCount(count + 1)}>One more</button>
      <button onClick={() => setCount(Math.max(0, count - 1))}>One less</button>
    </>
  );
}

/** A list of channels that grows and shrinks. */
export const UseChannels: Story = {
  render: () => (
    <Panes
      hook="useChannels"
      about="Only what is new is subscribed, only what is gone is left."
      Pane={Several}
    />
  ),
  play: async ({ canvas }) => {
    const adas = paneOf(canvas, 'Ada');
    await adas.findByText('order-2: subscribed');
    await userEvent.click(adas.getByRole('button', { name: 'One more' }));
    await adas.findByText('order-3: subscribed');
    await userEvent.click(adas.getByRole('button', { name: 'One less' }));
    await waitFor(() => expect(adas.queryByText(/order-3/)).toBeNull());
    await expect(paneOf(canvas, 'Bo').getAllByRole('listitem')).toHaveLength(2);
  },
};
