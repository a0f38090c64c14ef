import { RelativeTime, useEventFeed } from '../../../src/index.js';
import './headless.css';

/** What somebody wrote comes over the wire: anything may be in it. */
function detailOf(_: string, data: unknown): string | undefined {
  const { text } = (data ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : undefined;
}

/** The last of what happened, newest first, on a line through the day. */
export function DayLine({ channel, most = 4 }: { channel: string; most?: number }) {
  const { entries, clear } = useEventFeed(channel, { max: 50, detail: detailOf });
  return (
    <div className="hl-day">
      <ol aria-label="What happened">
        {entries
          .slice(-most)
          .reverse()
          .map(({ key, at, event, detail, kind, count }) => (
            <li key={key} data-kind={kind}>
              <b>
                <bdi>{event}</bdi>
                {(count ?? 1) > 1 && ` × ${count}`}
              </b>
              <span>
                <bdi>{detail ?? 'No detail'}</bdi>, <RelativeTime at={at} />
              </span>
            </li>
          ))}
      </ol>
      <button type="button" disabled={entries.length === 0} onClick={clear}>
        Clear
      </button>
    </div>
  );
}
