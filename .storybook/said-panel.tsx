/** @jsxRuntime classic */ // Storybook brings its own React, and builds this page with it
import * as React from 'react';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Log } from '../stories/shell/log.js';
import type { SaidEntry } from '../stories/shell/messages.js';
import { At, PanelBar, useLog } from './panel-parts.js';

/** What assistive technology was told, in the order in which it was. */
export function SaidPanel({ log }: { readonly log: Log<SaidEntry> }): ReactElement {
  const { entries } = useLog(log);
  const box = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [entries]);
  return (
    <div className="cpp">
      <PanelBar log={log} count={`${entries.length} ${entries.length === 1 ? 'utterance' : 'utterances'}`} />
      {entries.length === 0 ? (
        <p className="cpp-empty">Nothing was said. What a screen reader is told in this story stands here.</p>
      ) : (
        <ol
          ref={box}
          className="cpp-list"
          aria-label="What was said"
          tabIndex={0}
          onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
            atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
          }}
        >
          {entries.map(({ id, at, who, group, text, priority }) => (
            <li key={id} className="cpp-said" data-priority={priority}>
              <At at={at} />
              <bdi className="cpp-who">{who}</bdi>
              <span className="cpp-group">{group}</span>
              <bdi className="cpp-text">{text}</bdi>
              <span className="cpp-priority">{priority}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
