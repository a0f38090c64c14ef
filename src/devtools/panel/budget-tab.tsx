'use client';
import { useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { Inspector } from '../create-inspector.js';
import type { WireEntry } from '../create-wire-log.js';
import { formatBytes } from './format.js';
import { HowToInspect } from './how-to-inspect.js';
import { RowList } from './row-list.js';
import type { TabProps } from './tab-props.js';
import { useNow } from './use-sampled.js';

/** How much of what an engine may send is used, and by what. */
export function BudgetTab({ source }: TabProps): ReactElement {
  return source.inspector ? (
    <Budget source={source} inspector={source.inspector} />
  ) : (
    <div className="empty">
      <HowToInspect />
    </div>
  );
}

/** Over how long it is counted: servers count by the second, features pace themselves over several. */
const windowMs = 10_000;

interface Use {
  readonly key: string;
  readonly event: string;
  readonly lastSecond: number;
  readonly perSecond: number;
  readonly bytes: number;
}

function usesOf(entries: readonly WireEntry[], now: number): readonly Use[] {
  const sent = entries.filter(
    ({ kind, event, at }) => kind === 'out' && event.startsWith('client-') && now - at <= windowMs,
  );
  return [...new Set(sent.map(({ event }) => event))]
    .map((event) => {
      const own = sent.filter((entry) => entry.event === event);
      return {
        key: event,
        event,
        lastSecond: own.filter(({ at }) => now - at <= 1_000).length,
        perSecond: own.length / (windowMs / 1_000),
        bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    })
    .sort((one, other) => other.perSecond - one.perSecond);
}

function Budget({
  source: { engine },
  inspector,
}: {
  source: TabProps['source'];
  inspector: Inspector;
}): ReactElement {
  const { entries } = useSyncExternalStore(inspector.log.subscribe, inspector.log.snapshot);
  const now = useNow(engine.clock);
  const [chosen, setChosen] = useState<string | null>(null);
  const uses = useMemo(() => usesOf(entries, now), [entries, now]);
  const lastSecond = uses.reduce((sum, use) => sum + use.lastSecond, 0);
  const limit = inspector.factsOf(engine)?.perSecond ?? 0;
  const dropped = entries.filter(({ kind, event }) => kind === 'error' && event === 'trigger-dropped').length;
  return (
    <>
      <div className="bar">
        <meter
          aria-label="Client events of the last second"
          min={0}
          max={Math.max(1, limit)}
          high={Math.max(1, limit * 0.8)}
          value={Math.min(lastSecond, Math.max(1, limit))}
        />
        <small>
          {lastSecond} of {limit === 0 ? 'any number of' : limit} client events in the last second
        </small>
        <small>{dropped} dropped after waiting</small>
      </div>
      <RowList
        label="Client events by name"
        rows={uses}
        chosen={chosen}
        onChoose={({ key }) => setChosen(key)}
        empty={
          <>
            <b>Nothing was sent</b>
            <p>Client events of the last ten seconds are counted here, by their names.</p>
          </>
        }
      >
        {(use) => <UseCells use={use} />}
      </RowList>
    </>
  );
}

function UseCells({ use: { event, lastSecond, perSecond, bytes } }: { use: Use }): ReactElement {
  return (
    <>
      <b>
        <bdi>{event}</bdi>
      </b>
      <small>{perSecond.toFixed(1)} a second over the last ten</small>
      <small>{lastSecond} in the last</small>
      <small>{formatBytes(bytes)}</small>
    </>
  );
}
