import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import {
  ConnectionStatus,
  PresenceAvatars,
  RealtimeProvider,
  type RealtimeError,
  useChannel,
  useConnection,
  useEvent,
} from '../../src/index.js';
import { ControlStrip } from '../room/control-strip.js';
import { toPerson } from '../room/people.js';
import { RetryButton } from '../room/retry-button.js';
import { channelName, orderEvent, type Orders, type TrialLine } from './create-trial.js';
import { Journal } from './journal.js';
import { useJournal } from './use-journal.js';

export interface LinePaneProps {
  readonly line: TrialLine;
  readonly orders: Orders;
  /** The means to trouble this line. */
  readonly controls?: ReactNode;
}

/** One window on the orders: an engine of its own, how its line stands, and what came over it. */
export function LinePane({ line, orders, controls }: LinePaneProps): ReactElement {
  const { title, user, options } = line;
  return (
    <section className="room-pane" aria-label={title}>
      <RealtimeProvider options={options} person={toPerson}>
        <ControlStrip user={user} title={title}>
          {controls}
        </ControlStrip>
        <OrdersApp orders={orders} />
      </RealtimeProvider>
    </section>
  );
}

function OrdersApp({ orders }: { orders: Orders }): ReactElement {
  const { entries, add } = useJournal();
  const [seen, setSeen] = useState<readonly number[]>([]);

  const take = useCallback((numbers: readonly number[]): void => {
    setSeen((all) => [...new Set([...all, ...numbers])].sort((one, other) => one - other));
  }, []);

  const { status, error, retry } = useChannel(channelName, {
    onResync() {
      const missed = orders.all().filter((number) => !seen.includes(number));
      take(missed);
      add('resync', missed.length === 0 ? 'nothing was missed' : `caught up: ${missed.join(', ')}`);
    },
    onError: ({ code }) => add('error', code),
  });
  useEvent(channelName, orderEvent, (data) => {
    const { number } = (data ?? {}) as { number?: unknown };
    if (typeof number === 'number') take([number]);
  });

  return (
    <>
      <header className="line-head">
        <h2>Orders</h2>
        <span className="line-head-end">
          <PresenceAvatars channel={channelName} size="sm" />
          <ConnectionStatus />
        </span>
      </header>
      <StateLine channelError={status === 'failed' ? error : null} retry={retry} seen={seen} />
      <Facts channel={status} seen={seen.length} />
      <Journal entries={entries} />
    </>
  );
}

const lost = new Set(['reconnecting', 'unavailable', 'offline']);

/** One line of 40 pixels: a quiet fact, or what is wrong. Nothing moves when it changes. */
function StateLine({
  channelError,
  retry,
  seen,
}: {
  channelError: RealtimeError | null;
  retry: () => void;
  seen: readonly number[];
}): ReactElement {
  const { status, error } = useConnection();
  if (status === 'failed' || lost.has(status)) {
    const isFailed = status === 'failed';
    return (
      <div className="room-line" data-tone={isFailed ? 'broken' : 'healing'}>
        <p>
          <b>{isFailed ? 'Can’t connect.' : 'Connection lost.'}</b>{' '}
          {isFailed ? error?.message : 'Trying again by itself.'}
        </p>
        <RetryButton />
      </div>
    );
  }
  if (channelError !== null) {
    return (
      <div className="room-line" data-tone="broken">
        <p>
          <b>No orders.</b> {channelError.message}
        </p>
        <button className="room-button" type="button" onClick={retry}>
          Ask again
        </button>
      </div>
    );
  }
  return (
    <p className="room-line">{seen.length === 0 ? 'No orders yet' : `Last order: number ${seen.at(-1)}`}</p>
  );
}

function Facts({ channel, seen }: { channel: string; seen: number }): ReactElement {
  const { attempt, error } = useConnection();
  return (
    <dl className="line-facts">
      <Fact name="Channel" value={channel} />
      <Fact name="Attempt" value={String(attempt)} />
      <Fact name="Reason" value={error?.code ?? 'none'} />
      <Fact name="Orders" value={String(seen)} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
