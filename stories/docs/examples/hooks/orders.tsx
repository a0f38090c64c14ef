import { useChannel, useEventReducer } from '../../../../src/index.js';

interface Order {
  readonly total: number;
}

export function Orders() {
  const { status, error, retry } = useChannel('private-orders');
  const sum = useEventReducer(
    'private-orders',
    { created: (all: number, order: Order) => all + order.total },
    0,
  );
  if (status === 'failed') return <button onClick={retry}>Try again: {error?.message}</button>;
  return <p>{sum} since this page was opened</p>;
}
