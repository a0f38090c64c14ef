import { useState, type ReactElement } from 'react';
import { ConnectionBanner, ConnectionStatus, LiveCount, NewItemsPill, useEvent } from '../../src/index.js';
import { ordersChannel, readOrder, readShipped, sitesChannel, type Order } from './orders.js';
import './dashboard.css';

const money = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
const mostRows = 200;

interface Table {
  readonly shown: readonly Order[];
  /** Counted, and shown when they are asked for. */
  readonly waiting: readonly Order[];
}

/** Figures that are always of now, and a table whose rows stay where they are until their reader asks for more. */
export function DashboardApp({
  reader,
  initial,
}: {
  reader: string;
  initial: readonly Order[];
}): ReactElement {
  const [{ shown, waiting }, setTable] = useState<Table>({ shown: initial, waiting: [] });
  useEvent(ordersChannel, {
    created(data) {
      const order = readOrder(data);
      if (order === null) return;
      setTable((table) => ({ ...table, waiting: [order, ...table.waiting].slice(0, mostRows) }));
    },
    shipped(data) {
      const id = readShipped(data);
      const ship = (order: Order): Order => (order.id === id ? { ...order, isShipped: true } : order);
      setTable((table) => ({ shown: table.shown.map(ship), waiting: table.waiting.map(ship) }));
    },
  });
  const all = [...waiting, ...shown];
  return (
    <>
      <header className="window-head">
        <h2>Shop</h2>
        <ConnectionStatus />
      </header>
      <ConnectionBanner placement="top" quiet="Figures are of now" />
      <dl className="figures">
        <Figure name="Orders" value={String(all.length)} />
        <Figure name="Revenue" value={money.format(all.reduce((sum, { total }) => sum + total, 0))} />
        <Figure name="To ship" value={String(all.filter(({ isShipped }) => !isShipped).length)} />
        <div>
          <dt>On the site</dt>
          <dd>
            <LiveCount channel={sitesChannel} unit="connections" />
          </dd>
        </div>
      </dl>
      <div className="orders">
        <NewItemsPill
          count={waiting.length}
          onShow={() => setTable({ shown: all.slice(0, mostRows), waiting: [] })}
        />
        <OrdersTable orders={shown} label={`Latest orders, ${reader}’s window`} />
      </div>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function OrdersTable({ orders, label }: { orders: readonly Order[]; label: string }): ReactElement {
  return (
    <div className="orders-scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Buyer</th>
            <th scope="col">Total</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {orders.map(({ id, buyer, total, isShipped }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>
                <bdi>{buyer}</bdi>
              </td>
              <td>{money.format(total)}</td>
              <td data-shipped={isShipped}>{isShipped ? 'Shipped' : 'Paid'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
