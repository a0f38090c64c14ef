import { useEffect, useRef, type ReactElement } from 'react';
import type { Entry } from './use-journal.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What happened, oldest first, always read from its end. */
export function Journal({ entries }: { entries: readonly Entry[] }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [entries]);
  return (
    <div ref={box} className="line-journal" role="log" aria-label="What happened" tabIndex={0}>
      {entries.length === 0 && <p className="room-quiet">Nothing yet.</p>}
      {entries.map(({ key, at, what, detail }) => (
        <p key={key} data-what={what}>
          <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
          <code>{what}</code>
          <span>{detail}</span>
        </p>
      ))}
    </div>
  );
}
