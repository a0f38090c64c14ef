'use client';
import { useMemo, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { ConnectionGlyph } from '../../components/connection-status/connection-glyph.js';
import { clientName, version } from '../../protocol/client-identity.js';
import type { ConnectionSnapshot, ConnectionStatus } from '../../store/state.js';
import { explainClose } from '../close-codes.js';
import type { InspectedEngine } from '../create-inspector.js';
import type { TimelineEntry } from '../create-timeline.js';
import { redactText } from '../redact.js';
import { formatDuration, formatTime } from './format.js';
import { Sparkline } from './sparkline.js';
import type { TabProps } from './tab-props.js';
import { useNow, useSampled } from './use-sampled.js';

type Source = TabProps['source'];

/** How the connection stands, why, and what it has been through. */
export function ConnectionTab({ source: { engine, inspector }, timeline }: TabProps): ReactElement {
  const { store, clock } = engine;
  const connection = useSampled(
    useMemo(() => ({ subscribe: store.subscribe, read: () => store.getState().connection }), [store]),
    clock,
  );
  const now = Math.max(useNow(clock), connection.since);
  const latencies = useSyncExternalStore(timeline.subscribe, timeline.latencies);
  return (
    <>
      <Now {...{ engine, connection, now }} />
      <div className="halves">
        <Facts {...{ engine, connection, now, inspector, latencies }} />
        <History entries={useSyncExternalStore(timeline.subscribe, timeline.snapshot)} now={now} />
      </div>
    </>
  );
}

/** What happens now, and what one can do about it. */
function Now({ engine, connection, now }: NowProps): ReactElement {
  const { status, since } = connection;
  const isAtRest = status === 'idle' || status === 'closed' || status === 'failed';
  return (
    <div className="bar">
      <State status={status} />
      {since > 0 && <small>for {formatDuration(now - since)}</small>}
      <span className="actions">
        <button type="button" className="button" onClick={isAtRest ? engine.connect : engine.reconnect}>
          {isAtRest ? 'Connect' : 'Reconnect'}
        </button>
        <button type="button" className="button" disabled={status === 'closed'} onClick={engine.disconnect}>
          Disconnect
        </button>
      </span>
    </div>
  );
}

interface NowProps {
  readonly engine: InspectedEngine;
  readonly connection: ConnectionSnapshot;
  readonly now: number;
}

type FactsProps = NowProps & Pick<Source, 'inspector'> & { readonly latencies: readonly number[] };

function Facts({ engine, connection, now, inspector, latencies }: FactsProps): ReactElement {
  const { socketId, attempt, retryAt, latencyMs, error } = connection;
  const close = inspector?.line.close ?? null;
  const code = close?.code ?? error?.wireCode ?? null;
  return (
    <section className="facts" aria-label="The connection now" tabIndex={0}>
      <dl>
        <Fact name="Socket id" isMono>
          {socketId ?? '–'}
        </Fact>
        <Fact name="Address" isMono>
          {inspector ? (inspector.line.address ?? '–') : 'shown with an inspector'}
        </Fact>
        <Fact name="Dialect">{dialectOf(engine, inspector)}</Fact>
        <Fact name="Client">
          {clientName} {version}, protocol 7
        </Fact>
        <Fact name="Round trip">
          {latencyMs === null ? 'no ping answered yet' : formatDuration(latencyMs)}{' '}
          <Sparkline values={latencies} />
        </Fact>
        <Fact name="Attempts">{attempt}</Fact>
        <Fact name="Next attempt">
          {retryAt === null ? '–' : `in ${formatDuration(Math.max(0, retryAt - now))}`}
        </Fact>
        {error && (
          <Fact name="Because">
            <b>{error.code}</b> <bdi>{redactText(error.message.slice(0, longest))}</bdi>
          </Fact>
        )}
        {(close !== null || code !== null) && (
          <Fact name="Last close">
            <b>{code ?? 'no code'}</b> {explainClose(code)}
            {close?.reason && (
              <>
                {' '}
                “<bdi>{redactText(close.reason.slice(0, longest))}</bdi>”
              </>
            )}
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** UTF-16 code units of what a server said. */
const longest = 500;

function dialectOf(engine: InspectedEngine, inspector: Source['inspector']): string {
  const facts = inspector?.factsOf(engine);
  if (!facts || engine.socketId === null) return '–';
  return facts.isPushService ? 'push service' : 'Pusher';
}

function Fact({
  name,
  isMono = false,
  children,
}: {
  readonly name: string;
  readonly isMono?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isMono ? 'mono' : undefined}>{children}</dd>
    </div>
  );
}

const tones: Readonly<Record<ConnectionStatus, string>> = {
  idle: 'quiet',
  connecting: 'quiet',
  connected: 'live',
  reconnecting: 'healing',
  unavailable: 'healing',
  offline: 'healing',
  failed: 'broken',
  closed: 'quiet',
};

function State({ status }: { readonly status: ConnectionStatus }): ReactElement {
  return (
    <span className="state" data-tone={tones[status]}>
      <ConnectionGlyph state={status} />
      {status}
    </span>
  );
}

/** The latest first; each lasted until the one above it began. */
function History({
  entries,
  now,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly now: number;
}): ReactElement {
  return (
    <section className="history" aria-label="States of the connection, the latest first" tabIndex={0}>
      <ol role="list" reversed>
        {entries
          .map((entry, at) => ({ ...entry, until: entries[at + 1]?.since ?? now }))
          .reverse()
          .map(({ key, status, since, until, attempts, reason }) => (
            <li key={key}>
              <time dateTime={new Date(since).toISOString()}>{since === 0 ? '' : formatTime(since)}</time>
              <State status={status} />
              <span>{since === 0 ? '' : formatDuration(until - since)}</span>
              {(reason !== null || attempts > 1) && (
                <p>
                  {attempts > 1 && <>{attempts} attempts. </>}
                  {reason !== null && <bdi>{reason}</bdi>}
                </p>
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}
