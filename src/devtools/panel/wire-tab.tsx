'use client';
import { useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { Inspector } from '../create-inspector.js';
import type { WireEntry, WireLog, WireSnapshot } from '../create-wire-log.js';
import { printEntry, toNdjson } from '../print-frame.js';
import { Detail, NoDetail } from './detail.js';
import { FilterField } from './filter-field.js';
import { formatBytes, formatTime } from './format.js';
import { HowToInspect } from './how-to-inspect.js';
import { saveAs } from './save-as.js';
import { RowList } from './row-list.js';
import { SendForm } from './send-form.js';
import type { TabProps } from './tab-props.js';

/** What goes over the line: frames both ways, and the errors between them. */
export function WireTab({ source: { inspector, name, engine } }: TabProps): ReactElement {
  return inspector ? (
    <Wire inspector={inspector} name={name} engine={engine} />
  ) : (
    <div className="empty">
      <HowToInspect />
    </div>
  );
}

const kinds = ['all', 'in', 'out', 'errors'] as const;
type Kind = (typeof kinds)[number];

const isOf: Readonly<Record<Kind, (entry: WireEntry) => boolean>> = {
  all: () => true,
  in: ({ kind }) => kind === 'in' || kind === 'replayed',
  out: ({ kind }) => kind === 'out',
  errors: ({ kind }) => kind === 'error' || kind === 'closed',
};

function matching(entries: readonly WireEntry[], kind: Kind, filter: string): readonly WireEntry[] {
  if (kind === 'all' && filter === '') return entries;
  const wanted = new RegExp(filter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  return entries.filter(
    (entry) =>
      isOf[kind](entry) &&
      (wanted.test(entry.event) || wanted.test(entry.channel ?? '') || wanted.test(entry.text)),
  );
}

interface WireProps extends Pick<TabProps['source'], 'name' | 'engine'> {
  readonly inspector: Inspector;
}

function Wire({ inspector, name, engine }: WireProps): ReactElement {
  const { log } = inspector;
  const [sends, setSends] = useState(false);
  const live = useSyncExternalStore(log.subscribe, log.snapshot);
  const [paused, setPaused] = useState<WireSnapshot | null>(null);
  const [kind, setKind] = useState<Kind>('all');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<WireEntry | null>(null);
  const { entries } = paused ?? live;
  const rows = useMemo(() => matching(entries, kind, filter), [entries, kind, filter]);
  return (
    <>
      <div className="bar">
        <FilterField label="Filter frames" value={filter} onChange={setFilter} />
        <select
          aria-label="Kind"
          value={kind}
          onChange={({ target }) => setKind(kinds[target.selectedIndex] ?? 'all')}
        >
          <option value="all">All</option>
          <option value="in">In</option>
          <option value="out">Out</option>
          <option value="errors">Errors and closes</option>
        </select>
        <button
          type="button"
          className="button"
          aria-pressed={paused !== null}
          onClick={() => setPaused(paused ? null : live)}
        >
          {paused ? `Paused, ${Math.max(0, live.total - paused.total)} new` : 'Pause'}
        </button>
        <button type="button" className="button" onClick={() => clear(log, setPaused, setChosen)}>
          Clear
        </button>
        <button
          type="button"
          className="button"
          disabled={rows.length === 0}
          onClick={() => saveAs(`${name.replace(/[^\w-]+/g, '-')}-wire.ndjson`, toNdjson(rows))}
        >
          Export
        </button>
        <button type="button" className="button" aria-expanded={sends} onClick={() => setSends(!sends)}>
          Send…
        </button>
        <small className="rates">
          {live.perSecond.in} in, {live.perSecond.out} out a second · {kept(live)}
        </small>
      </div>
      {sends && <SendForm engine={engine} />}
      <div className="split">
        <RowList
          label="Frames"
          rows={rows}
          chosen={chosen?.key ?? null}
          onChoose={setChosen}
          toneOf={({ kind: tone }) => tone}
          follows
          empty={entries.length === 0 ? <NothingYet /> : <p>No frame has this in it.</p>}
        >
          {(entry) => <FrameCells entry={entry} />}
        </RowList>
        {chosen ? (
          <FrameDetail key={chosen.key} entry={chosen} replay={inspector.replay} />
        ) : (
          <NoDetail>
            <p>Choose a frame to read it. Signatures, tokens and channel_data are left out.</p>
          </NoDetail>
        )}
      </div>
    </>
  );
}

function clear(log: WireLog, setPaused: (snapshot: null) => void, setChosen: (entry: null) => void): void {
  setPaused(null);
  setChosen(null);
  log.clear();
}

function kept({ entries, total, keptBytes, errors }: WireSnapshot): string {
  const count = entries.length === total ? `${total}` : `the last ${entries.length} of ${total}`;
  const wrong = errors === 0 ? '' : `, ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return `${count} kept, ${formatBytes(keptBytes)}${wrong}`;
}

function NothingYet(): ReactElement {
  return (
    <>
      <b>Nothing yet</b>
      <p>Frames appear here as they come and go.</p>
    </>
  );
}

const arrows: Readonly<Record<WireEntry['kind'], readonly [sign: string, word: string]>> = {
  in: ['↓', 'in'],
  out: ['↑', 'out'],
  replayed: ['↻', 'replayed'],
  opened: ['○', 'opened'],
  closed: ['×', 'closed'],
  error: ['!', 'error'],
};

const isFrameOf = ({ kind }: WireEntry): boolean => kind === 'in' || kind === 'out' || kind === 'replayed';

function FrameCells({ entry }: { entry: WireEntry }): ReactElement {
  const { kind, at, event, channel, text, bytes } = entry;
  const [sign, word] = arrows[kind];
  const isFrame = isFrameOf(entry);
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
      <i aria-hidden="true">{sign}</i>
      <span className="spoken">{word}</span>
      <b>
        <bdi>{event}</bdi>
      </b>
      <small>
        <bdi>{isFrame ? channel : text}</bdi>
      </small>
      <small>{isFrame && formatBytes(bytes)}</small>
    </>
  );
}

function FrameDetail({ entry, replay }: { entry: WireEntry } & Pick<Inspector, 'replay'>): ReactElement {
  const [said, setSaid] = useState('');
  const { kind, at, event, channel, bytes } = entry;
  const printed = useMemo(() => printEntry(entry), [entry]);
  return (
    <Detail title={event} printed={printed}>
      <p>
        {arrows[kind][1]} at {formatTime(at)}
        {isFrameOf(entry) && `, ${formatBytes(bytes)}`}
        {channel !== null && (
          <>
            {' '}
            · <bdi>{channel}</bdi>
          </>
        )}
      </p>
      {kind === 'in' && (
        <p>
          <button
            type="button"
            className="button"
            disabled={!entry.isExact}
            onClick={() => setSaid(replay(entry) ? 'The engine heard it again.' : 'No line is open.')}
          >
            Replay
          </button>{' '}
          <span role="status">
            {entry.isExact ? said : 'It was not kept whole: there was a secret in it.'}
          </span>
        </p>
      )}
    </Detail>
  );
}
