/** @jsxRuntime classic */ // Storybook brings its own React, and builds this page with it
import * as React from 'react';
import { useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import type { Log, LogView } from '../stories/shell/log.js';

export function useLog<Entry>(log: Log<Entry>): LogView<Entry> {
  return useSyncExternalStore(log.subscribe, log.read);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** When something happened, to the millisecond. */
export function At({ at }: { readonly at: number }): ReactElement {
  return <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>;
}

/** Above a log: how much there is, what else the panel offers, and the means to hold it and to empty it. */
export function PanelBar<Entry>({
  log,
  count,
  children,
}: {
  readonly log: Log<Entry>;
  readonly count: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { paused, waiting } = useLog(log);
  return (
    <div className="cpp-bar">
      {children}
      <span className="cpp-count" role="status">
        {count}
        {paused && `, ${waiting} waiting`}
      </span>
      <button type="button" aria-pressed={paused} onClick={paused ? log.resume : log.pause}>
        Pause
      </button>
      <button type="button" onClick={log.clear}>
        Clear
      </button>
    </div>
  );
}
