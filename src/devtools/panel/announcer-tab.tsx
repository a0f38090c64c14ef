'use client';
import { useMemo, useState, type ReactElement } from 'react';
import type { Inspector } from '../create-inspector.js';
import type { TranscriptEntry } from '../create-transcript.js';
import { printJson, showInvisible } from '../print-frame.js';
import { Detail, NoDetail } from './detail.js';
import { FilterField } from './filter-field.js';
import { formatDuration, formatTime } from './format.js';
import { HowToInspect } from './how-to-inspect.js';
import { RowList } from './row-list.js';
import type { TabProps } from './tab-props.js';
import { useSampled } from './use-sampled.js';

/** What assistive technology was told, what it was not, and why. */
export function AnnouncerTab({ source: { engine, inspector } }: TabProps): ReactElement {
  return inspector ? (
    <Transcript inspector={inspector} clock={engine.clock} />
  ) : (
    <div className="empty">
      <HowToInspect />
    </div>
  );
}

const reasons: Readonly<Record<NonNullable<TranscriptEntry['suppressed']>, string>> = {
  muted: 'muted',
  'group-off': 'its group is off',
  replaced: 'a newer one took its place',
  dropped: 'too many waited',
  repeated: 'said a moment ago',
};

/** What became of it, in words. */
function fateOf({ suppressed, waitedMs, priority }: TranscriptEntry): string {
  if (suppressed !== null) return `not said: ${reasons[suppressed]}`;
  const waited = waitedMs !== null && waitedMs > 0 ? ` after ${formatDuration(waitedMs)}` : '';
  return `${priority ?? 'said'}${waited}`;
}

function Transcript({
  inspector: { transcript },
  clock,
}: {
  readonly inspector: Inspector;
  readonly clock: TabProps['source']['engine']['clock'];
}): ReactElement {
  const entries = useSampled(
    useMemo(() => ({ subscribe: transcript.subscribe, read: transcript.snapshot }), [transcript]),
    clock,
  );
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<TranscriptEntry | null>(null);
  const rows = useMemo(() => matching(entries, filter), [entries, filter]);
  const unsaid = entries.filter(({ suppressed }) => suppressed !== null).length;
  return (
    <>
      <div className="bar">
        <FilterField label="Filter announcements" value={filter} onChange={setFilter} />
        <button
          type="button"
          className="button"
          onClick={() => {
            setChosen(null);
            transcript.clear();
          }}
        >
          Clear
        </button>
        <small>
          {entries.length - unsaid} said, {unsaid} not
        </small>
      </div>
      <div className="split">
        <RowList
          label="Announcements"
          rows={rows}
          chosen={chosen?.key ?? null}
          onChoose={setChosen}
          toneOf={({ suppressed, priority }) =>
            suppressed !== null ? 'unsaid' : priority === 'assertive' ? 'urgent' : undefined
          }
          follows
          empty={entries.length === 0 ? <NothingYet /> : <p>No announcement has this in it.</p>}
        >
          {(entry) => <AnnouncementCells entry={entry} />}
        </RowList>
        {chosen ? (
          <Detail title={chosen.group} printed={printJson(chosen)}>
            <p>
              <bdi>{showInvisible(chosen.text)}</bdi>
            </p>
          </Detail>
        ) : (
          <NoDetail>
            <p>Choose an announcement to read it in full.</p>
          </NoDetail>
        )}
      </div>
    </>
  );
}

function matching(entries: readonly TranscriptEntry[], filter: string): readonly TranscriptEntry[] {
  const wanted = filter.toLowerCase();
  return entries.filter(({ text, group }) => `${group} ${text}`.toLowerCase().includes(wanted));
}

function NothingYet(): ReactElement {
  return (
    <>
      <b>Nothing was said</b>
      <p>An announcer is heard where it was given the transcript:</p>
      <pre tabIndex={0} aria-label="How to hear an announcer">
        {'<Announcer {...inspector.transcript.props}>'}
      </pre>
    </>
  );
}

function AnnouncementCells({ entry }: { readonly entry: TranscriptEntry }): ReactElement {
  const { at, group, text } = entry;
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
      <span className="state">{group}</span>
      <span>
        <bdi>{showInvisible(text)}</bdi>
      </span>
      <small>{fateOf(entry)}</small>
    </>
  );
}
