/** A public channel: anybody may read what the shop says. */
export const ordersChannel = 'orders';
/** A public channel whose connections are counted. */
export const sitesChannel = 'site';

export interface Order {
  readonly id: number;
  readonly buyer: string;
  /** In euros. */
  readonly total: number;
  readonly isShipped: boolean;
}

/** What the shop's server published, if it is an order. */
export function readOrder(data: unknown): Order | null {
  const { id, buyer, total } = (data ?? {}) as Partial<Record<keyof Order, unknown>>;
  if (!Number.isSafeInteger(id) || typeof buyer !== 'string' || !Number.isFinite(total)) return null;
  return { id: Number(id), buyer: buyer.slice(0, 80), total: Number(total), isShipped: false };
}

export function readShipped(data: unknown): number | null {
  const { id } = (data ?? {}) as Partial<Record<'id', unknown>>;
  return typeof id === 'number' ? id : null;
}

const buyers = ['Bo Andersson', 'Dilnoza Karimova', 'Emi Tanaka', 'Farid Haddad', 'Hana Kovač', 'ليلى حداد'];

export function orderOf(id: number): Order {
  return { id, buyer: buyers[id % buyers.length] ?? '', total: 20 + ((id * 37) % 180), isShipped: false };
}
